import { readCookie, SESSION_COOKIE } from '../sessions/cookies.ts'
import { sessionHash, sha256 } from '../sessions/session-id.ts'
import { looksLikeKey } from './keys/key.ts'

/** What a request brings to say who sends it. `not-a-key`: an Authorization header with something that is no API key. */
export type Credentials =
  | { kind: 'none' }
  | { kind: 'not-a-key' }
  | { kind: 'session' | 'key' /** SHA-256, 64 hexadecimal digits. */; hash: string }

/** Reads the credentials without asking the database. A request with an Authorization header is one of a key, whatever cookies it has. */
export async function readCredentials(request: Request): Promise<Credentials> {
  const authorization = request.headers.get('authorization')
  if (authorization !== null) {
    const [, key] = /^Bearer +(\S+)$/i.exec(authorization) ?? []
    return key !== undefined && looksLikeKey(key) ? { kind: 'key', hash: await sha256(key) } : { kind: 'not-a-key' }
  }
  const hash = await sessionHash(readCookie(request, SESSION_COOKIE))
  return hash === null ? { kind: 'none' } : { kind: 'session', hash }
}

/** The name of a caller in the table of stored replies: at most 80 characters. */
export const callerName = ({ kind, hash }: { kind: 'session' | 'key'; hash: string }): string => `${kind}:${hash}`
