/** A size in pixels. */
interface Size {
  width: number
  height: number
}

const textAt = (bytes: Uint8Array, at: number, length: number): string =>
  Array.from(bytes.subarray(at, at + length), (byte) => String.fromCharCode(byte)).join('')

/** A whole number of some bytes, the lowest byte first. */
const numberAt = (bytes: Uint8Array, at: number, length: number): number =>
  bytes.subarray(at, at + length).reduceRight((sum, byte) => sum * 256 + byte, 0)

/** The size of a PNG. https://www.w3.org/TR/png-3/#11IHDR */
function sizeOfPng(bytes: Uint8Array): Size {
  const reversed = bytes.slice(16, 24).reverse()
  return { width: numberAt(reversed, 4, 4), height: numberAt(reversed, 0, 4) }
}

/** The size of a WebP. https://developers.google.com/speed/webp/docs/riff_container */
function sizeOfWebp(bytes: Uint8Array): Size | null {
  switch (textAt(bytes, 12, 4)) {
    case 'VP8 ':
      return { width: numberAt(bytes, 26, 2) & 0x3fff, height: numberAt(bytes, 28, 2) & 0x3fff }
    case 'VP8L': {
      const bits = numberAt(bytes, 21, 4)
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8X':
      return { width: numberAt(bytes, 24, 3) + 1, height: numberAt(bytes, 27, 3) + 1 }
    default:
      return null
  }
}

/** The size of a picture by its first bytes, without decoding it; null for a picture of another format than PNG and WebP. */
export function pictureSize(bytes: Uint8Array): Size | null {
  if (bytes.length < 30) return null
  if (textAt(bytes, 1, 3) === 'PNG') return sizeOfPng(bytes)
  return textAt(bytes, 0, 4) === 'RIFF' && textAt(bytes, 8, 4) === 'WEBP' ? sizeOfWebp(bytes) : null
}
