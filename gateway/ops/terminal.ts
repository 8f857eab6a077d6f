const COLOURS: Readonly<Record<string, number>> = { trace: 90, debug: 90, info: 36, warn: 33, error: 31, fatal: 31 }
const HIDDEN = new Set(['level', 'time', 'msg', 'service', 'err'])

/** Formats a line of the log for a terminal: time, level, text and fields. A line that is not JSON stays as it is. */
export function readableLine(line: string): string {
  const entry = parse(line)
  if (entry === null) return line
  const { level, time, msg, err } = entry
  const name = String(level)
  const clock = String(time).slice(11, 23)
  const fields = Object.entries(entry)
    .filter(([key]) => !HIDDEN.has(key))
    .map(([key, value]) => ` \u001b[90m${key}=\u001b[0m${typeof value === 'string' ? value : JSON.stringify(value)}`)
  const label = `\u001b[${COLOURS[name] ?? 0}m${name.toUpperCase().padEnd(5)}\u001b[0m`
  return `${clock} ${label} ${msg ?? ''}${fields.join('')}${stackOf(err)}\n`
}

function parse(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line)
    // The keys of a JSON object are strings.
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

function stackOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return ''
  const { stack, message }: { stack?: unknown; message?: unknown } = error
  return `\n  ${String(stack ?? message ?? '').replaceAll('\n', '\n  ')}`
}
