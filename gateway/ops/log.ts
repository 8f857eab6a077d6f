import { type Logger, pino } from 'pino'
import { BOT_TOKENS } from '../../shared/discord/token-pattern.ts'

export type Log = Logger

/** The password in an address such as `mysql://user:password@host`. */
const URL_PASSWORD = /(:\/\/[^\s/:@"]*:)[^\s/@"]+(@)/g
const REDACTED = '[redacted]'

/**
 * Takes every secret out of a finished line, whatever field, message or stack it came in by.
 * @param secrets values known at start; empty ones are ignored. Bot tokens go by their shape as well.
 */
export function redactor(secrets: readonly string[]): (line: string) => string {
  const known = secrets.filter((secret) => secret.length > 0)
  const written = new Set(
    known.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]),
  )
  const longestFirst = [...written].sort((a, b) => b.length - a.length)
  return (line) => {
    let clean = line
    for (const secret of longestFirst) if (clean.includes(secret)) clean = clean.replaceAll(secret, REDACTED)
    return clean.replace(URL_PASSWORD, `$1${REDACTED}$2`).replace(BOT_TOKENS, REDACTED)
  }
}

export interface LogOptions {
  level: string
  secrets: readonly string[]
  /** Receives finished lines, secrets already removed. */
  write: (line: string) => void
}

/** JSON lines, each cleaned of secrets on its way out: a call that logs too much still leaks nothing. */
export function createLog({ level, secrets, write }: LogOptions): Log {
  const redact = redactor(secrets)
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line) => write(redact(line)) },
  )
}
