import type { Translated } from '../text/language.ts'

/** Red, green and blue, each 0 to 255. */
type Rgb = readonly [red: number, green: number, blue: number]

/** Colours that people choose by name. */
const NAMED: readonly { hex: string; name: Translated }[] = [
  { hex: '#ef4444', name: { en: 'red', de: 'rot', fr: 'rouge', es: 'rojo', 'pt-BR': 'vermelho' } },
  { hex: '#f97316', name: { en: 'orange', de: 'orange', fr: 'orange', es: 'naranja', 'pt-BR': 'laranja' } },
  { hex: '#eab308', name: { en: 'yellow', de: 'gelb', fr: 'jaune', es: 'amarillo', 'pt-BR': 'amarelo' } },
  { hex: '#22c55e', name: { en: 'green', de: 'grün', fr: 'vert', es: 'verde', 'pt-BR': 'verde' } },
  { hex: '#14b8a6', name: { en: 'teal', de: 'türkis', fr: 'turquoise', es: 'turquesa', 'pt-BR': 'turquesa' } },
  { hex: '#3b82f6', name: { en: 'blue', de: 'blau', fr: 'bleu', es: 'azul', 'pt-BR': 'azul' } },
  { hex: '#8b5cf6', name: { en: 'purple', de: 'lila', fr: 'violet', es: 'morado', 'pt-BR': 'roxo' } },
  { hex: '#ec4899', name: { en: 'pink', de: 'rosa', fr: 'rose', es: 'rosa', 'pt-BR': 'rosa' } },
]

/** The names of the colours in a language, for the sentence that refuses another one. */
export const colorNames = (language: keyof Translated): string => NAMED.map(({ name }) => name[language]).join(', ')

/** Reads a colour as a person types it: `#f80`, `ff8800`, or a name in any language. @returns `#rrggbb`; null for no colour */
export function readColor(typed: string): string | null {
  const text = typed.trim().toLowerCase()
  const named = NAMED.find(({ name }) => Object.values(name).includes(text))
  if (named !== undefined) return named.hex
  const [, digits] = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/.exec(text) ?? []
  if (digits === undefined) return null
  return digits.length === 6 ? `#${digits}` : `#${Array.from(digits, (digit) => digit + digit).join('')}`
}

/** @param hex `#rrggbb` */
export const rgbOf = (hex: string): Rgb => {
  const channel = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16)
  return [channel(1), channel(3), channel(5)]
}

const hexOf = (rgb: Rgb): string =>
  `#${rgb.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`

/** A colour with a share of another one. @param share 0..1 */
export const mix = (a: Rgb, b: Rgb, share: number): Rgb => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
  a[2] + (b[2] - a[2]) * share,
]

function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((channel) => {
    const value = channel / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The contrast of two colours, 1..21. https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((one, other) => other - one) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

const [WHITE, BLACK] = [rgbOf('#ffffff'), rgbOf('#000000')]
const STEPS = 20

/**
 * The colour nearest to a wanted one that has the needed contrast to each of these colours. It becomes lighter or darker in
 * steps, whichever needs less.
 */
export function readable(wanted: string, behind: readonly { color: Rgb; needed: number }[]): string {
  const rgb = rgbOf(wanted)
  for (let step = 0; step <= STEPS; step++) {
    for (const end of [WHITE, BLACK]) {
      const made = hexOf(mix(rgb, end, step / STEPS))
      if (behind.every(({ color, needed }) => contrast(rgbOf(made), color) >= needed)) return made
    }
  }
  return wanted
}
