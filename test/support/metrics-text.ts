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

/** The value of a metric, summed over its labels that match. @param labels e.g. `outcome="awarded"`; empty takes all */
export function sumOf(text: string, name: string, labels = ''): number {
  const lines = text.split('\n').filter((line) => /^[^#]/.test(line) && line.split(/[{ ]/)[0] === name)
  return lines.filter((line) => line.includes(labels)).reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)
}
