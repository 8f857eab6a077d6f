/** One figure of a bench. */
export interface Measure {
  /** Dotted, e.g. `edge.ping.vs_bare`. */
  measure: string
  value: number
  /** For people: what it is and how it came about. */
  note?: string
  /** What it should be, where that was promised. */
  target?: { atLeast: number } | { atMost: number }
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** Three digits that mean something are plenty. */
const rounded = (value: number): number => Number(value.toPrecision(4))

const isMet = ({ value, target }: Measure): boolean =>
  target === undefined || ('atLeast' in target ? value >= target.atLeast : value <= target.atMost)

function verdict(measure: Measure): string {
  const { target } = measure
  if (target === undefined) return ''
  const wanted = 'atLeast' in target ? `>= ${target.atLeast}` : `<= ${target.atMost}`
  return `${wanted} ${isMet(measure) ? 'ok' : 'MISSED'}`
}

/** Prints a table for people, then a line of JSON for each measure. @returns whether every target is met */
export function report(measures: readonly Measure[]): boolean {
  const rows = measures.map((measure) => [
    measure.measure,
    String(rounded(measure.value)),
    verdict(measure),
    measure.note ?? '',
  ])
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  for (const row of rows)
    say(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
  say('')
  for (const { measure, value } of measures) say(JSON.stringify({ measure, value: rounded(value) }))
  return measures.every(isMet)
}

/** The middle value; of an even number, the mean of the two in the middle. @throws where there are none */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]]
  if (low === undefined || high === undefined) throw new Error('there is no median of nothing')
  return (low + high) / 2
}
