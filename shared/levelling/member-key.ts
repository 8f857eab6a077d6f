import { compareSnowflakes, type Snowflake } from '../discord/snowflake.ts'

/** Which member of which guild. */
export interface MemberKey {
  guildId: Snowflake
  userId: Snowflake
}

/** The key of a member as text, for maps and sets: `guildId:userId`. */
export const memberKeyText = (guildId: Snowflake, userId: Snowflake): string => `${guildId}:${userId}`

/** Orders members by guild and user, as the primary key of `guild_users` does. For `sort`: negative where `a` comes first. */
export const compareMembers = (a: MemberKey, b: MemberKey): number =>
  compareSnowflakes(a.guildId, b.guildId) || compareSnowflakes(a.userId, b.userId)
