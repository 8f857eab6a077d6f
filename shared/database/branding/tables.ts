import type { Generated } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Time } from '../column-types.ts'

/** The profile that a guild gave the main bot. The pictures are at Discord, and not here. */
export interface GuildBrandingTable {
  guild_id: Snowflake
  /** The nickname of the bot. */
  nick: string | null
  /** The text about the bot. Discord shows it to no program, so it is kept to be shown. */
  bio: string | null
  /** Discord's hash of the picture. */
  avatar: string | null
  /** Discord's hash of the picture. */
  banner: string | null
  /** The person who set it, whose premium it needs. Null where the person's data was deleted. */
  set_by: Snowflake | null
  /** Since when that person has been without premium; null where they have it. */
  premium_ended_at: Generated<Time | null>
  /** Of the last change. */
  updated_at: Time
}
