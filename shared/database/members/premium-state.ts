import type { Snowflake } from '../../discord/snowflake.ts'
import { givesPremium, type PremiumTerms } from '../../premium/entitlement.ts'
import type { Queries } from '../queries.ts'
import { entitlementsOf } from './entitlements.ts'

/** Where a user's premium comes from, and when it ends. */
export interface PremiumState {
  /** `granted`: by the operators. `discord`: bought there. Null for a user without premium. */
  source: 'granted' | 'discord' | null
  /** When a bought premium ends, in milliseconds since 1970; null for no end. */
  endsAt: number | null
}

/** Reads a user's premium with two statements at the same time. */
export async function premiumState(db: Queries, id: Snowflake, terms: PremiumTerms): Promise<PremiumState> {
  const [granted, bought] = await Promise.all([
    db.selectFrom('users').select('id').where('id', '=', id).where('premium_status', '=', 'active').executeTakeFirst(),
    terms.skuIds.length === 0 ? [] : entitlementsOf(db, [id]),
  ])
  if (granted !== undefined) return { source: 'granted', endsAt: null }
  const ends = bought.filter((one) => givesPremium(one, id, terms)).map(({ endsAt }) => endsAt)
  if (ends.length === 0) return { source: null, endsAt: null }
  return { source: 'discord', endsAt: ends.includes(null) ? null : Math.max(...ends.map((end) => end ?? 0)) }
}
