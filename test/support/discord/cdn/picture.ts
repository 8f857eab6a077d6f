import { createHash } from 'node:crypto'

export type Color = readonly [red: number, green: number, blue: number]

/** A square picture in two colours. */
export interface Picture {
  /** Width and height in pixels. */
  size: number
  back: Color
  front: Color
  /** Whether a pixel has the front colour. */
  isFront(x: number, y: number): boolean
}

const CELLS = 8

/** Makes a picture from a hash, always the same one. Its right half mirrors the left half. */
export function pictureOf(hash: string, size: number): Picture {
  const bytes = createHash('sha256').update(hash).digest()
  const byte = (at: number): number => bytes[at] ?? 0
  return {
    size,
    back: [byte(0) >> 1, byte(1) >> 1, byte(2) >> 1],
    front: [255 - (byte(3) >> 2), 255 - (byte(4) >> 2), 255 - (byte(5) >> 2)],
    isFront(x, y) {
      const column = Math.floor((x * CELLS) / size)
      const row = Math.floor((y * CELLS) / size)
      const mirrored = Math.min(column, CELLS - 1 - column)
      const edge = row === 0 || row === CELLS - 1 || mirrored === 0
      return !edge && ((byte(8 + row) >> mirrored) & 1) === 1
    },
  }
}
