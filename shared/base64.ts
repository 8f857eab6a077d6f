const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Encodes bytes as base64url without padding. Written here because `btoa` is not part of the language. */
export function toBase64Url(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3)
    const group = (a << 16) | (b << 8) | c
    const characters = [group >> 18, (group >> 12) & 63, (group >> 6) & 63, group & 63].map((six) => ALPHABET[six])
    text += characters.slice(0, Math.min(3, bytes.length - at) + 1).join('')
  }
  return text
}

/** Decodes a base64 or base64url text, padded or not; null for any other text. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  const plain = text.replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_')
  if (!/^[\w-]*$/.test(plain) || plain.length % 4 === 1) return null
  const bytes = new Uint8Array(Math.floor((plain.length * 3) / 4))
  let bits = 0
  let filled = 0
  let at = 0
  for (const character of plain) {
    bits = ((bits << 6) | ALPHABET.indexOf(character)) & 0xffffff
    filled += 6
    if (filled < 8) continue
    filled -= 8
    bytes[at++] = (bits >> filled) & 0xff
  }
  return bytes
}
