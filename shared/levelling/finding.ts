import type { GuildView } from '../discord/guild-view.ts'
import type { Snowflake } from '../discord/snowflake.ts'

/** What the bot finds of a channel that settings name. */
export type ChannelSight =
  | { found: 'gone' }
  | { found: 'hidden' }
  /** `missing`: what the bot would need there to announce levels, and may not. */
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
  /** All channels, or all roles, to which commands are limited are deleted. */
  | { kind: 'commandsForNobody' }
  /** Some of them are deleted, or the bot cannot see them. `goneIds`: of channels and roles. */
  | { kind: 'commandLimitsUnseen'; goneIds: readonly Snowflake[]; hiddenChannelIds: readonly Snowflake[] }
  /** At this rate, messages earn nothing. */
  | { kind: 'rateZero'; rate: number }

export interface Surroundings {
  view: GuildView
  /** Of the channels that the settings name, as far as Discord said anything of them. */
  sights: ReadonlyMap<Snowflake, ChannelSight>
}
