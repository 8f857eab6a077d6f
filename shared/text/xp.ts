import { texts } from './texts.ts'

/** What `/xp give` and `/xp take` say, and what they share with `/levels`. */
export const xpTexts = texts({
  'xp.given': {
    en: '{user} receives {change} XP: now **{xp}** XP, level **{level}**.',
    de: '{user} bekommt {change} XP: jetzt **{xp}** XP, Level **{level}**.',
    fr: '{user} reçoit {change} XP : maintenant **{xp}** XP, niveau **{level}**.',
    es: '{user} recibe {change} XP: ahora **{xp}** XP, nivel **{level}**.',
    'pt-BR': '{user} recebe {change} XP: agora **{xp}** XP, nível **{level}**.',
  },
  'xp.taken': {
    en: '{user} loses {change} XP: now **{xp}** XP, level **{level}**.',
    de: '{user} verliert {change} XP: jetzt **{xp}** XP, Level **{level}**.',
    fr: '{user} perd {change} XP : maintenant **{xp}** XP, niveau **{level}**.',
    es: '{user} pierde {change} XP: ahora **{xp}** XP, nivel **{level}**.',
    'pt-BR': '{user} perde {change} XP: agora **{xp}** XP, nível **{level}**.',
  },
  'xp.rolesFollow': {
    en: 'Level roles follow in a moment.',
    de: 'Die Level-Rollen folgen gleich.',
    fr: 'Les rôles de niveau suivent dans un instant.',
    es: 'Los roles de nivel se actualizan en un momento.',
    'pt-BR': 'Os cargos de nível são atualizados em instantes.',
  },
  'xp.bot': {
    en: '{user} is a bot, and bots have no XP. Choose a person.',
    de: '{user} ist ein Bot, und Bots haben keine XP. Wähle eine Person.',
    fr: '{user} est un bot, et les bots n’ont pas d’XP. Choisis une personne.',
    es: '{user} es un bot, y los bots no tienen XP. Elige a una persona.',
    'pt-BR': '{user} é um bot, e bots não têm XP. Escolha uma pessoa.',
  },
  'xp.nothingToTake': {
    en: '{user} has no XP that could be taken.',
    de: '{user} hat keine XP, die man wegnehmen könnte.',
    fr: '{user} n’a pas d’XP à retirer.',
    es: '{user} no tiene XP que quitar.',
    'pt-BR': '{user} não tem XP para tirar.',
  },
  'xp.atMost': {
    en: '{user} already has as much as anybody can have.',
    de: '{user} hat schon so viel, wie man haben kann.',
    fr: '{user} a déjà le maximum possible.',
    es: '{user} ya tiene el máximo posible.',
    'pt-BR': '{user} já tem o máximo possível.',
  },
})
