import { texts } from '../../../shared/text/texts.ts'

export const xpChannelsTexts = texts({
  'xpChannels.added': {
    en: '{channel} is on the list of channels that earn XP. Channels that are not on it earn none: {list}.',
    de: '{channel} steht auf der Liste der Kanäle, die XP bringen. Kanäle, die nicht darauf stehen, bringen keine: {list}.',
    fr: '{channel} est sur la liste des salons qui rapportent de l’XP. Les autres salons n’en rapportent pas : {list}.',
    es: '{channel} está en la lista de canales que dan XP. Los canales que no están en ella no dan: {list}.',
    'pt-BR': '{channel} está na lista de canais que rendem XP. Canais fora dela não rendem: {list}.',
  },
  'xpChannels.known': {
    en: '{channel} is already on the list of channels that earn XP: {list}.',
    de: '{channel} steht schon auf der Liste der Kanäle, die XP bringen: {list}.',
    fr: '{channel} est déjà sur la liste des salons qui rapportent de l’XP : {list}.',
    es: '{channel} ya está en la lista de canales que dan XP: {list}.',
    'pt-BR': '{channel} já está na lista de canais que rendem XP: {list}.',
  },
  'xpChannels.ignored': {
    en: '{ignored} is ignored, so {channel} would earn no XP on this list either. First use {remove}.',
    de: '{ignored} wird ignoriert, deshalb brächte {channel} auch mit dieser Liste keine XP. Nimm zuerst {remove}.',
    fr: '{ignored} est ignoré : même sur cette liste, {channel} ne rapporterait pas d’XP. Utilise d’abord {remove}.',
    es: '{ignored} está ignorado, así que {channel} tampoco daría XP en esta lista. Usa primero {remove}.',
    'pt-BR': '{ignored} é ignorado, então {channel} também não renderia XP nesta lista. Use primeiro {remove}.',
  },
  'xpChannels.removed': {
    en: '{channel} no longer earns XP. Only the channels on the list do.',
    de: '{channel} bringt keine XP mehr. Nur die Kanäle auf der Liste bringen welche.',
    fr: '{channel} ne rapporte plus d’XP. Seuls les salons de la liste en rapportent.',
    es: '{channel} ya no da XP. Solo la dan los canales de la lista.',
    'pt-BR': '{channel} não rende mais XP. Só os canais da lista rendem.',
  },
  'xpChannels.all': {
    en: 'The list is empty now, so all channels earn XP again.',
    de: 'Die Liste ist jetzt leer, also bringen wieder alle Kanäle XP.',
    fr: 'La liste est vide : tous les salons rapportent à nouveau de l’XP.',
    es: 'La lista está vacía, así que todos los canales vuelven a dar XP.',
    'pt-BR': 'A lista está vazia, então todos os canais voltam a render XP.',
  },
  'xpChannels.unknown': {
    en: 'That is not on the list. {list} shows everything that is.',
    de: 'Das steht nicht auf der Liste. {list} zeigt, was darauf steht.',
    fr: 'Cela n’est pas sur la liste. {list} affiche tout ce qui y est.',
    es: 'Eso no está en la lista. {list} muestra todo lo que está.',
    'pt-BR': 'Isso não está na lista. {list} mostra tudo o que está.',
  },
  'xpChannels.title': {
    en: 'Only these channels earn XP',
    de: 'Nur diese Kanäle bringen XP',
    fr: 'Seuls ces salons rapportent de l’XP',
    es: 'Solo estos canales dan XP',
    'pt-BR': 'Só estes canais rendem XP',
  },
  'xpChannels.empty': {
    en: 'All channels earn XP, except ignored ones. To let only some earn XP, use {add}.',
    de: 'Alle Kanäle bringen XP, außer ignorierten. Sollen nur bestimmte XP bringen, nimm {add}.',
    fr: 'Tous les salons rapportent de l’XP, sauf ceux qui sont ignorés. Pour n’en garder que certains, utilise {add}.',
    es: 'Todos los canales dan XP, menos los ignorados. Para que solo la den algunos, usa {add}.',
    'pt-BR': 'Todos os canais rendem XP, menos os ignorados. Para que só alguns rendam, use {add}.',
  },
})

export const xpChannelsTranslations = {
  de: { name: 'xp-kanäle', description: 'Die einzigen Kanäle, die XP bringen' },
  fr: { name: 'salons-xp', description: 'Les seuls salons qui rapportent de l’XP' },
  es: { name: 'canales-xp', description: 'Los únicos canales que dan XP' },
  'pt-BR': { name: 'canais-xp', description: 'Os únicos canais que rendem XP' },
}

export const xpChannelsAddTranslations = {
  de: {
    name: 'hinzufügen',
    description: 'Nur Kanäle der Liste bringen XP: einen Kanal, Thread oder eine Kategorie hinzufügen',
    options: { channel: { name: 'kanal', description: 'Welcher Kanal, Thread oder welche Kategorie' } },
  },
  fr: {
    name: 'ajouter',
    description: 'Seuls les salons de la liste rapportent de l’XP : ajoute un salon, un fil ou une catégorie',
    options: { channel: { name: 'salon', description: 'Quel salon, fil ou catégorie' } },
  },
  es: {
    name: 'añadir',
    description: 'Solo los canales de la lista dan XP: añade un canal, un hilo o una categoría',
    options: { channel: { name: 'canal', description: 'Qué canal, hilo o categoría' } },
  },
  'pt-BR': {
    name: 'adicionar',
    description: 'Só os canais da lista rendem XP: adicione um canal, um tópico ou uma categoria',
    options: { channel: { name: 'canal', description: 'Qual canal, tópico ou categoria' } },
  },
}

export const xpChannelsRemoveTranslations = {
  de: {
    name: 'entfernen',
    description: 'Einen Kanal von der Liste der Kanäle nehmen, die XP bringen',
    options: { channel: { name: 'kanal', description: 'Welcher Kanal der Liste' } },
  },
  fr: {
    name: 'retirer',
    description: 'Retire un salon de la liste de ceux qui rapportent de l’XP',
    options: { channel: { name: 'salon', description: 'Quel salon de la liste' } },
  },
  es: {
    name: 'quitar',
    description: 'Quita un canal de la lista de los que dan XP',
    options: { channel: { name: 'canal', description: 'Qué canal de la lista' } },
  },
  'pt-BR': {
    name: 'remover',
    description: 'Tira um canal da lista dos que rendem XP',
    options: { channel: { name: 'canal', description: 'Qual canal da lista' } },
  },
}

export const xpChannelsListTranslations = {
  de: { name: 'liste', description: 'Zeigt die Kanäle, die XP bringen, wenn es nur bestimmte sind' },
  fr: { name: 'liste', description: 'Affiche les salons qui rapportent de l’XP, si seuls certains le font' },
  es: { name: 'lista', description: 'Muestra los canales que dan XP, si solo la dan algunos' },
  'pt-BR': { name: 'lista', description: 'Mostra os canais que rendem XP, se só alguns rendem' },
}
