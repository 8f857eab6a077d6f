import { toBase64Url } from '../../shared/base64.ts'

const ID_BYTES = 32
/** 32 bytes in base64url. Any other text is no session's id, and the database is not asked. */
const SESSION_ID = /^[\w-]{43}$/

/** Makes a secret that nobody can guess: 32 random bytes in base64url. */
export const newSecret = (): string => toBase64Url(crypto.getRandomValues(new Uint8Array(ID_BYTES)))

/** SHA-256 of a text, as 64 hexadecimal digits. */
export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The hash under which a session is stored; null for a text that cannot be a session's id. */
export const sessionHash = async (id: string | null): Promise<string | null> =>
  id !== null && SESSION_ID.test(id) ? sha256(id) : null
