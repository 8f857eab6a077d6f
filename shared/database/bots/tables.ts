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

/** A bot of a customer, which serves guilds under its own name and picture. */
export interface WhitelabelBotTable {
  /** Discord's id of the bot. */
  bot_id: Snowflake
  /** The bot that this one replaced; null for none. */
  old_bot_id: Snowflake | null
  /** The owner. */
  user_id: Snowflake
  /** Encrypted. */
  token: string
  /** The application's Ed25519 key, 64 hex digits. */
  public_key: string
  /** What the owner asked for, until the gateway has done it. */
  action: BotAction | null
  /** What the owner asked for last, for the status that the owner sees. */
  last_action: BotAction | null
  /** Whether the bot runs. */
  status: Generated<BotStatus>
  /** The reason for the status, as `storeDetail` writes it. */
  status_detail: string | null
  /** The name of the bot, for its owner. */
  name: string
  /** The four digits behind the name of the bot. */
  discriminator: string | null
  /** Discord's name of the bot's picture, for its owner. */
  avatar_hash: string | null
  /** JSON text, parsed by `presenceSchema`. */
  presence: string | null
  /** The process that runs the bot, so that no other one does, too. */
  lease_owner: string | null
  /** Until when the process has the bot. After that, another one runs it. */
  lease_until: Time | null
  /** The bot must not start before this time, because its identifies for the day are used up. */
  start_at: Time | null
  /** When its owner was first seen without premium. */
  premium_ended_at: Time | null
  /** The reply of `/whitelabel actions` to edit once the action is done. Discord accepts its token for 15 minutes. */
  reply_application_id: Snowflake | null
  /** Discord's token for this reply. It is deleted once the reply is written, and of no use after 15 minutes. */
  reply_token: string | null
  /** The language of this reply. */
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
