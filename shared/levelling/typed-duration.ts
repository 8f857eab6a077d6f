import { DAY_MS, DAYS_PER_WEEK, MINUTE_MS } from './day.ts'

const HOUR_MS = 60 * MINUTE_MS

/**
 * Every word for a unit, in all languages, without accents. First letters are not enough: `1 Stunde` is an hour, not a week, and
 * `2 months` are not two minutes. The list has no months and years, because their lengths differ, and no `s`, because it means
 * seconds to some readers and weeks to others.
 */
const WORDS: readonly (readonly [number, string])[] = [
  [DAYS_PER_WEEK * DAY_MS, 'w wk wks week weeks woche wochen sem semaine semaines semana semanas'],
  [DAY_MS, 'd day days t tag tage tagen j jour jours dia dias'],
  [HOUR_MS, 'h hr hrs hour hours std stunde stunden heure heures hora horas'],
  [MINUTE_MS, 'm min mins minute minutes minuten mn minuto minutos'],
]

const UNITS: ReadonlyMap<string, number> = new Map(
  WORDS.flatMap(([length, words]) => words.split(' ').map((word) => [word, length] as const)),
)

/** An amount with at most two decimals and a unit, e.g. `1,5 h`; or hours and minutes, e.g. `1h30`. */
const PART = String.raw`(\d{1,5})(?:[.,](\d{1,2}))?\s*(?:(h)([0-5]\d)|([a-z]+)\.?)`
/** Between two parts: spaces, a comma, or `and` in any language. */
const BETWEEN = String.raw`(?:\s*,\s*|\s+(?:(?:and|und|et|y|e)\s+)?|)`

const WHOLE = new RegExp(`^${PART}(?:${BETWEEN}${PART})*$`)

/**
 * Reads a length of time in any of the languages, e.g. `2h`, `3 Tage`, `1d 12h`, `1h30`, `90 min`.
 * @returns milliseconds, whole minutes above 0; null for anything else, also for parts of a minute and for a unit that comes twice
 */
export function readDuration(typed: string): number | null {
  const text = typed.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  if (!WHOLE.test(text)) return null
  const units = new Set<number>()
  let total = 0
  for (const [, whole = '', decimals = '', hour, minutes = '0', word] of text.matchAll(new RegExp(PART, 'g'))) {
    const unit = UNITS.get(hour ?? word ?? '')
    if (unit === undefined || units.has(unit)) return null
    units.add(unit)
    // Hundredths, because a sum of fractions like 0.1 is not exact.
    total += (Number(`${whole}${decimals.padEnd(2, '0')}`) * unit) / 100 + Number(minutes) * MINUTE_MS
  }
  return total > 0 && total % MINUTE_MS === 0 ? total : null
}
