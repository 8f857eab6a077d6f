/** A Discord id. Always a string, because it does not fit a JavaScript number. https://discord.com/developers/docs/reference#snowflakes */
export type Snowflake = string

/** The time of Discord's first ids, in milliseconds since 1970. https://discord.com/developers/docs/reference#snowflakes */
export const DISCORD_EPOCH_MS = 1_420_070_400_000
const TIMESTAMP_SHIFT = 22n
const LARGEST = '18446744073709551615'

/** The words of one id, high and low. */
const words = new Uint32Array(2)
const MS_PER_HIGH_WORD = 2 ** 10

/** When an id was created, in milliseconds since 1970. @param id only digits */
export function snowflakeTime(id: Snowflake): number {
  writeSnowflake(id, words, 0)
  return (words[0] ?? 0) * MS_PER_HIGH_WORD + ((words[1] ?? 0) >>> 22) + DISCORD_EPOCH_MS
}

/** The smallest id that can have been created at a time. @param time milliseconds since 1970, not before 2015 */
export const snowflakeAt = (time: number): Snowflake =>
  String(BigInt(Math.floor(time) - DISCORD_EPOCH_MS) << TIMESTAMP_SHIFT)

/** Whether a string is a whole number that fits 64 bits, without a sign or leading zeros. */
export const isSnowflake = (text: string): text is Snowflake =>
  /^[1-9]\d{0,19}$/.test(text) && (text.length < LARGEST.length || text <= LARGEST)

/** Orders ids by number, the oldest first, without converting them. For `sort`: negative where `a` comes first. */
export const compareSnowflakes = (a: Snowflake, b: Snowflake): number =>
  a.length - b.length || (a < b ? -1 : Number(a > b))

const [TWO_16, BILLION, BILLION_DIGITS] = [2 ** 16, 10 ** 9, 9]
const ZERO = '0'.charCodeAt(0)

/**
 * Writes an id as two 32-bit words, high and low, in a quarter of the time that it takes through a BigInt.
 * Each product stays below 2^53: the digits are read as `high * 10^9 + low`, and then divided by 2^16 in two steps.
 * @param id only digits, below 2^64
 */
export function writeSnowflake(id: Snowflake, into: Uint32Array, at: number): void {
  const middle = Math.max(0, id.length - BILLION_DIGITS)
  const top = Math.max(0, middle - BILLION_DIGITS)
  const high = digitsOf(id, 0, top) * BILLION + digitsOf(id, top, middle)
  const highUpper = Math.floor(high / TWO_16)
  const low = (high - highUpper * TWO_16) * BILLION + digitsOf(id, middle, id.length)
  const lowUpper = Math.floor(low / TWO_16)
  const upper48 = highUpper * BILLION + lowUpper
  const word = Math.floor(upper48 / TWO_16)
  into[at] = word
  into[at + 1] = (upper48 - word * TWO_16) * TWO_16 + (low - lowUpper * TWO_16)
}

/** The number that some digits of a text make: at most nine of them, so that it fits 32 bits. */
function digitsOf(text: string, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at++) value = (value * 10 + text.charCodeAt(at) - ZERO) | 0
  return value
}

const TWO_32 = 2n ** 32n

/** The id that `writeSnowflake` wrote. */
export const readSnowflake = (from: Uint32Array, at: number): Snowflake =>
  String(BigInt(from[at] ?? 0) * TWO_32 + BigInt(from[at + 1] ?? 0))
