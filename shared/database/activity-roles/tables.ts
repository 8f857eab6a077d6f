import type { Generated } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { HolderState } from '../../levelling/activity-role.ts'
import type { Time } from '../column-types.ts'

/** A role that the most active members of a guild hold. */
export interface ActivityRoleTable {
  guild_id: Snowflake
  role_id: Snowflake
  /** How many members hold it; 0 for a role that was removed, until its holders have lost it. */
  members: number
  /** Over how many days their XP is counted. */
  days: number
  /** When its holders are chosen next. */
  next_at: Time
  /** When its holders were chosen last; 0 for never. */
  renewed_at: Generated<Time>
}

/** A member who holds an activity role, is to get it or is to lose it. */
export interface ActivityRoleHolderTable {
  guild_id: Snowflake
  role_id: Snowflake
  user_id: Snowflake
  /** Whether the member has the role, is to get it, or is to lose it. */
  state: HolderState
}
