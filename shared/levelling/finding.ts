import type { GuildView } from '../discord/guild-view.ts'
import type { Snowflake } from '../discord/snowflake.ts'

/** Whether the bot sees a channel that settings name. */
export type ChannelSight =
  | { found: 'gone' }
  | { found: 'hidden' }
  /** `missing`: the permissions that the bot needs there to announce levels, and lacks. */
  | { found: 'seen'; missing: readonly bigint[] }

/** Something about a guild's settings that will not work as meant. */
export type Finding =
  | { kind: 'manageRolesMissing' }
  | { kind: 'roleDeleted' | 'roleManaged' | 'roleAboveBot'; level: number; roleId: Snowflake }
  | { kind: 'channelUnset' }
  | { kind: 'channelDeleted' | 'channelHidden'; channelId: Snowflake }
  | { kind: 'channelForbids'; channelId: Snowflake; missing: readonly bigint[] }
  | { kind: 'ignoredRolesDeleted' | 'ignoredChannelsDeleted' | 'managerRolesDeleted'; count: number }
  /** Every member who reaches the level becomes a manager. */
  | { kind: 'managerByLevel'; level: number; roleId: Snowflake }
  /** No member can use commands: all channels, or all roles, to which they are limited are deleted. */
  | { kind: 'commandsForNobody' }
  /** Some channels or roles to which commands are limited are deleted, or the bot cannot see them. `goneIds`: deleted channels and roles. */
  | { kind: 'commandLimitsUnseen'; goneIds: readonly Snowflake[]; hiddenChannelIds: readonly Snowflake[] }
  /** XP is earned only in listed channels, and in none of these: each is deleted, ignored, or has a multiplier of 0. */
  | { kind: 'nothingEarns' }
  /** The list contains deleted roles or channels. */
  | { kind: 'earningChannelsDeleted' | 'multipliersDeleted'; goneIds: readonly Snowflake[] }
  /** At this rate, messages earn nothing. */
  | { kind: 'rateZero'; rate: number }
  /** Tomorrow these members, half of all or more, lose this XP because they are silent. */
  | { kind: 'decayMany'; members: number; xp: number }
  /** A minute in voice is worth less than half an XP at this rate, so that it earns nothing. */
  | { kind: 'voiceEarnsNothing'; rate: number }
  /** The bot cannot announce boosts in this channel: it is deleted or hidden, or the bot may not write there. */
  | { kind: 'boostChannelUnusable'; channelId: Snowflake }
  /** A boost runs or is planned, and at this rate nothing is earned. */
  | { kind: 'boostWithoutRate'; rate: number }

export interface Surroundings {
  view: GuildView
  /** For the channels that the settings name. A channel about which Discord gave no answer is absent. */
  sights: ReadonlyMap<Snowflake, ChannelSight>
  /** The next decay; absent where no member loses XP. `share`: which part of the members with XP lose some, 0..1. */
  decay?: { members: number; xp: number; share: number }
}
