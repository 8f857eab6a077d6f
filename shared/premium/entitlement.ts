import type { Snowflake } from '../discord/snowflake.ts'

/**
 * A user's or guild's access to a product of an application. Discord sends it in interactions, in gateway events and in a
 * list over REST. https://discord.com/developers/docs/resources/entitlement
 */
export interface Entitlement {
  id: Snowflake
  applicationId: Snowflake
  skuId: Snowflake
  /** Null where it belongs to a guild. */
  userId: Snowflake | null
  guildId: Snowflake | null
  type: number
  deleted: boolean
  /** Milliseconds since 1970; null for a test entitlement, which begins at its creation and does not end. */
  startsAt: number | null
  /** Milliseconds since 1970; null while a subscription runs. Discord updates it when the subscription ends. */
  endsAt: number | null
}

/** The products that include premium, and the time to decide for, in milliseconds since 1970. */
export interface PremiumTerms {
  skuIds: readonly Snowflake[]
  now: number
}

/**
 * Whether an entitlement gives a user premium now; edge and gateway both decide by it. The type does not matter, because
 * Discord has sent subscriptions with more than one type. A guild's entitlement gives no premium, because a whitelabel bot
 * belongs to a user.
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
