/** A metric as `/metrics` prints it. */
export interface PrintedMetric {
  name: string
  type: string
  help: string
  /** The samples' labels, e.g. `{ outcome: 'awarded' }`. */
  labels: Readonly<Record<string, string>>[]
}

/** Reads the text format of Prometheus. @throws where a line has another form */
export function parseMetrics(text: string): PrintedMetric[] {
  const metrics: PrintedMetric[] = []
  for (const line of text.split('\n')) {
    if (line === '') continue
    const [, name, help] = /^# HELP (\S+) (.*)$/.exec(line) ?? []
    const [, , type] = /^# TYPE (\S+) (\w+)$/.exec(line) ?? []
    const [, sample, braces = ''] = /^([a-z_]+)(?:\{(.*)\})? (?:-?[\d.]+(?:e[+-]?\d+)?|[+-]?Inf|NaN)$/.exec(line) ?? []
    const metric = metrics.at(-1)
    if (name !== undefined) metrics.push({ name, help: help ?? '', type: '', labels: [] })
    else if (type !== undefined && metric !== undefined) metric.type = type
    else if (sample?.startsWith(metric?.name ?? ' ')) metric?.labels.push(labelsOf(braces))
    else throw new Error(`unexpected line of metrics: ${line}`)
  }
  return metrics
}

const labelsOf = (braces: string): Record<string, string> =>
  Object.fromEntries(
    [...braces.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, name = '', value = '']) => [name, value]),
  )

/** The sum of a metric's samples whose labels contain a text. @param labels e.g. `outcome="awarded"`; empty takes all */
export function sumOf(text: string, name: string, labels = ''): number {
  const lines = text.split('\n').filter((line) => /^[^#]/.test(line) && line.split(/[{ ]/)[0] === name)
  return lines.filter((line) => line.includes(labels)).reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)
}

/**
 * A metric of a process; NaN where it has none of this name.
 * @param name without `prosperity_`; with all labels where it has any, e.g. `ledger_dropped_total{reason="full"}`
 */
export async function metricOf({ url }: { url: string }, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(new RegExp(`^prosperity_${name} (.*)$`, 'm').exec(text)?.[1])
}
