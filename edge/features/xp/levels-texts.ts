import { texts } from '../../../shared/text/texts.ts'

/** The replies of `/levels give` and `/levels take`. */
export const levelsTexts = texts({
  'levels.given': {
    en: '{user} goes up {change} {change|level|levels}: now level **{level}**, {xp} XP.',
    de: '{user} steigt {change} Level auf: jetzt Level **{level}**, {xp} XP.',
    fr: '{user} monte de {change} {change|niveau|niveaux} : maintenant niveau **{level}**, {xp} XP.',
    es: '{user} sube {change} {change|nivel|niveles}: ahora nivel **{level}**, {xp} XP.',
    'pt-BR': '{user} sobe {change} {change|nível|níveis}: agora nível **{level}**, {xp} XP.',
  },
  'levels.taken': {
    en: '{user} goes down {change} {change|level|levels}: now level **{level}**, {xp} XP.',
    de: '{user} fällt {change} Level zurück: jetzt Level **{level}**, {xp} XP.',
    fr: '{user} descend de {change} {change|niveau|niveaux} : maintenant niveau **{level}**, {xp} XP.',
    es: '{user} baja {change} {change|nivel|niveles}: ahora nivel **{level}**, {xp} XP.',
    'pt-BR': '{user} desce {change} {change|nível|níveis}: agora nível **{level}**, {xp} XP.',
  },
  'levels.tooFew': {
    en: '{user} has only {level} {level|level|levels}, so you cannot take more than that.',
    de: '{user} hat nur {level} Level, mehr kannst du nicht wegnehmen.',
    fr: '{user} n’a que {level} {level|niveau|niveaux} : tu ne peux pas en retirer davantage.',
    es: '{user} solo tiene {level} {level|nivel|niveles}; no puedes quitar más.',
    'pt-BR': '{user} só tem {level} {level|nível|níveis}; não dá para tirar mais que isso.',
  },
})

export const levelsTranslations = {
  de: { name: 'levels', description: 'Level geben und nehmen' },
  fr: { name: 'niveaux', description: 'Donner et retirer des niveaux' },
  es: { name: 'niveles', description: 'Dar y quitar niveles' },
  'pt-BR': { name: 'níveis', description: 'Dar e tirar níveis' },
}

export const levelsGiveTranslations = {
  de: {
    name: 'geben',
    description: 'Gibt einem Mitglied Level; seine XP stehen dann am Anfang des neuen Levels',
    options: {
      user: { name: 'mitglied', description: 'Wer sie bekommt' },
      levels: { name: 'level', description: 'Wie viele' },
    },
  },
  fr: {
    name: 'donner',
    description: 'Donne des niveaux à un membre ; son XP passe au début du nouveau niveau',
    options: {
      user: { name: 'membre', description: 'Qui les reçoit' },
      levels: { name: 'niveaux', description: 'Combien' },
    },
  },
  es: {
    name: 'dar',
    description: 'Da niveles a un miembro; su XP pasa al inicio del nuevo nivel',
    options: {
      user: { name: 'miembro', description: 'Quién los recibe' },
      levels: { name: 'niveles', description: 'Cuántos' },
    },
  },
  'pt-BR': {
    name: 'dar',
    description: 'Dá níveis a um membro; o XP vai para o início do novo nível',
    options: {
      user: { name: 'membro', description: 'Quem recebe' },
      levels: { name: 'níveis', description: 'Quantos' },
    },
  },
}

export const levelsTakeTranslations = {
  de: {
    name: 'nehmen',
    description: 'Nimmt einem Mitglied Level; seine XP stehen dann am Anfang des neuen Levels',
    options: {
      user: { name: 'mitglied', description: 'Wer sie verliert' },
      levels: { name: 'level', description: 'Wie viele; höchstens so viele, wie das Mitglied hat' },
    },
  },
  fr: {
    name: 'retirer',
    description: 'Retire des niveaux à un membre ; son XP passe au début du nouveau niveau',
    options: {
      user: { name: 'membre', description: 'Qui les perd' },
      levels: { name: 'niveaux', description: 'Combien ; pas plus que le membre n’en a' },
    },
  },
  es: {
    name: 'quitar',
    description: 'Quita niveles a un miembro; su XP pasa al inicio del nuevo nivel',
    options: {
      user: { name: 'miembro', description: 'Quién los pierde' },
      levels: { name: 'niveles', description: 'Cuántos; como mucho los que tiene' },
    },
  },
  'pt-BR': {
    name: 'tirar',
    description: 'Tira níveis de um membro; o XP vai para o início do novo nível',
    options: {
      user: { name: 'membro', description: 'Quem perde' },
      levels: { name: 'níveis', description: 'Quantos; no máximo os que o membro tem' },
    },
  },
}
