import type { Snowflake } from '../../shared/discord/snowflake.ts'

const TWO_32 = 2 ** 32
const ZERO = 48

/** Writes a 64-bit id as two words, high and low, without a BigInt in between. @param id digits alone */
export function writeSnowflake(id: Snowflake, words: Uint32Array, at: number): void {
  let [high, low] = [0, 0]
  for (let i = 0; i < id.length; i++) {
    const next = low * 10 + id.charCodeAt(i) - ZERO
    low = next >>> 0
    high = high * 10 + Math.floor(next / TWO_32)
  }
  words[at] = high
  words[at + 1] = low
}

export const readSnowflake = (words: Uint32Array, at: number): Snowflake =>
  String(BigInt(words[at] ?? 0) * BigInt(TWO_32) + BigInt(words[at + 1] ?? 0))

/** Writes a whole number below 2^53 - 2^32 as two words. */
export function writeNumber(value: number, words: Uint32Array, at: number): void {
  words[at] = Math.floor(value / TWO_32)
  words[at + 1] = value >>> 0
}

export const readNumber = (words: Uint32Array, at: number): number => (words[at] ?? 0) * TWO_32 + (words[at + 1] ?? 0)
