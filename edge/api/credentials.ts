import { readCookie, SESSION_COOKIE } from '../sessions/cookies.ts'
import { sessionHash, sha256 } from '../sessions/session-id.ts'
import { looksLikeKey } from './keys/key.ts'

/** The credentials of a request. `not-a-key`: its Authorization header has no valid API key. */
export type Credentials =
  | { kind: 'none' }
  | { kind: 'not-a-key' }
  /** The hash is SHA-256, as 64 hexadecimal digits. */
  | { kind: 'session' | 'key'; hash: string }

/** Reads the credentials without asking the database. Where a request has an Authorization header, its cookies are ignored. */
export async function readCredentials(request: Request): Promise<Credentials> {
  const authorization = request.headers.get('authorization')
  if (authorization !== null) {
    const [, key] = /^Bearer +(\S+)$/i.exec(authorization) ?? []
    return key !== undefined && looksLikeKey(key) ? { kind: 'key', hash: await sha256(key) } : { kind: 'not-a-key' }
  }
  const hash = await sessionHash(readCookie(request, SESSION_COOKIE))
  return hash === null ? { kind: 'none' } : { kind: 'session', hash }
}

/** The name of a caller in the table of stored replies. At most 80 characters. */
export const callerName = ({ kind, hash }: { kind: 'session' | 'key'; hash: string }): string => `${kind}:${hash}`
