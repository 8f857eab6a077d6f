import { texts } from '../../../shared/text/texts.ts'

/** The replies of `/xp give` and `/xp take`, and those that `/levels` shares. */
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
  'xp.already': {
    en: 'This change was made already. {user} has **{xp}** XP now, level **{level}**.',
    de: 'Diese Änderung ist schon geschehen. {user} hat jetzt **{xp}** XP, Level **{level}**.',
    fr: 'Cette modification a déjà été faite. {user} a maintenant **{xp}** XP, niveau **{level}**.',
    es: 'Este cambio ya se hizo. {user} tiene ahora **{xp}** XP, nivel **{level}**.',
    'pt-BR': 'Esta alteração já foi feita. {user} tem agora **{xp}** XP, nível **{level}**.',
  },
  'xp.rolesFollow': {
    en: 'The level roles change in a moment.',
    de: 'Die Level-Rollen werden gleich angepasst.',
    fr: 'Les rôles de niveau seront mis à jour dans un instant.',
    es: 'Los roles de nivel se actualizarán en un momento.',
    'pt-BR': 'Os cargos de nível serão atualizados em instantes.',
  },
  'xp.bot': {
    en: '{user} is a bot, and bots have no XP. Choose a person.',
    de: '{user} ist ein Bot, und Bots haben keine XP. Wähle eine Person.',
    fr: '{user} est un bot, et les bots n’ont pas d’XP. Choisis une personne.',
    es: '{user} es un bot, y los bots no tienen XP. Elige a una persona.',
    'pt-BR': '{user} é um bot, e bots não têm XP. Escolha uma pessoa.',
  },
  'xp.nothingToTake': {
    en: '{user} has no XP to take.',
    de: '{user} hat keine XP, die du wegnehmen könntest.',
    fr: '{user} n’a pas d’XP à retirer.',
    es: '{user} no tiene XP que quitar.',
    'pt-BR': '{user} não tem XP para tirar.',
  },
  'xp.atMost': {
    en: '{user} already has the maximum.',
    de: '{user} hat schon das Maximum.',
    fr: '{user} a déjà le maximum.',
    es: '{user} ya tiene el máximo.',
    'pt-BR': '{user} já tem o máximo.',
  },
})

export const xpTranslations = {
  de: { name: 'xp', description: 'XP geben, nehmen, zurücksetzen und erklären' },
  fr: { name: 'xp', description: 'Donner, retirer, remettre à 0 et expliquer l’XP' },
  es: { name: 'xp', description: 'Dar, quitar, restablecer y explicar XP' },
  'pt-BR': { name: 'xp', description: 'Dar, tirar, redefinir e explicar XP' },
}

export const xpGiveTranslations = {
  de: {
    name: 'geben',
    description: 'Gibt einem Mitglied XP',
    options: {
      user: { name: 'mitglied', description: 'Wer sie bekommt' },
      xp: { name: 'xp', description: 'Wie viele' },
    },
  },
  fr: {
    name: 'donner',
    description: 'Donne de l’XP à un membre',
    options: {
      user: { name: 'membre', description: 'Qui la reçoit' },
      xp: { name: 'xp', description: 'Combien' },
    },
  },
  es: {
    name: 'dar',
    description: 'Da XP a un miembro',
    options: {
      user: { name: 'miembro', description: 'Quién la recibe' },
      xp: { name: 'xp', description: 'Cuánta' },
    },
  },
  'pt-BR': {
    name: 'dar',
    description: 'Dá XP a um membro',
    options: {
      user: { name: 'membro', description: 'Quem recebe' },
      xp: { name: 'xp', description: 'Quanto' },
    },
  },
}

export const xpTakeTranslations = {
  de: {
    name: 'nehmen',
    description: 'Nimmt einem Mitglied XP weg, nie unter 0',
    options: {
      user: { name: 'mitglied', description: 'Wer sie verliert' },
      xp: { name: 'xp', description: 'Wie viele' },
    },
  },
  fr: {
    name: 'retirer',
    description: 'Retire de l’XP à un membre, jamais en dessous de 0',
    options: {
      user: { name: 'membre', description: 'Qui la perd' },
      xp: { name: 'xp', description: 'Combien' },
    },
  },
  es: {
    name: 'quitar',
    description: 'Quita XP a un miembro, nunca por debajo de 0',
    options: {
      user: { name: 'miembro', description: 'Quién la pierde' },
      xp: { name: 'xp', description: 'Cuánta' },
    },
  },
  'pt-BR': {
    name: 'tirar',
    description: 'Tira XP de um membro, nunca abaixo de 0',
    options: {
      user: { name: 'membro', description: 'Quem perde' },
      xp: { name: 'xp', description: 'Quanto' },
    },
  },
}

export const xpWhyTranslations = {
  de: {
    name: 'warum',
    description: 'Sagt, ob und warum ein Mitglied jetzt XP verdient oder nicht',
    options: {
      user: { name: 'mitglied', description: 'Wer; ohne Angabe du selbst' },
      channel: { name: 'kanal', description: 'Wo; ohne Angabe hier' },
    },
  },
  fr: {
    name: 'pourquoi',
    description: 'Dit si un membre gagne de l’XP en ce moment, et pourquoi',
    options: {
      user: { name: 'membre', description: 'Qui ; toi par défaut' },
      channel: { name: 'salon', description: 'Où ; ici par défaut' },
    },
  },
  es: {
    name: 'porqué',
    description: 'Dice si un miembro gana XP ahora mismo, y por qué',
    options: {
      user: { name: 'miembro', description: 'Quién; si lo omites, tú' },
      channel: { name: 'canal', description: 'Dónde; si lo omites, aquí' },
    },
  },
  'pt-BR': {
    name: 'porquê',
    description: 'Diz se um membro ganha XP agora, e por quê',
    options: {
      user: { name: 'membro', description: 'Quem; se omitir, você' },
      channel: { name: 'canal', description: 'Onde; se omitir, aqui' },
    },
  },
}
