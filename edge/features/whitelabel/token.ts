import { isSnowflake, type Snowflake } from '../../../shared/discord/snowflake.ts'
import { fromBase64 } from '../../../shared/whitelabel/base64.ts'

/** Discord promises no shape; its tokens have been an id, a time and a secret, each in base64, for as long as there are any. */
const SHAPE = /^([\w-]{17,40})\.[\w-]{5,10}\.[\w-]{25,80}$/

/**
 * The id of the bot whose token this would be; null for what cannot be one. Whatever passes is safe in a header: a
 * runtime that refuses a header's value quotes it in the error.
 */
export function botIdIn(token: string): Snowflake | null {
  const [, first] = SHAPE.exec(token) ?? []
  const bytes = first === undefined ? null : fromBase64(first)
  const id = bytes === null ? '' : String.fromCharCode(...bytes)
  return isSnowflake(id) ? id : null
}
