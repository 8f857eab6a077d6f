import type { Snowflake } from '../discord/snowflake.ts'
import { type Boost, boostFactorAt } from './boost.ts'

/** How several multipliers count at once: only the highest, the sum of what each adds, or their product. */
export const MULTIPLIER_RULES = ['highest', 'add', 'multiply'] as const
export type MultiplierRule = (typeof MULTIPLIER_RULES)[number]

/** Percent of the usual XP, by the id of a role, or of a channel, thread or category: whole numbers 0..1000, never 100. */
export interface Multipliers {
  roles: ReadonlyMap<Snowflake, number>
  channels: ReadonlyMap<Snowflake, number>
}

/** The least and the most that one multiplier, boost or server's rate can be, as people write it. */
export const FACTOR_LIMITS = { least: 0, most: 10 } as const
/** The percentage that changes nothing. */
export const USUAL_PERCENT = 100
/** The highest factor that multipliers, the server's rate and a boost give together. */
const MOST_FACTOR = 100

/** The percentage of a factor as people write it, e.g. 125 for 1.25; null unless the factor is 0 to 10 with at most two decimals. */
export function percentOf(factor: number): number | null {
  const percent = Math.round(factor * USUAL_PERCENT)
  const { least, most } = FACTOR_LIMITS
  return factor >= least && factor <= most && factorOf(percent) === factor ? percent : null
}

/** The factor of a percentage, as people write it, e.g. 1.25. */
export const factorOf = (percent: number): number => percent / USUAL_PERCENT

/**
 * One value for all guilds without multipliers, because a process remembers the rules of each guild. `hasFactors` compares
 * with this very object.
 */
export const NO_MULTIPLIERS: Multipliers = { roles: new Map(), channels: new Map() }

/** The rules of a guild that decide how much is earned. */
export interface FactorRules {
  settings: {
    /** The server's own multiplier, 0..10. */
    xpRate: number
    multiplierRule: MultiplierRule
  }
  multipliers: Multipliers
  boosts: readonly Boost[]
}

/** Where, when and by whom something is earned. */
export interface EarningPlace {
  /** The thread, its channel and the category. Empty or incomplete only in guilds that do not need it (`needsChannels`). */
  channelPath: readonly Snowflake[]
  roleIds: readonly Snowflake[]
  /** When it is earned, milliseconds since 1970: the time of the message, not the time at which it is read. */
  at: number
}

/** Whether anything but the server's rate decides how much is earned. */
export const hasFactors = ({ multipliers, boosts }: Pick<FactorRules, 'boosts' | 'multipliers'>): boolean =>
  multipliers !== NO_MULTIPLIERS || boosts.length > 0

/**
 * The factor by which XP that is earned at a place and time is multiplied: the server's rate times the multipliers of the
 * member's roles and of the channel, times the boost that runs at that time. The same rules and place give the same factor
 * in every process, bit for bit, in any order of roles.
 * @returns 0..100
 */
export function earningFactor({ settings, multipliers, boosts }: FactorRules, place: EarningPlace): number {
  const { roles, channels } = multipliers
  const rate = boosts.length === 0 ? settings.xpRate : settings.xpRate * boostFactorAt(boosts, place.at)
  if (roles.size === 0 && channels.size === 0) return rate
  const percents = appliedMultipliers(multipliers, place).map(({ percent }) => percent)
  return Math.min(MOST_FACTOR, (rate * combined(percents, settings.multiplierRule)) / USUAL_PERCENT)
}

/** The effects of multipliers and boosts on earned XP. The server's own rate is not one of them. */
export const FACTOR_EFFECTS = ['raised', 'lowered', 'unchanged', 'nothing'] as const
export type FactorEffect = (typeof FACTOR_EFFECTS)[number]

/** The effect of multipliers and boosts. @param factor with the server's rate @param rate the server's rate alone */
export function effectOf(factor: number, rate: number): FactorEffect {
  if (factor === 0) return 'nothing'
  if (factor === rate) return 'unchanged'
  return factor > rate ? 'raised' : 'lowered'
}

/**
 * Combines multipliers by a rule. If one of them is 0, the result is 0 under every rule: that role or channel earns no XP.
 * @param percents whole numbers 0..1000, in any order
 * @returns percent, 0 or more; 100 where there is no multiplier
 */
export function combined(percents: readonly number[], rule: MultiplierRule): number {
  if (percents.length === 0) return USUAL_PERCENT
  if (percents.includes(0)) return 0
  switch (rule) {
    case 'highest':
      return Math.max(...percents)
    case 'add':
      return Math.max(0, USUAL_PERCENT + percents.reduce((sum, percent) => sum + percent - USUAL_PERCENT, 0))
    case 'multiply':
      // Sorted, because the rounding of a product depends on the order of its factors.
      return percents.toSorted((a, b) => a - b).reduce((all, percent) => (all * percent) / USUAL_PERCENT, USUAL_PERCENT)
  }
}

/**
 * The highest factor that any member can have in any channel without a boost. It shows whether a low rate earns nothing at all.
 * @param multipliers all multipliers of the guild
 * @returns 0..100
 */
export function highestFactor(
  { xpRate, multiplierRule }: FactorRules['settings'],
  multipliers: readonly Pick<AppliedMultiplier, 'percent'>[],
): number {
  const raising = multipliers.map(({ percent }) => percent).filter((percent) => percent > USUAL_PERCENT)
  return Math.min(MOST_FACTOR, (xpRate * combined(raising, multiplierRule)) / USUAL_PERCENT)
}

/** A multiplier that applies to XP that is earned. */
export interface AppliedMultiplier {
  kind: 'role' | 'channel'
  id: Snowflake
  /** Whole number 0..1000. */
  percent: number
}

/** The multipliers from which `earningFactor` is computed, in the order of the member's roles, then of the channel path. */
export function appliedMultipliers(
  { roles, channels }: Multipliers,
  { channelPath, roleIds }: Pick<EarningPlace, 'channelPath' | 'roleIds'>,
): AppliedMultiplier[] {
  const found = (kind: AppliedMultiplier['kind'], known: ReadonlyMap<Snowflake, number>, ids: readonly Snowflake[]) =>
    ids.flatMap((id): AppliedMultiplier[] => {
      const percent = known.get(id)
      return percent === undefined ? [] : [{ kind, id, percent }]
    })
  return [...found('role', roles, roleIds), ...found('channel', channels, channelPath)]
}

/** The rules of a guild that may need the category of a channel, or the channel of a thread. */
interface ChannelRules {
  ignoredChannelIds: ReadonlySet<Snowflake>
  /** The only channels in which members earn; empty for all. */
  earningChannelIds: ReadonlySet<Snowflake>
  multipliers: Multipliers
}

/** Whether the categories of channels, and the channels of threads, must be known to judge what is earned in a guild. */
export const needsChannels = ({ ignoredChannelIds, earningChannelIds, multipliers }: ChannelRules): boolean =>
  ignoredChannelIds.size > 0 || earningChannelIds.size > 0 || multipliers.channels.size > 0
