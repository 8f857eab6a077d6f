const MOST_CHARACTERS = 16_000

/** An interaction's token lets its owner answer as the bot. */
const withoutToken = (key: string, value: unknown): unknown => (key === 'token' ? '…' : value)

/** A body as JSON that a person can read, without tokens; null for nothing. @param body JSON as text or parsed, or another text */
export function readable(body: unknown): string | null {
  if (body === null || body === undefined || body === '') return null
  const text = JSON.stringify(parsed(body), withoutToken, 2)
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)} …` : text
}

function parsed(body: unknown): unknown {
  if (typeof body !== 'string') return body
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}
