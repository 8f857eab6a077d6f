import { texts } from '../../../shared/text/texts.ts'

/** What `/levels give` and `/levels take` say. */
export const levelsTexts = texts({
  'levels.given': {
    en: '{user} climbs {change} {change|level|levels}: now level **{level}**, {xp} XP.',
    de: '{user} steigt {change} Level auf: jetzt Level **{level}**, {xp} XP.',
    fr: '{user} monte de {change} {change|niveau|niveaux} : maintenant niveau **{level}**, {xp} XP.',
    es: '{user} sube {change} {change|nivel|niveles}: ahora nivel **{level}**, {xp} XP.',
    'pt-BR': '{user} sobe {change} {change|nível|níveis}: agora nível **{level}**, {xp} XP.',
  },
  'levels.taken': {
    en: '{user} drops {change} {change|level|levels}: now level **{level}**, {xp} XP.',
    de: '{user} fällt {change} Level zurück: jetzt Level **{level}**, {xp} XP.',
    fr: '{user} descend de {change} {change|niveau|niveaux} : maintenant niveau **{level}**, {xp} XP.',
    es: '{user} baja {change} {change|nivel|niveles}: ahora nivel **{level}**, {xp} XP.',
    'pt-BR': '{user} desce {change} {change|nível|níveis}: agora nível **{level}**, {xp} XP.',
  },
  'levels.tooFew': {
    en: '{user} has {level} {level|level|levels}, so no more than that can be taken.',
    de: '{user} hat {level} Level, mehr lassen sich nicht wegnehmen.',
    fr: '{user} a {level} {level|niveau|niveaux}, on ne peut pas en retirer davantage.',
    es: '{user} tiene {level} {level|nivel|niveles}; no se pueden quitar más.',
    'pt-BR': '{user} tem {level} {level|nível|níveis}; não dá para tirar mais que isso.',
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
    description: 'Hebt ein Mitglied um Level an; XP stehen dann am Anfang des neuen Levels',
    options: {
      user: { name: 'mitglied', description: 'Wer sie bekommt' },
      levels: { name: 'level', description: 'Wie viele' },
    },
  },
  fr: {
    name: 'donner',
    description: 'Fait monter un membre de niveaux ; son XP passe au début du nouveau niveau',
    options: {
      user: { name: 'membre', description: 'Qui les reçoit' },
      levels: { name: 'niveaux', description: 'Combien' },
    },
  },
  es: {
    name: 'dar',
    description: 'Sube niveles a un miembro; su XP pasa al inicio del nuevo nivel',
    options: {
      user: { name: 'miembro', description: 'Quién los recibe' },
      levels: { name: 'niveles', description: 'Cuántos' },
    },
  },
  'pt-BR': {
    name: 'dar',
    description: 'Sobe níveis de um membro; o XP vai para o início do novo nível',
    options: {
      user: { name: 'membro', description: 'Quem recebe' },
      levels: { name: 'níveis', description: 'Quantos' },
    },
  },
}

export const levelsTakeTranslations = {
  de: {
    name: 'nehmen',
    description: 'Setzt ein Mitglied um Level zurück; XP stehen dann am Anfang des neuen Levels',
    options: {
      user: { name: 'mitglied', description: 'Wer sie verliert' },
      levels: { name: 'level', description: 'Wie viele, höchstens so viele wie vorhanden' },
    },
  },
  fr: {
    name: 'retirer',
    description: 'Fait descendre un membre de niveaux ; son XP passe au début du nouveau niveau',
    options: {
      user: { name: 'membre', description: 'Qui les perd' },
      levels: { name: 'niveaux', description: 'Combien, au plus ceux qu’il a' },
    },
  },
  es: {
    name: 'quitar',
    description: 'Baja niveles a un miembro; su XP pasa al inicio del nuevo nivel',
    options: {
      user: { name: 'miembro', description: 'Quién los pierde' },
      levels: { name: 'niveles', description: 'Cuántos, como mucho los que tiene' },
    },
  },
  'pt-BR': {
    name: 'tirar',
    description: 'Baixa níveis de um membro; o XP vai para o início do novo nível',
    options: {
      user: { name: 'membro', description: 'Quem perde' },
      levels: { name: 'níveis', description: 'Quantos, no máximo os que ele tem' },
    },
  },
}
