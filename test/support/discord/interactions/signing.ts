import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'

/** The DER frame of an Ed25519 private key in PKCS #8; 32 bytes of seed follow. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')
const PUBLIC_KEY_BYTES = 32

export interface SigningKey {
  private: KeyObject
  /** As the developer portal shows it: 64 hexadecimal digits. */
  publicHex: string
}

/** An application's key pair; the same seed makes the same pair. */
export function signingKey(seed: string): SigningKey {
  const bytes = createHash('sha256').update(seed).digest()
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, bytes]), format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' })
  return { private: key, publicHex: spki.subarray(-PUBLIC_KEY_BYTES).toString('hex') }
}

export interface SignedHeaders {
  'X-Signature-Ed25519': string
  'X-Signature-Timestamp': string
}

/** Signs as Discord does: over the timestamp (seconds) and the raw body. */
export function signBody(key: SigningKey, body: string, atMs: number): SignedHeaders {
  const timestamp = String(Math.floor(atMs / 1000))
  const signature = sign(null, Buffer.from(timestamp + body), key.private)
  return { 'X-Signature-Ed25519': signature.toString('hex'), 'X-Signature-Timestamp': timestamp }
}
