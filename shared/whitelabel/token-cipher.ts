import { fromBase64, toBase64Url } from '../base64.ts'
import type { TokenKey, TokenKeys } from '../config/token-keys.ts'
import type { Snowflake } from '../discord/snowflake.ts'

type Bytes = Uint8Array<ArrayBuffer>

interface AesGcm {
  name: 'AES-GCM'
  iv: Bytes
  additionalData: Bytes
}

/** As much of WebCrypto as is used here; every runtime's global `crypto` fits. */
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

type Opened =
  | { ok: true; token: string }
  /** `unknown-key`: it was encrypted under a key that is not among these. `damaged`: altered, or another bot's. */
  | { ok: false; reason: 'unknown-key' | 'damaged' }

/** Keeps bot tokens unreadable to whoever reads the database alone. */
export interface TokenCipher {
  /** Under the first key. @param token printable ASCII, as Discord's are */
  seal(botId: Snowflake, token: string): Promise<string>
  open(botId: Snowflake, stored: string): Promise<Opened>
  /** Whether it was sealed under a key that is no longer the first. */
  isStale(stored: string): boolean
}

const VERSION = 'v1'
/** What AES-GCM asks for; a random one does not repeat within the number of tokens there will ever be. */
const IV_BYTES = 12

/**
 * AES-256-GCM with the bot's id as additional data, so that a token moved to another bot's row does not open.
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
        // WebCrypto says no more than that the tag does not fit.
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
