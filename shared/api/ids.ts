import * as v from 'valibot'

/** The largest number of 64 bits. */
const LARGEST = '18446744073709551615'

/** A Discord id in a request or reply: digits as text. Ids do not fit a number of JavaScript. */
export const id = v.pipe(
  v.string(),
  v.regex(/^\d{1,20}$/),
  v.check((digits) => digits.length < LARGEST.length || digits <= LARGEST),
)

/** A time in milliseconds since 1970. */
export const time = v.pipe(v.number(), v.integer(), v.minValue(0))

/** A whole number from 0. */
export const count = v.pipe(v.number(), v.integer(), v.minValue(0))

/**
 * A sentence for the person in their language, with Discord's formatting: `**bold**`, `` `code` ``, mentions of roles,
 * channels and members (`<@&1>`, `<#2>`, `<@3>`), and times relative to now (`<t:1764150000:R>`, in seconds since 1970).
 */
export const sentence = v.string()
