import { type Snowflake, snowflakeTime } from '../discord/snowflake.ts'
import { DAY_MS } from './day.ts'

/**
 * Reactions to older messages earn nothing. The ledger keeps single rows for three times as long, so that a reaction that is
 * removed and added again never earns a second time.
 */
const MESSAGE_DAYS = 30

/** A guild's settings for XP from reactions. All are whole numbers. */
export interface ReactionRules {
  /** XP for giving a reaction, before the guild's factors; 0 for none. */
  reactionGivenXp: number
  /** XP for receiving a reaction, before the guild's factors; 0 for none. */
  reactionReceivedXp: number
  /** The most XP that a member earns in a day by giving reactions. */
  reactionGivenCap: number
  /** The most XP that a member earns in a day by receiving reactions. */
  reactionReceivedCap: number
}

/** Whether reactions earn anything in a guild. */
export const reactionsEarn = ({ reactionGivenXp, reactionReceivedXp }: ReactionRules): boolean =>
  reactionGivenXp > 0 || reactionReceivedXp > 0

/** @param at when the reaction was added, milliseconds since 1970 */
export const isTooOldToReact = (messageId: Snowflake, at: number): boolean =>
  snowflakeTime(messageId) < at - MESSAGE_DAYS * DAY_MS
