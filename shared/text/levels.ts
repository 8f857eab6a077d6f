import { texts } from './texts.ts'

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
