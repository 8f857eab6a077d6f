import type { Generated } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Time } from '../column-types.ts'

/**
 * Why linked roles of a bot do not work. `secret`: Discord refuses the client secret, or it cannot be opened. `redirect`: the
 * address to which Discord sends members back is not registered. `address`: members do not find the page. `records`: Discord does
 * not know level and XP.
 */
export type LinkedProblem = 'secret' | 'redirect' | 'address' | 'records'

/** A customer's bot that offers linked roles. */
export interface LinkedBotTable {
  bot_id: Snowflake
  /** The secret of the bot's application for OAuth2, encrypted. */
  secret: string
  /** The address of the dashboard, without a path, where members link their accounts. */
  web_url: string
  problem: Generated<LinkedProblem | null>
  /** When the application's settings at Discord are checked next. */
  check_at: Time
  created_at: Time
  updated_at: Time
}

/** A member whose level a bot's application reports to Discord, for linked roles. */
export interface LinkedMemberTable {
  /** The bot to whose application the member has linked their account. */
  bot_id: Snowflake
  user_id: Snowflake
  /** The member's access and refresh token for the application, encrypted. */
  tokens: string
  /** Of the access token. */
  expires_at: Time
  /** When the level is reported to Discord next. */
  next_at: Time
  /** When the level was last reported; null for never. */
  sent_at: Generated<Time | null>
  /** How many reports have failed since then. */
  failures: Generated<number>
  created_at: Time
}
