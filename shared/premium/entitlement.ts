import type { Snowflake } from '../discord/snowflake.ts'

/**
 * What a user bought of an application, or was given, as Discord tells it: in an interaction, in a gateway event and in
 * the list over REST alike. https://discord.com/developers/docs/resources/entitlement
 */
export interface Entitlement {
  id: Snowflake
  applicationId: Snowflake
  skuId: Snowflake
  /** Null where it belongs to a server. */
  userId: Snowflake | null
  guildId: Snowflake | null
  type: number
  deleted: boolean
  /** Milliseconds since 1970; null where it has none: test entitlements begin with their creation and do not end. */
  startsAt: number | null
  /** Null while a subscription runs: a renewal says nothing, its end is an update. */
  endsAt: number | null
}

/** Products that come with premium, and the time that it is asked for, in milliseconds since 1970. */
export interface PremiumTerms {
  skuIds: readonly Snowflake[]
  now: number
}

/**
 * Whether this gives a user premium now: the one rule, for both halves. It goes by product and dates, since Discord has
 * sent subscriptions under more than one type. What belongs to a server gives nobody premium: a bot belongs to a user.
 */
export const givesPremium = (
  { skuId, userId, deleted, startsAt, endsAt }: Omit<Entitlement, 'id' | 'applicationId' | 'guildId' | 'type'>,
  ofUser: Snowflake,
  { skuIds, now }: PremiumTerms,
): boolean =>
  userId === ofUser &&
  skuIds.includes(skuId) &&
  !deleted &&
  (startsAt === null || startsAt <= now) &&
  (endsAt === null || endsAt > now)
