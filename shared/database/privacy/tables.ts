import type { Generated } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Time } from '../column-types.ts'

/** A user who does not want to be counted in any guild. `guild_users.earns_after` has the same for one guild. */
export interface UncountedUserTable {
  user_id: Snowflake
  /** Since when. What the user did before stays. */
  since: Time
}

/**
 * A member whose data was deleted at their own request: without it, an import or a message that was sent before would bring the
 * member back.
 */
export interface ForgottenMemberTable {
  /** SHA-256 of `guild:user`; of `0:user` for a user who was deleted everywhere. No id is stored. */
  member_hash: Uint8Array
  /** When the member was deleted. What the member did up to then earns nothing. */
  forgotten_at: Time
}

/** A member or a guild whose data the gateway is to delete. The row is deleted once that is done. */
export interface ErasureTable {
  /** The number of the deletion. Not a snowflake, but a 64-bit number too, and so a string. */
  id: Generated<string>
  /** The guild; 0 for all guilds. */
  guild_id: Snowflake
  /** The member; 0 for the guild with all that is stored about it. */
  user_id: Snowflake
  /**
   * The member asked for it, or left the guild long ago; or the bot was removed from the guild long ago. `removing`: that
   * deletion has begun, and is completed even if the bot comes back.
   */
  why: 'asked' | 'left' | 'removed' | 'removing'
  /** When the deletion was asked for. */
  asked_at: Time
  /** Until when a process works on it. */
  taken_until: Generated<Time>
  /** The reply to edit once it is done, as JSON; null for none. */
  reply: string | null
}
