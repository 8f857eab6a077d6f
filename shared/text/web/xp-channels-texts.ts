import { texts } from '../texts.ts'

/** The page of the only channels that earn XP. */
export const xpChannelsTexts = texts({
  'xpChannels.title': {
    en: 'Channels that earn',
    de: 'Kanäle mit XP',
    fr: 'Salons avec XP',
    es: 'Canales con XP',
    'pt-BR': 'Canais com XP',
  },
  'xpChannels.intro': {
    en: 'With this list, members earn XP only in certain channels and categories.',
    de: 'Mit dieser Liste verdienen Mitglieder nur in bestimmten Kanälen und Kategorien XP.',
    fr: 'Avec cette liste, les membres ne gagnent de l’XP que dans certains salons et certaines catégories.',
    es: 'Con esta lista, los miembros solo ganan XP en ciertos canales y categorías.',
    'pt-BR': 'Com esta lista, os membros só ganham XP em certos canais e categorias.',
  },
  'xpChannels.empty': {
    en: 'The list is empty, so all channels earn XP, except ignored ones.',
    de: 'Die Liste ist leer, also bringen alle Kanäle XP, außer ignorierten.',
    fr: 'La liste est vide : tous les salons rapportent de l’XP, sauf ceux qui sont ignorés.',
    es: 'La lista está vacía, así que todos los canales dan XP, menos los ignorados.',
    'pt-BR': 'A lista está vazia, então todos os canais rendem XP, menos os ignorados.',
  },
  'xpChannels.only': {
    en: 'Only these channels earn XP, with their threads, and the channels of these categories. All others earn none.',
    de: 'Nur diese Kanäle mit ihren Threads und die Kanäle dieser Kategorien bringen XP. Alle anderen bringen keine.',
    fr: 'Seuls ces salons, avec leurs fils, et les salons de ces catégories rapportent de l’XP. Les autres n’en rapportent pas.',
    es: 'Solo dan XP estos canales, con sus hilos, y los canales de estas categorías. Los demás no dan.',
    'pt-BR': 'Só rendem XP estes canais, com seus tópicos, e os canais destas categorias. Os outros não rendem.',
  },
  'xpChannels.ignored': {
    en: 'Is ignored.',
    de: 'Wird ignoriert.',
    fr: 'Est ignoré.',
    es: 'Está ignorado.',
    'pt-BR': 'É ignorado.',
  },
  'xpChannels.firstTitle': {
    en: 'Should only this channel earn XP?',
    de: 'Soll nur dieser Kanal XP bringen?',
    fr: 'Limiter l’XP à ce salon ?',
    es: '¿Dar XP solo en este canal?',
    'pt-BR': 'Dar XP só neste canal?',
  },
  'xpChannels.first': {
    en: '{channel} will be the first on the list. From then on, all other channels earn no XP until you add them.',
    de: '{channel} ist der erste Eintrag der Liste. Ab dann bringen alle anderen Kanäle keine XP, bis du sie hinzufügst.',
    fr: '{channel} sera le premier de la liste. Dès lors, les autres salons ne rapporteront plus d’XP tant que tu ne les ajoutes pas.',
    es: '{channel} será el primero de la lista. Desde entonces, los demás canales no darán XP hasta que los añadas.',
    'pt-BR':
      '{channel} será o primeiro da lista. A partir daí, os outros canais não renderão XP até que você os adicione.',
  },
})
