import { fromBase64, toBase64Url } from '../base64.ts'
import type { TokenKey, TokenKeys } from '../config/token-keys.ts'
import type { Snowflake } from '../discord/snowflake.ts'

type Bytes = Uint8Array<ArrayBuffer>

interface AesGcm {
  name: 'AES-GCM'
  iv: Bytes
  additionalData: Bytes
}

/** The part of WebCrypto that is used here. Every runtime's global `crypto` has it. */
export interface WebCrypto<Key> {
  getRandomValues(bytes: Bytes): unknown
  subtle: {
    importKey(
      format: 'raw',
      key: Bytes,
      algorithm: { name: 'AES-GCM' },
      extractable: false,
      usages: ('encrypt' | 'decrypt')[],
    ): Promise<Key>
    encrypt(algorithm: AesGcm, key: Key, data: Bytes): Promise<ArrayBuffer>
    decrypt(algorithm: AesGcm, key: Key, data: Bytes): Promise<ArrayBuffer>
  }
}

/** A decrypted token, or the reason why it could not be decrypted. */
type Opened =
  | { ok: true; token: string }
  /** `unknown-key`: the key that encrypted it is missing. `damaged`: it was altered, or belongs to another bot. */
  | { ok: false; reason: 'unknown-key' | 'damaged' }

/** Encrypts bot tokens, so that reading the database alone does not reveal them. */
export interface TokenCipher {
  /** Encrypts with the first key. @param token printable ASCII, as Discord's tokens are @throws TypeError for other text */
  seal(botId: Snowflake, token: string): Promise<string>
  /** Decrypts a stored token. */
  open(botId: Snowflake, stored: string): Promise<Opened>
  /** Whether a stored token was encrypted with a key that is no longer the first. */
  isStale(stored: string): boolean
}

const VERSION = 'v1'
/** The length that AES-GCM is made for. The number of tokens is far too small for random values to repeat. */
const IV_BYTES = 12

/**
 * Encrypts with AES-256-GCM and the bot's id as additional data, so that a token copied to another bot's row is refused.
 * Stored as `v1.<key id>.<iv>.<ciphertext and tag>`, the last two in base64url.
 */
export function createTokenCipher<Key>(crypto: WebCrypto<Key>, keys: TokenKeys): TokenCipher {
  const imported = new Map<string, Promise<Key>>()
  const keyOf = ({ id, bytes }: TokenKey): Promise<Key> => {
    const known = imported.get(id)
    if (known !== undefined) return known
    const key = crypto.subtle.importKey('raw', bytes, { name: 'AES-GCM' }, false, ['encrypt', 'decrypt'])
    imported.set(id, key)
    return key
  }
  const [first] = keys

  return {
    async seal(botId, token) {
      const iv = new Uint8Array(IV_BYTES)
      crypto.getRandomValues(iv)
      const sealed = await crypto.subtle.encrypt(aesGcm(botId, iv), await keyOf(first), bytesOf(token))
      return [VERSION, first.id, toBase64Url(iv), toBase64Url(new Uint8Array(sealed))].join('.')
    },
    async open(botId, stored) {
      const [version, keyId, ivText = '', sealedText = '', ...more] = stored.split('.')
      const iv = fromBase64(ivText)
      const sealed = fromBase64(sealedText)
      if (version !== VERSION || more.length > 0 || iv?.length !== IV_BYTES || sealed === null) {
        return { ok: false, reason: 'damaged' }
      }
      const key = keys.find(({ id }) => id === keyId)
      if (key === undefined) return { ok: false, reason: 'unknown-key' }
      const cryptoKey = await keyOf(key)
      try {
        const token = await crypto.subtle.decrypt(aesGcm(botId, iv), cryptoKey, sealed)
        return { ok: true, token: String.fromCharCode(...new Uint8Array(token)) }
      } catch {
        // WebCrypto reports only that the authentication tag does not match.
        return { ok: false, reason: 'damaged' }
      }
    },
    isStale: (stored) => !stored.startsWith(`${VERSION}.${first.id}.`),
  }
}

const aesGcm = (botId: Snowflake, iv: Bytes): AesGcm => ({ name: 'AES-GCM', iv, additionalData: bytesOf(botId) })

/** @throws TypeError for a text that is not printable ASCII */
function bytesOf(text: string): Bytes {
  if (!/^[ -~]*$/.test(text)) throw new TypeError('only printable ASCII can be sealed')
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}
