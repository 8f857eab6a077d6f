import type { Snowflake } from '../../../shared/discord/snowflake.ts'

const TWO_32 = 2 ** 32

/** One id as a whole and as its words, the low one first: Bun runs on little-endian machines alone. */
const whole = new BigUint64Array(1)
const halves = new Uint32Array(whole.buffer)

/** Writes a 64-bit id as two words, high and low. A third of the time that it takes digit by digit. @param id digits alone */
export function writeSnowflake(id: Snowflake, words: Uint32Array, at: number): void {
  whole[0] = BigInt(id)
  words[at] = halves[1] ?? 0
  words[at + 1] = halves[0] ?? 0
}

export const readSnowflake = (words: Uint32Array, at: number): Snowflake =>
  String(BigInt(words[at] ?? 0) * BigInt(TWO_32) + BigInt(words[at + 1] ?? 0))

/** Writes a whole number below 2^53 - 2^32 as two words. */
export function writeNumber(value: number, words: Uint32Array, at: number): void {
  words[at] = Math.floor(value / TWO_32)
  words[at + 1] = value >>> 0
}

export const readNumber = (words: Uint32Array, at: number): number => (words[at] ?? 0) * TWO_32 + (words[at + 1] ?? 0)
