import { toBase64Url } from '../../../shared/base64.ts'
import { newSecret } from '../../sessions/session-id.ts'

const PREFIX = 'pro_'
/** The prefix, 32 random bytes and 4 bytes of checksum, both in base64url. */
const KEY = /^pro_([\w-]{43})([\w-]{6})$/

/** CRC-32 as in zip files. https://www.rfc-editor.org/rfc/rfc1952#section-8 */
function crc32(text: string): number {
  let crc = 0xffffffff
  for (let at = 0; at < text.length; at++) {
    crc ^= text.charCodeAt(at)
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}

function checksumOf(text: string): string {
  const crc = crc32(text)
  return toBase64Url(Uint8Array.of(crc >>> 24, crc >>> 16, crc >>> 8, crc))
}

/** Makes an API key. It is a secret: the database has only its hash. */
export function newKey(): string {
  const secret = PREFIX + newSecret()
  return secret + checksumOf(secret)
}

/**
 * Whether a text has the form and the checksum of an API key. A mistyped key and most guesses fail here, without a question
 * to the database.
 */
export function looksLikeKey(text: string): boolean {
  const [, secret, checksum] = KEY.exec(text) ?? []
  return secret !== undefined && checksumOf(PREFIX + secret) === checksum
}
