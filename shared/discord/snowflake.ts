/** A Discord id. Always a string, because it does not fit a JavaScript number. https://discord.com/developers/docs/reference#snowflakes */
export type Snowflake = string

const DISCORD_EPOCH_MS = 1_420_070_400_000
const TIMESTAMP_SHIFT = 22n
const LARGEST = 2n ** 64n - 1n

/** When an id was created, in milliseconds since 1970. */
export const snowflakeTime = (id: Snowflake): number => Number(BigInt(id) >> TIMESTAMP_SHIFT) + DISCORD_EPOCH_MS

/** The smallest id that can have been created at a time. @param time milliseconds since 1970, not before 2015 */
export const snowflakeAt = (time: number): Snowflake =>
  String(BigInt(Math.floor(time) - DISCORD_EPOCH_MS) << TIMESTAMP_SHIFT)

/** Every number with fewer digits than this fits 64 bits. */
const LARGEST_DIGITS = 20

/** Whether a string is a whole number that fits 64 bits, without a sign or leading zeros. */
export const isSnowflake = (text: string): text is Snowflake =>
  /^[1-9]\d{0,19}$/.test(text) && (text.length < LARGEST_DIGITS || BigInt(text) <= LARGEST)

/** Orders ids by number, the oldest first, without converting them. For `sort`: negative where `a` comes first. */
export const compareSnowflakes = (a: Snowflake, b: Snowflake): number =>
  a.length - b.length || (a < b ? -1 : Number(a > b))
