import type { GuildIdentity } from '../../shared/database/guilds.ts'
import type { NewUser } from '../../shared/database/schema.ts'
import type { ChannelChange } from '../../shared/discord/guild-channels.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { Origin } from '../sessions/progress.ts'

/** A message that may earn, with what is needed should it do so. Never its text. */
export interface EarningMessage {
  id: Snowflake
  guildId: Snowflake
  channelId: Snowflake
  author: NewUser
  roleIds: readonly Snowflake[]
}

/** What an event wants written. */
export type Write =
  | { kind: 'guild'; guild: GuildIdentity }
  | { kind: 'guild-left'; guildId: Snowflake }
  /** Every guild that the bot is in, as far as its shard goes. */
  | { kind: 'guilds-listed'; guildIds: readonly Snowflake[] }
  | { kind: 'member-joined'; guildId: Snowflake; user: NewUser }
  /** Of a guild that ignores channels. */
  | { kind: 'channels'; guildId: Snowflake; change: ChannelChange }
  | { kind: 'message'; message: EarningMessage }

/** A write in the ledger's queue, with the event that asked for it. */
export type Entry = Write & {
  origin: Origin | null
  /** When the event came, milliseconds since 1970; absent where nobody measures. */
  receivedAt?: number
}
