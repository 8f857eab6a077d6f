import { BOT_TOKENS } from '../discord/token-pattern.ts'

/** Replaces a secret in a log. */
const REDACTED = '[redacted]'

/** Patterns of secrets that are removed from every log, besides the known secrets. Edge, gateway and bridge share this list. */
const PATTERNS: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  // The password in an address such as mysql://user:password@host.
  [/(:\/\/[^\s/:@"]*:)[^\s/@"]+(@)/g, `$1${REDACTED}$2`],
  [BOT_TOKENS, REDACTED],
  // A key of the REST API.
  [/\bpro_[\w-]{40,}/g, REDACTED],
  // The login of a person in the dashboard.
  [/(__Host-session=)[\w-]+/g, `$1${REDACTED}`],
  // The value of an authorization header.
  [/\b(Bearer|Basic) [\w.~+/-]{16,}=*/g, `$1 ${REDACTED}`],
  // The token of an interaction or a webhook. Nothing more is needed to write as the bot.
  [/(\/(?:webhooks|interactions)\/\d{5,20}\/)[^\s/?"'\\]+/g, `$1${REDACTED}`],
]

/**
 * Makes a function that removes every secret from a text, wherever it stands.
 * @param secrets known values; empty ones are ignored. Each is also found in the form that it has in JSON and in an address.
 */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  const known = secrets.filter((secret) => secret !== '')
  const written = new Set(
    known.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]),
  )
  // Longer ones first, because a secret may be part of another.
  const longestFirst = [...written].sort((a, b) => b.length - a.length)
  return (text) => {
    let clean = text
    for (const secret of longestFirst) if (clean.includes(secret)) clean = clean.replaceAll(secret, REDACTED)
    for (const [pattern, replacement] of PATTERNS) clean = clean.replace(pattern, replacement)
    return clean
  }
}
