import { type Logger, pino } from 'pino'
import { BOT_TOKENS } from '../../shared/discord/token-pattern.ts'

/** The process's logger. */
export type Log = Logger

/** Matches the password in an address such as `mysql://user:password@host`. */
const URL_PASSWORD = /(:\/\/[^\s/:@"]*:)[^\s/@"]+(@)/g
const REDACTED = '[redacted]'

/**
 * Replaces every secret in a finished log line, in whichever field, message or stack it stands.
 * @param secrets values known at the start; empty ones are ignored. Anything that looks like a bot token is replaced too.
 */
function redactor(secrets: readonly string[]): (line: string) => string {
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
  /** Receives each finished line, without secrets. */
  write: (line: string) => void
}

/** Logs JSON lines. Secrets are removed from each finished line, so that no call can leak one. */
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
