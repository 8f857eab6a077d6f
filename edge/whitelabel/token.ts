import { fromBase64 } from '../../shared/base64.ts'
import { isSnowflake, type Snowflake } from '../../shared/discord/snowflake.ts'
import { BOT_TOKEN } from '../../shared/discord/token-pattern.ts'

/**
 * The id of the bot in a token; null for a text that cannot be a token. A token that passes is safe in a header. That
 * matters, because a runtime that refuses a header's value quotes the value in its error.
 */
export function botIdIn(token: string): Snowflake | null {
  const [, first] = BOT_TOKEN.exec(token) ?? []
  const bytes = first === undefined ? null : fromBase64(first)
  const id = bytes === null ? '' : String.fromCharCode(...bytes)
  return isSnowflake(id) ? id : null
}
