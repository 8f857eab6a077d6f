import { languageOf, type Translated } from '../text/language.ts'
import { speakFrom } from '../text/say.ts'
import { texts } from '../text/texts.ts'
import { type Curve, PARTS_PER_XP } from './curve.ts'
import { type CurvePreset, presetOf } from './curve-presets.ts'

/** What the setting of the curve is about. */
export const CURVE_ABOUT: Translated = {
  en: 'How much XP each level takes',
  de: 'Wie viele XP jedes Level braucht',
  fr: 'Combien d’XP demande chaque niveau',
  es: 'Cuánta XP pide cada nivel',
  'pt-BR': 'Quanto XP cada nível exige',
}

/** The names of the presets. */
export const PRESET_NAMES: Readonly<Record<CurvePreset, Translated>> = {
  mee6: {
    en: 'Standard (as MEE6 counts)',
    de: 'Standard (wie MEE6 zählt)',
    fr: 'Standard (comme MEE6)',
    es: 'Estándar (como MEE6)',
    'pt-BR': 'Padrão (como o MEE6)',
  },
  flat: {
    en: 'Flat: 1,000 XP each level',
    de: 'Flach: 1.000 XP pro Level',
    fr: 'Plate : 1 000 XP par niveau',
    es: 'Plana: 1.000 XP por nivel',
    'pt-BR': 'Plana: 1.000 XP por nível',
  },
  linear: {
    en: 'Linear: each level takes 100 XP more',
    de: 'Linear: jedes Level braucht 100 XP mehr',
    fr: 'Linéaire : 100 XP de plus par niveau',
    es: 'Lineal: cada nivel pide 100 XP más',
    'pt-BR': 'Linear: cada nível exige 100 XP a mais',
  },
  quadratic: {
    en: 'Quadratic: level n takes 20 n² XP',
    de: 'Quadratisch: Level n braucht 20 n² XP',
    fr: 'Quadratique : le niveau n demande 20 n² XP',
    es: 'Cuadrática: el nivel n pide 20 n² XP',
    'pt-BR': 'Quadrática: o nível n exige 20 n² XP',
  },
  arcane: {
    en: 'As Arcane counts',
    de: 'Wie Arcane zählt',
    fr: 'Comme Arcane',
    es: 'Como Arcane',
    'pt-BR': 'Como o Arcane',
  },
  levelup: {
    en: 'As LevelUp counts',
    de: 'Wie LevelUp zählt',
    fr: 'Comme LevelUp',
    es: 'Como LevelUp',
    'pt-BR': 'Como o LevelUp',
  },
  polaris: {
    en: 'As Polaris counts',
    de: 'Wie Polaris zählt',
    fr: 'Comme Polaris',
    es: 'Como Polaris',
    'pt-BR': 'Como o Polaris',
  },
}

export const CURVE_REPLIES = texts({
  'curve.own': {
    en: 'Own: {formula} XP for level L',
    de: 'Eigene: {formula} XP für Level L',
    fr: 'Personnelle : {formula} XP pour le niveau L',
    es: 'Propia: {formula} XP para el nivel L',
    'pt-BR': 'Própria: {formula} XP para o nível L',
  },
  'curve.saved': {
    en: 'Levels now follow this curve: **{curve}**. I am recalculating the levels of all members.',
    de: 'Level folgen jetzt dieser Kurve: **{curve}**. Ich berechne die Level aller Mitglieder neu.',
    fr: 'Les niveaux suivent maintenant cette courbe : **{curve}**. Je recalcule les niveaux de tous les membres.',
    es: 'Los niveles siguen ahora esta curva: **{curve}**. Estoy recalculando los niveles de todos los miembros.',
    'pt-BR': 'Os níveis agora seguem esta curva: **{curve}**. Estou recalculando os níveis de todos os membros.',
  },
})

const say = speakFrom(CURVE_REPLIES)

/** The name of a preset, or the formula of own coefficients. */
export function curveName(curve: Curve, locale: string): string {
  const preset = presetOf(curve)
  if (preset !== null) return PRESET_NAMES[preset][languageOf(locale)]
  return say(locale)('curve.own', { formula: curveFormula(curve, locale) })
}

// A formula has no line break within a term.
const TIE = '\u00A0'

/** The total XP of level L as a formula, e.g. `1.67 L³ + 22.5 L² + 75.83 L`. At most two decimals are shown. */
export function curveFormula({ cubic, square, linear }: Curve, locale: string): string {
  const write = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
  const terms = [
    { part: cubic, power: 'L³' },
    { part: square, power: 'L²' },
    { part: linear, power: 'L' },
  ].filter(({ part }) => part !== 0)
  return terms
    .map(({ part, power }, nth) => {
      const size = `${write.format(Math.abs(part) / PARTS_PER_XP)}${TIE}${power}`
      if (nth === 0) return part < 0 ? `−${size}` : size
      return part < 0 ? `−${TIE}${size}` : `+${TIE}${size}`
    })
    .join(' ')
}
