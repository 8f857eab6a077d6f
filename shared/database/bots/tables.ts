import type { Generated } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Time } from '../column-types.ts'

/** An action that the gateway is asked to carry out. `recreate`: start again with a new token. */
export type BotAction = 'start' | 'stop' | 'restart' | 'delete' | 'recreate'

/**
 * The status of a bot. It should run in `starting`, `running` and `waiting` (for its next identify). `stopping` and
 * `deleting` are under way. `failed` waits for its owner to act, `paused` waits for premium.
 */
export type BotStatus = 'stopped' | 'starting' | 'running' | 'waiting' | 'stopping' | 'deleting' | 'failed' | 'paused'

export interface WhitelabelBotTable {
  bot_id: Snowflake
  old_bot_id: Snowflake | null
  /** The owner. */
  user_id: Snowflake
  /** Encrypted. */
  token: string
  /** The application's Ed25519 key, 64 hex digits. */
  public_key: string
  action: BotAction | null
  last_action: BotAction | null
  status: Generated<BotStatus>
  /** The reason for the status, as `storeDetail` writes it. */
  status_detail: string | null
  name: string
  discriminator: string | null
  avatar_hash: string | null
  /** JSON text, parsed by `presenceSchema`. */
  presence: string | null
  /** The process that runs the bot, and until when unless the lease is renewed. */
  lease_owner: string | null
  lease_until: Time | null
  /** The bot must not start before this time, because its identifies for the day are used up. */
  start_at: Time | null
  /** When its owner was first seen without premium. */
  premium_ended_at: Time | null
  /** The reply of `/whitelabel actions` to edit once the action is done. Discord accepts its token for 15 minutes. */
  reply_application_id: Snowflake | null
  reply_token: string | null
  reply_locale: string | null
  created_at: Time
  updated_at: Time
}

/** The bots in each guild. */
export interface GuildBotTable {
  guild_id: Snowflake
  bot_id: Snowflake
}

/** Discord's ids of an application's slash commands. */
export interface CommandIdTable {
  application_id: Snowflake
  name: string
  command_id: Snowflake
}
