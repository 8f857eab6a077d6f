/** Refuses old requests that somebody recorded, and requests whose clock differs by more than this. */
const LARGEST_CLOCK_DIFFERENCE_MS = 5 * 60_000

export interface Signature {
  bytes: Uint8Array<ArrayBuffer>
  /** Signed as text, before the body. */
  timestamp: string
}

/** The value of a hexadecimal digit, by its character code. Letters may be of either case. */
const digit = (code: number): number => (code & 15) + (code > 57 ? 9 : 0)

/** Bytes of a hexadecimal text of exactly that many bytes; null for any other text. */
function fromHex(text: string, byteLength: number): Uint8Array<ArrayBuffer> | null {
  if (text.length !== byteLength * 2 || !/^[\da-f]*$/i.test(text)) return null
  const bytes = new Uint8Array(byteLength)
  for (let index = 0; index < byteLength; index++) {
    bytes[index] = (digit(text.charCodeAt(index * 2)) << 4) | digit(text.charCodeAt(index * 2 + 1))
  }
  return bytes
}

/**
 * A request's signature headers; null where they cannot belong to a request that Discord has just sent.
 * https://discord.com/developers/docs/interactions/overview#setting-up-an-endpoint-validating-security-request-headers
 * @param now milliseconds since 1970
 */
export function readSignature(headers: Headers, now: number): Signature | null {
  const timestamp = headers.get('x-signature-timestamp') ?? ''
  const bytes = fromHex(headers.get('x-signature-ed25519') ?? '', 64)
  if (bytes === null || !/^\d{1,12}$/.test(timestamp)) return null
  if (Math.abs(Number(timestamp) * 1000 - now) > LARGEST_CLOCK_DIFFERENCE_MS) return null
  return { bytes, timestamp }
}

/** An application's public key, ready to verify with; null where the text is not an Ed25519 key. */
export async function importPublicKey(hex: string): Promise<CryptoKey | null> {
  const bytes = fromHex(hex, 32)
  if (bytes === null) return null
  try {
    return await crypto.subtle.importKey('raw', bytes, { name: 'Ed25519' }, false, ['verify'])
  } catch {
    // Some runtimes refuse bytes that are no point on the curve; on others no signature verifies with them.
    return null
  }
}

const utf8 = new TextEncoder()

/** Whether the holder of the key signed this body at this time. */
export const verify = (key: CryptoKey, { bytes, timestamp }: Signature, body: string): Promise<boolean> =>
  crypto.subtle.verify({ name: 'Ed25519' }, key, bytes, utf8.encode(timestamp + body))
