import type { GuildChannel, GuildView } from '../discord/guild-view.ts'
import type { Snowflake } from '../discord/snowflake.ts'

/** Whether the bot sees a channel that settings name. */
export type ChannelSight =
  | { found: 'gone' }
  | { found: 'hidden' }
  /** `missing`: the permissions that the bot needs there to announce levels, and lacks. `canAttach`: whether it may send files. */
  | { found: 'seen'; missing: readonly bigint[]; canAttach: boolean }

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
  /** Only level-ups with a level role are announced, and there is no level role. */
  | { kind: 'announcesNothing' }
  /** Announcements should have pictures, and the bot may send no files in their channel, or in a server without a channel for them. */
  | { kind: 'picturesForbidden'; channelId: Snowflake | null }
  /** The announcements name level roles. Either there is none, or they are direct messages, in which Discord shows no role's name. */
  | { kind: 'wordingWithoutRoles' | 'wordingRolesUnseen' }
  /** The same for the texts of these levels. `levelTextsUnannounced`: level-ups to these levels are not announced. */
  | { kind: 'levelTextsUnannounced' | 'levelTextsWithoutRoles' | 'levelTextsRolesUnseen'; levels: readonly number[] }
  /** At this rate, messages earn nothing. */
  | { kind: 'rateZero'; rate: number }
  /** Tomorrow these members, half of all or more, lose this XP because they are silent. */
  | { kind: 'decayMany'; members: number; xp: number }
  /** A minute in voice is worth less than half an XP at this rate, so that it earns nothing. */
  | { kind: 'voiceEarnsNothing'; rate: number }
  /**
   * XP for voice is on, and nobody can earn it: the bot sees no voice channel, or only the AFK channel,
   * or each is ignored, not listed, or has a multiplier of 0.
   */
  | { kind: 'voiceNowhere'; why: 'unseen' | 'afk' | 'excluded' }
  /** Each channel is ignored or has a multiplier of 0. */
  | { kind: 'everyChannelExcluded' }
  /** A reaction is worth less than half an XP at this rate, so that it earns nothing. */
  | { kind: 'reactionsEarnNothing'; rate: number }
  /** Decay is on, and no member is above the level below which it takes nothing. */
  | { kind: 'decayForNobody'; level: number }
  /** An activity role that cannot be given: it is deleted or managed, or not below the bot's, or it is also a level role. */
  | { kind: 'activityRoleUnusable'; roleId: Snowflake; why: 'deleted' | 'above-bot' | 'level-role' }
  /** The bot cannot announce boosts in this channel: it is deleted or hidden, or the bot may not write there. */
  | { kind: 'boostChannelUnusable'; channelId: Snowflake }
  /** The bot cannot announce the winners of the season in this channel: it is deleted or hidden, or the bot may not write there. */
  | { kind: 'seasonChannelUnusable'; channelId: Snowflake }
  /** The bot cannot give the role of the season's winners: it is deleted, managed or above the bot's role, or Manage Roles is missing. */
  | { kind: 'seasonRoleUnusable'; roleId: Snowflake }
  /** A boost runs or is planned, and at this rate nothing is earned. */
  | { kind: 'boostWithoutRate'; rate: number }
  /** Search engines may list the leaderboard on the web, and not everybody sees it. */
  | { kind: 'boardUnindexed' }
  /** The leaderboard on the web has a name in its address, and nobody sees it. */
  | { kind: 'boardNameIdle'; name: string }
  /** Everybody sees the leaderboard on the web, with members who have left the server. */
  | { kind: 'boardShowsDeparted' }

export interface Surroundings {
  view: GuildView
  /** For the channels that the settings name. A channel about which Discord gave no answer is absent. */
  sights: ReadonlyMap<Snowflake, ChannelSight>
  /** The guild's channels without its threads. Absent where Discord did not show them, or nobody asked for them. */
  channels?: ReadonlyMap<Snowflake, GuildChannel>
  /**
   * The next decay; absent where decay is off. `examined`: the number of members above the lowest level of decay. `share`: the
   * part of these members that loses XP, 0..1.
   */
  decay?: { members: number; xp: number; examined: number; share: number }
}
