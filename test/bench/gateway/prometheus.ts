/** The sum of a counter over all its labels, or over one set of them where that is named. */
export function counterOf(text: string, name: string): number {
  const lines = text.split('\n').filter((line) => line.startsWith(name.includes('{') ? `${name} ` : `${name}{`))
  return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0)
}

function bucketsOf(text: string, name: string): Map<number, number> {
  const found = text.matchAll(new RegExp(`^${name}_bucket\\{le="([^"]+)"\\} (\\d+)$`, 'gm'))
  return new Map([...found].map(([, bound, count]) => [bound === '+Inf' ? Infinity : Number(bound), Number(count)]))
}

/** A percentile of what a histogram saw between two readings, even within a bucket. @param share 0..1 */
export function percentileOf(text: string, before: string, name: string, share: number): number {
  const earlier = bucketsOf(before, name)
  const counts = [...bucketsOf(text, name)].map(([bound, count]) => ({
    bound,
    count: count - (earlier.get(bound) ?? 0),
  }))
  const wanted = (counts.at(-1)?.count ?? 0) * share
  let lower = { bound: 0, count: 0 }
  for (const bucket of counts) {
    if (bucket.count >= wanted) {
      const into = (wanted - lower.count) / (bucket.count - lower.count)
      return Number.isFinite(bucket.bound) ? lower.bound + into * (bucket.bound - lower.bound) : Infinity
    }
    lower = bucket
  }
  throw new Error(`${name} has seen nothing`)
}
