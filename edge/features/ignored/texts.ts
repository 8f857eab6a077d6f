import { texts } from '../../../shared/text/texts.ts'

export const ignoredTexts = texts({
  'ignored.channelAdded': {
    en: 'Messages in {channel} and its threads no longer earn XP.',
    de: 'Nachrichten in {channel} und den Threads darin bringen keine XP mehr.',
    fr: 'Les messages dans {channel} et ses fils ne rapportent plus d’XP.',
    es: 'Los mensajes en {channel} y sus hilos ya no dan XP.',
    'pt-BR': 'Mensagens em {channel} e nos tópicos dele não rendem mais XP.',
  },
  'ignored.categoryAdded': {
    en: 'Messages in all channels of {channel} no longer earn XP.',
    de: 'Nachrichten in allen Kanälen von {channel} bringen keine XP mehr.',
    fr: 'Les messages dans tous les salons de {channel} ne rapportent plus d’XP.',
    es: 'Los mensajes en todos los canales de {channel} ya no dan XP.',
    'pt-BR': 'Mensagens em todos os canais de {channel} não rendem mais XP.',
  },
  'ignored.roleAdded': {
    en: 'Members with {role} no longer earn XP.',
    de: 'Mitglieder mit {role} verdienen keine XP mehr.',
    fr: 'Les membres qui ont {role} ne gagnent plus d’XP.',
    es: 'Los miembros con {role} ya no ganan XP.',
    'pt-BR': 'Membros com {role} não ganham mais XP.',
  },
  'ignored.channelKnown': {
    en: '{channel} is already ignored. To make it earn XP again, use {remove}.',
    de: '{channel} wird schon ignoriert. Mit {remove} bringt er wieder XP.',
    fr: '{channel} est déjà ignoré. Pour qu’il rapporte à nouveau de l’XP, utilise {remove}.',
    es: '{channel} ya está ignorado. Para que vuelva a dar XP, usa {remove}.',
    'pt-BR': '{channel} já é ignorado. Para que volte a render XP, use {remove}.',
  },
  'ignored.roleKnown': {
    en: '{role} is already ignored. To let its members earn XP again, use {remove}.',
    de: '{role} wird schon ignoriert. Mit {remove} verdienen ihre Mitglieder wieder XP.',
    fr: '{role} est déjà ignoré. Pour que ses membres gagnent à nouveau de l’XP, utilise {remove}.',
    es: '{role} ya está ignorado. Para que sus miembros vuelvan a ganar XP, usa {remove}.',
    'pt-BR': '{role} já é ignorado. Para que seus membros voltem a ganhar XP, use {remove}.',
  },
  'ignored.everyone': {
    en: 'Everybody has @everyone. To turn off XP in this server, set {multiplier} to 0.',
    de: '@everyone haben alle. Um XP auf diesem Server ganz abzuschalten, setze {multiplier} auf 0.',
    fr: 'Tout le monde a @everyone. Pour désactiver l’XP sur ce serveur, mets {multiplier} à 0.',
    es: 'Todos tienen @everyone. Para desactivar la XP en este servidor, pon {multiplier} a 0.',
    'pt-BR': 'Todos têm @everyone. Para desativar o XP neste servidor, defina {multiplier} como 0.',
  },
  'ignored.channelRemoved': {
    en: 'Messages in {channel} earn XP again.',
    de: 'Nachrichten in {channel} bringen wieder XP.',
    fr: 'Les messages dans {channel} rapportent à nouveau de l’XP.',
    es: 'Los mensajes en {channel} vuelven a dar XP.',
    'pt-BR': 'Mensagens em {channel} voltam a render XP.',
  },
  'ignored.roleRemoved': {
    en: 'Members with {role} earn XP again.',
    de: 'Mitglieder mit {role} verdienen wieder XP.',
    fr: 'Les membres qui ont {role} gagnent à nouveau de l’XP.',
    es: 'Los miembros con {role} vuelven a ganar XP.',
    'pt-BR': 'Membros com {role} voltam a ganhar XP.',
  },
  'ignored.unknown': {
    en: 'That is not ignored. {list} shows everything that is.',
    de: 'Das wird nicht ignoriert. {list} zeigt, was ignoriert wird.',
    fr: 'Cela n’est pas ignoré. {list} affiche tout ce qui l’est.',
    es: 'Eso no está ignorado. {list} muestra lo que sí lo está.',
    'pt-BR': 'Isso não é ignorado. {list} mostra tudo o que é.',
  },
  'ignored.channelsTitle': {
    en: 'Ignored channels',
    de: 'Ignorierte Kanäle',
    fr: 'Salons ignorés',
    es: 'Canales ignorados',
    'pt-BR': 'Canais ignorados',
  },
  'ignored.rolesTitle': {
    en: 'Ignored roles',
    de: 'Ignorierte Rollen',
    fr: 'Rôles ignorés',
    es: 'Roles ignorados',
    'pt-BR': 'Cargos ignorados',
  },
  'ignored.channelsEmpty': {
    en: 'No channel is ignored, so messages earn XP everywhere. Ignore one with {add}.',
    de: 'Kein Kanal wird ignoriert, Nachrichten bringen also überall XP. Mit {add} kannst du einen ignorieren.',
    fr: 'Aucun salon n’est ignoré : les messages rapportent de l’XP partout. Ignores-en un avec {add}.',
    es: 'No hay canales ignorados: los mensajes dan XP en todas partes. Ignora uno con {add}.',
    'pt-BR': 'Nenhum canal é ignorado: mensagens rendem XP em todo lugar. Ignore um com {add}.',
  },
  'ignored.rolesEmpty': {
    en: 'No role is ignored, so everybody earns XP. Ignore one with {add}.',
    de: 'Keine Rolle wird ignoriert, alle verdienen also XP. Mit {add} kannst du eine ignorieren.',
    fr: 'Aucun rôle n’est ignoré : tout le monde gagne de l’XP. Ignores-en un avec {add}.',
    es: 'No hay roles ignorados: todos ganan XP. Ignora uno con {add}.',
    'pt-BR': 'Nenhum cargo é ignorado: todos ganham XP. Ignore um com {add}.',
  },
})

export const ignoredTranslations = {
  de: { name: 'ignoriert', description: 'Kanäle und Rollen, die keine XP bringen' },
  fr: { name: 'ignorés', description: 'Les salons et rôles qui ne rapportent pas d’XP' },
  es: { name: 'ignorados', description: 'Los canales y roles que no dan XP' },
  'pt-BR': { name: 'ignorados', description: 'Os canais e cargos que não rendem XP' },
}

export const ignoredChannelsTranslations = {
  de: { name: 'kanäle', description: 'Kanäle, die keine XP bringen' },
  fr: { name: 'salons', description: 'Les salons qui ne rapportent pas d’XP' },
  es: { name: 'canales', description: 'Los canales que no dan XP' },
  'pt-BR': { name: 'canais', description: 'Os canais que não rendem XP' },
}

export const ignoredRolesTranslations = {
  de: { name: 'rollen', description: 'Rollen, deren Mitglieder keine XP verdienen' },
  fr: { name: 'rôles', description: 'Les rôles dont les membres ne gagnent pas d’XP' },
  es: { name: 'roles', description: 'Los roles cuyos miembros no ganan XP' },
  'pt-BR': { name: 'cargos', description: 'Os cargos cujos membros não ganham XP' },
}

export const ignoredChannelsAddTranslations = {
  de: {
    name: 'hinzufügen',
    description: 'Ein Kanal mit seinen Threads oder eine ganze Kategorie bringt keine XP mehr',
    options: { channel: { name: 'kanal', description: 'Welcher Kanal, Thread oder welche Kategorie' } },
  },
  fr: {
    name: 'ajouter',
    description: 'Un salon avec ses fils ou toute une catégorie ne rapporte plus d’XP',
    options: { channel: { name: 'salon', description: 'Quel salon, fil ou catégorie' } },
  },
  es: {
    name: 'añadir',
    description: 'Un canal con sus hilos o toda una categoría deja de dar XP',
    options: { channel: { name: 'canal', description: 'Qué canal, hilo o categoría' } },
  },
  'pt-BR': {
    name: 'adicionar',
    description: 'Um canal com seus tópicos ou uma categoria inteira deixa de render XP',
    options: { channel: { name: 'canal', description: 'Qual canal, tópico ou categoria' } },
  },
}

export const ignoredChannelsRemoveTranslations = {
  de: {
    name: 'entfernen',
    description: 'Ein Kanal bringt wieder XP',
    options: { channel: { name: 'kanal', description: 'Welcher ignorierte Kanal' } },
  },
  fr: {
    name: 'retirer',
    description: 'Un salon rapporte à nouveau de l’XP',
    options: { channel: { name: 'salon', description: 'Quel salon ignoré' } },
  },
  es: {
    name: 'quitar',
    description: 'Un canal vuelve a dar XP',
    options: { channel: { name: 'canal', description: 'Qué canal ignorado' } },
  },
  'pt-BR': {
    name: 'remover',
    description: 'Um canal volta a render XP',
    options: { channel: { name: 'canal', description: 'Qual canal ignorado' } },
  },
}

export const ignoredChannelsListTranslations = {
  de: { name: 'liste', description: 'Zeigt die ignorierten Kanäle' },
  fr: { name: 'liste', description: 'Affiche les salons ignorés' },
  es: { name: 'lista', description: 'Muestra los canales ignorados' },
  'pt-BR': { name: 'lista', description: 'Mostra os canais ignorados' },
}

export const ignoredRolesAddTranslations = {
  de: {
    name: 'hinzufügen',
    description: 'Mitglieder mit einer Rolle verdienen keine XP mehr',
    options: { role: { name: 'rolle', description: 'Welche Rolle' } },
  },
  fr: {
    name: 'ajouter',
    description: 'Les membres qui ont un rôle ne gagnent plus d’XP',
    options: { role: { name: 'rôle', description: 'Quel rôle' } },
  },
  es: {
    name: 'añadir',
    description: 'Los miembros con un rol dejan de ganar XP',
    options: { role: { name: 'rol', description: 'Qué rol' } },
  },
  'pt-BR': {
    name: 'adicionar',
    description: 'Membros com um cargo deixam de ganhar XP',
    options: { role: { name: 'cargo', description: 'Qual cargo' } },
  },
}

export const ignoredRolesRemoveTranslations = {
  de: {
    name: 'entfernen',
    description: 'Mitglieder mit einer Rolle verdienen wieder XP',
    options: { role: { name: 'rolle', description: 'Welche ignorierte Rolle' } },
  },
  fr: {
    name: 'retirer',
    description: 'Les membres qui ont un rôle gagnent à nouveau de l’XP',
    options: { role: { name: 'rôle', description: 'Quel rôle ignoré' } },
  },
  es: {
    name: 'quitar',
    description: 'Los miembros con un rol vuelven a ganar XP',
    options: { role: { name: 'rol', description: 'Qué rol ignorado' } },
  },
  'pt-BR': {
    name: 'remover',
    description: 'Membros com um cargo voltam a ganhar XP',
    options: { role: { name: 'cargo', description: 'Qual cargo ignorado' } },
  },
}

export const ignoredRolesListTranslations = {
  de: { name: 'liste', description: 'Zeigt die ignorierten Rollen' },
  fr: { name: 'liste', description: 'Affiche les rôles ignorés' },
  es: { name: 'lista', description: 'Muestra los roles ignorados' },
  'pt-BR': { name: 'lista', description: 'Mostra os cargos ignorados' },
}
