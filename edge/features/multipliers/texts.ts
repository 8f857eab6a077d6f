import { texts } from '../../../shared/text/texts.ts'

export const multipliersTexts = texts({
  'multipliers.roleSet': {
    en: 'Members with {target} now earn **{factor}** times the XP. How several multipliers count at once: {stacking}.',
    de: 'Mitglieder mit {target} verdienen jetzt das **{factor}**-Fache an XP. Wie mehrere Multiplikatoren zusammen zählen: {stacking}.',
    fr: 'Les membres qui ont {target} gagnent maintenant **{factor}** fois l’XP. Comment se cumulent plusieurs multiplicateurs : {stacking}.',
    es: 'Los miembros con {target} ganan ahora **{factor}** veces la XP. Cómo cuentan varios multiplicadores a la vez: {stacking}.',
    'pt-BR':
      'Membros com {target} agora ganham **{factor}** vezes o XP. Como vários multiplicadores contam ao mesmo tempo: {stacking}.',
  },
  'multipliers.channelSet': {
    en: 'In {target}, members now earn **{factor}** times the XP. How several multipliers count at once: {stacking}.',
    de: 'In {target} verdienen Mitglieder jetzt das **{factor}**-Fache an XP. Wie mehrere Multiplikatoren zusammen zählen: {stacking}.',
    fr: 'Dans {target}, les membres gagnent maintenant **{factor}** fois l’XP. Comment se cumulent plusieurs multiplicateurs : {stacking}.',
    es: 'En {target}, los miembros ganan ahora **{factor}** veces la XP. Cómo cuentan varios multiplicadores a la vez: {stacking}.',
    'pt-BR':
      'Em {target}, os membros agora ganham **{factor}** vezes o XP. Como vários multiplicadores contam ao mesmo tempo: {stacking}.',
  },
  'multipliers.roleZero': {
    en: 'Members with {target} no longer earn XP, whichever other multipliers they have.',
    de: 'Mitglieder mit {target} verdienen keine XP mehr, egal welche anderen Multiplikatoren für sie gelten.',
    fr: 'Les membres qui ont {target} ne gagnent plus d’XP, quels que soient leurs autres multiplicateurs.',
    es: 'Los miembros con {target} ya no ganan XP, sean cuales sean sus otros multiplicadores.',
    'pt-BR': 'Membros com {target} não ganham mais XP, sejam quais forem os outros multiplicadores deles.',
  },
  'multipliers.channelZero': {
    en: 'In {target}, nobody earns XP any longer, whichever other multipliers apply.',
    de: 'In {target} verdient niemand mehr XP, egal welche anderen Multiplikatoren gelten.',
    fr: 'Dans {target}, plus personne ne gagne d’XP, quels que soient les autres multiplicateurs.',
    es: 'En {target} ya nadie gana XP, sean cuales sean los otros multiplicadores.',
    'pt-BR': 'Em {target}, ninguém mais ganha XP, sejam quais forem os outros multiplicadores.',
  },
  'multipliers.removed': {
    en: '{target} no longer has a multiplier.',
    de: '{target} hat keinen Multiplikator mehr.',
    fr: '{target} n’a plus de multiplicateur.',
    es: '{target} ya no tiene multiplicador.',
    'pt-BR': '{target} não tem mais multiplicador.',
  },
  'multipliers.none': {
    en: '{target} has no multiplier: 1 is the usual XP.',
    de: '{target} hat keinen Multiplikator: 1 sind die üblichen XP.',
    fr: '{target} n’a pas de multiplicateur : 1 correspond à l’XP habituelle.',
    es: '{target} no tiene multiplicador: 1 es la XP habitual.',
    'pt-BR': '{target} não tem multiplicador: 1 é o XP normal.',
  },
  'multipliers.unknown': {
    en: 'That has no multiplier. {list} shows everything that has one.',
    de: 'Das hat keinen Multiplikator. {list} zeigt alle Multiplikatoren.',
    fr: 'Cela n’a pas de multiplicateur. {list} affiche tous les multiplicateurs.',
    es: 'Eso no tiene multiplicador. {list} muestra todos los multiplicadores.',
    'pt-BR': 'Isso não tem multiplicador. {list} mostra todos os multiplicadores.',
  },
  'multipliers.decimals': {
    en: 'A multiplier has at most two decimals, e.g. 1.25.',
    de: 'Ein Multiplikator hat höchstens zwei Nachkommastellen, z. B. 1,25.',
    fr: 'Un multiplicateur a au plus deux décimales, p. ex. 1,25.',
    es: 'Un multiplicador tiene como máximo dos decimales, p. ej. 1,25.',
    'pt-BR': 'Um multiplicador tem no máximo duas casas decimais, p. ex. 1,25.',
  },
  'multipliers.everyone': {
    en: 'Everybody has @everyone. To change the XP of the whole server, use {multiplier}.',
    de: '@everyone haben alle. Die XP des ganzen Servers änderst du mit {multiplier}.',
    fr: 'Tout le monde a @everyone. Pour changer l’XP de tout le serveur, utilise {multiplier}.',
    es: 'Todos tienen @everyone. Para cambiar la XP de todo el servidor, usa {multiplier}.',
    'pt-BR': 'Todos têm @everyone. Para mudar o XP do servidor inteiro, use {multiplier}.',
  },
  'multipliers.title': {
    en: 'Multipliers',
    de: 'Multiplikatoren',
    fr: 'Multiplicateurs',
    es: 'Multiplicadores',
    'pt-BR': 'Multiplicadores',
  },
  'multipliers.empty': {
    en: 'No role or channel has a multiplier. Set one with {role} or {channel}.',
    de: 'Keine Rolle und kein Kanal hat einen Multiplikator. Mit {role} oder {channel} kannst du einen setzen.',
    fr: 'Aucun rôle ni salon n’a de multiplicateur. Fixes-en un avec {role} ou {channel}.',
    es: 'Ningún rol ni canal tiene multiplicador. Pon uno con {role} o {channel}.',
    'pt-BR': 'Nenhum cargo ou canal tem multiplicador. Defina um com {role} ou {channel}.',
  },
  'multipliers.line': {
    en: '**×{factor}** {entry}',
    de: '**×{factor}** {entry}',
    fr: '**×{factor}** {entry}',
    es: '**×{factor}** {entry}',
    'pt-BR': '**×{factor}** {entry}',
  },
  'multipliers.rule': {
    en: 'Several at once ({stacking}): {rule}',
    de: 'Mehrere zugleich ({stacking}): {rule}',
    fr: 'Plusieurs à la fois ({stacking}) : {rule}',
    es: 'Varios a la vez ({stacking}): {rule}',
    'pt-BR': 'Vários ao mesmo tempo ({stacking}): {rule}',
  },
})

export const multipliersTranslations = {
  de: { name: 'multiplikatoren', description: 'Rollen und Kanäle, die mehr oder weniger XP bringen' },
  fr: { name: 'multiplicateurs', description: 'Les rôles et salons qui rapportent plus ou moins d’XP' },
  es: { name: 'multiplicadores', description: 'Los roles y canales que dan más o menos XP' },
  'pt-BR': { name: 'multiplicadores', description: 'Os cargos e canais que rendem mais ou menos XP' },
}

const factor = {
  de: { name: 'faktor', description: '0 bis 10, höchstens zwei Nachkommastellen; 0 heißt keine XP, 1 entfernt ihn' },
  fr: { name: 'facteur', description: 'De 0 à 10, deux décimales au plus ; 0 : pas d’XP, 1 : le retire' },
  es: { name: 'factor', description: 'De 0 a 10, con dos decimales como máximo; 0 es sin XP, 1 lo quita' },
  'pt-BR': { name: 'fator', description: 'De 0 a 10, no máximo duas casas decimais; 0 é sem XP, 1 remove' },
}

export const multipliersRoleTranslations = {
  de: {
    name: 'rolle',
    description: 'Mitglieder mit einer Rolle verdienen ein Vielfaches an XP',
    options: { role: { name: 'rolle', description: 'Welche Rolle' }, factor: factor.de },
  },
  fr: {
    name: 'rôle',
    description: 'Multiplie l’XP des membres qui ont un rôle',
    options: { role: { name: 'rôle', description: 'Quel rôle' }, factor: factor.fr },
  },
  es: {
    name: 'rol',
    description: 'Multiplica la XP de los miembros con un rol',
    options: { role: { name: 'rol', description: 'Qué rol' }, factor: factor.es },
  },
  'pt-BR': {
    name: 'cargo',
    description: 'Multiplica o XP dos membros com um cargo',
    options: { role: { name: 'cargo', description: 'Qual cargo' }, factor: factor['pt-BR'] },
  },
}

export const multipliersChannelTranslations = {
  de: {
    name: 'kanal',
    description: 'Ein Kanal mit seinen Threads oder eine ganze Kategorie bringt ein Vielfaches an XP',
    options: {
      channel: { name: 'kanal', description: 'Welcher Kanal, Thread oder welche Kategorie' },
      factor: factor.de,
    },
  },
  fr: {
    name: 'salon',
    description: 'Multiplie l’XP dans un salon avec ses fils ou dans toute une catégorie',
    options: { channel: { name: 'salon', description: 'Quel salon, fil ou catégorie' }, factor: factor.fr },
  },
  es: {
    name: 'canal',
    description: 'Multiplica la XP en un canal con sus hilos o en toda una categoría',
    options: { channel: { name: 'canal', description: 'Qué canal, hilo o categoría' }, factor: factor.es },
  },
  'pt-BR': {
    name: 'canal',
    description: 'Multiplica o XP em um canal com seus tópicos ou em uma categoria inteira',
    options: { channel: { name: 'canal', description: 'Qual canal, tópico ou categoria' }, factor: factor['pt-BR'] },
  },
}

export const multipliersRemoveTranslations = {
  de: {
    name: 'entfernen',
    description: 'Den Multiplikator einer Rolle oder eines Kanals entfernen',
    options: { entry: { name: 'eintrag', description: 'Welche Rolle oder welcher Kanal' } },
  },
  fr: {
    name: 'retirer',
    description: 'Retire le multiplicateur d’un rôle ou d’un salon',
    options: { entry: { name: 'entrée', description: 'Quel rôle ou salon' } },
  },
  es: {
    name: 'quitar',
    description: 'Quita el multiplicador de un rol o canal',
    options: { entry: { name: 'entrada', description: 'Qué rol o canal' } },
  },
  'pt-BR': {
    name: 'remover',
    description: 'Remove o multiplicador de um cargo ou canal',
    options: { entry: { name: 'item', description: 'Qual cargo ou canal' } },
  },
}

export const multipliersListTranslations = {
  de: { name: 'liste', description: 'Zeigt alle Multiplikatoren' },
  fr: { name: 'liste', description: 'Affiche tous les multiplicateurs' },
  es: { name: 'lista', description: 'Muestra todos los multiplicadores' },
  'pt-BR': { name: 'lista', description: 'Mostra todos os multiplicadores' },
}
