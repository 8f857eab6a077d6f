import { tableLines } from '../../support/table.ts'
import type { Comparison } from './rounds.ts'

/** One figure of a bench. */
export interface Measure {
  /** Dotted, e.g. `edge.ping.vs_bare`. */
  measure: string
  /** Null where it cannot be measured; the note says why. */
  value: number | null
  /** How far the value may be off by chance, as a share of it; absent where that was not measured. */
  noise?: number
  /** Explains the figure for people. */
  note?: string
  /** The promised value; absent where nothing is promised. */
  target?: { atLeast: number } | { atMost: number }
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** Rounds to four significant digits. */
const rounded = (value: number): number => Number(value.toPrecision(4))
const shown = (value: number | null): number | null => value && rounded(value)

const isMet = ({ value, target }: Measure): boolean =>
  target === undefined || (value !== null && isWithin(value, target))

const isWithin = (value: number, target: NonNullable<Measure['target']>): boolean =>
  'atLeast' in target ? value >= target.atLeast : value <= target.atMost

function verdict(measure: Measure): string {
  const { target } = measure
  if (target === undefined) return ''
  const wanted = 'atLeast' in target ? `>= ${target.atLeast}` : `<= ${target.atMost}`
  return `${wanted} ${isMet(measure) ? 'ok' : 'MISSED'}`
}

/** A comparison as a measure. @param unit of both rates, e.g. `requests/s` */
export function ratioMeasure(measure: string, { ours, theirs, ratio, noise }: Comparison, unit: string): Measure {
  const rate = (value: number): string => Math.round(value).toLocaleString('en')
  return { measure, value: ratio, noise, note: `${rate(ours)} ${unit}, the other ${rate(theirs)}` }
}

/** Prints the machine, a table for people, and a line of JSON for each measure. @returns whether every target is met */
export function report(measures: readonly Measure[], machine: readonly string[]): boolean {
  for (const line of machine) say(line)
  say('')
  const rows = measures.map((measure) => [
    measure.measure,
    String(shown(measure.value) ?? '-'),
    measure.noise === undefined ? '' : `±${(measure.noise * 100).toFixed(1)} %`,
    verdict(measure),
    measure.note ?? '',
  ])
  for (const line of tableLines(rows)) say(line)
  say('')
  for (const { measure, value, noise } of measures) {
    say(JSON.stringify({ measure, value: shown(value), ...(noise !== undefined && { noise: rounded(noise) }) }))
  }
  return measures.every(isMet)
}
