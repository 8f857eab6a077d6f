import type { Picture } from './picture.ts'

const SIGNATURE_BYTE = 0x2f

/** Collects bits, the lowest first. */
class Bits {
  readonly bytes: number[] = []
  #used = 0

  add(value: number, count: number): void {
    for (let bit = 0; bit < count; bit++) {
      if (this.#used === 0) this.bytes.push(0)
      const last = this.bytes.length - 1
      this.bytes[last] = (this.bytes[last] ?? 0) | (((value >> bit) & 1) << this.#used)
      this.#used = (this.#used + 1) & 7
    }
  }
}

/** Writes the prefix code of a channel with one or two values. @returns a function that writes one of the two values */
function addCode(bits: Bits, back: number, front: number): (isFront: boolean) => void {
  const [low, high] = [Math.min(back, front), Math.max(back, front)]
  bits.add(1, 1) // a simple code
  bits.add(low === high ? 0 : 1, 1)
  bits.add(1, 1) // the first value has 8 bits
  bits.add(low, 8)
  if (low === high) return () => {}
  bits.add(high, 8)
  return (isFront) => bits.add((isFront ? front : back) === high ? 1 : 0, 1)
}

/** Encodes a picture as lossless WebP. https://developers.google.com/speed/webp/docs/webp_lossless_bitstream_specification */
export function encodeWebp({ size, back, front, isFront }: Picture): Buffer {
  const bits = new Bits()
  bits.add(SIGNATURE_BYTE, 8)
  bits.add(size - 1, 14)
  bits.add(size - 1, 14)
  bits.add(0, 4) // no alpha, version 0
  bits.add(0, 3) // no transform, no colour cache, one set of codes
  const [green, red, blue] = [1, 0, 2].map((at) => addCode(bits, back[at] ?? 0, front[at] ?? 0))
  addCode(bits, 255, 255) // alpha
  bits.add(1, 1) // distances: a simple code
  bits.add(0, 3) // of the single value 0
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      for (const channel of [green, red, blue]) channel?.(isFront(x, y))
    }
  }
  const data = Buffer.from(bits.bytes)
  const padded = Buffer.concat([data, Buffer.alloc(data.length & 1)])
  const frame = Buffer.alloc(20)
  frame.write('RIFF', 0, 'latin1')
  frame.writeUInt32LE(12 + padded.length, 4)
  frame.write('WEBPVP8L', 8, 'latin1')
  frame.writeUInt32LE(data.length, 16)
  return Buffer.concat([frame, padded])
}
