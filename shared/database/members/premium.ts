import { compareSnowflakes, type Snowflake } from '../../discord/snowflake.ts'
import { givesPremium, type PremiumTerms } from '../../premium/entitlement.ts'
import type { Queries } from '../queries.ts'
import { entitlementsFor, entitlementsOf } from './entitlements.ts'

/** A user with premium. */
export interface PremiumUser {
  id: Snowflake
  username: string
  /** The source of the premium, e.g. `gift` or `patreon`; `discord` where it was bought there; null where none was given. */
  source: string | null
}

/**
 * Grants premium to a user, in one statement. A user who has premium keeps it with the new source. An unknown user is stored
 * with the id as name, until the gateway stores the real name with the next message.
 * @param now milliseconds since 1970
 */
export async function grantPremium(db: Queries, id: Snowflake, source: string | null, now: number): Promise<void> {
  const premium = { premium_status: 'active', premium_source: source, updated_at: now } as const
  await db
    .insertInto('users')
    .values({ id, username: id, global_name: null, discriminator: '0', avatar: null, created_at: now, ...premium })
    .onDuplicateKeyUpdate(premium)
    .execute()
}

/** Revokes granted premium. @returns false where the user had none */
export async function revokePremium(db: Queries, id: Snowflake, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('users')
    .set({ premium_status: 'none', premium_source: null, updated_at: now })
    .where('id', '=', id)
    .where('premium_status', '=', 'active')
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Lists all users with premium in the order of their ids: granted ones and buyers through Discord. */
export async function premiumUsers(db: Queries, terms: PremiumTerms): Promise<PremiumUser[]> {
  const bought = await entitlementsFor(db, terms.skuIds)
  const buyers = new Set(
    bought.flatMap((one) => (one.userId && givesPremium(one, one.userId, terms) ? one.userId : [])),
  )
  const granted = await db
    .selectFrom('users')
    .select(['id', 'username', 'premium_source as source'])
    .where('premium_status', '=', 'active')
    .execute()
  for (const { id } of granted) buyers.delete(id)
  const named = await namesOf(db, [...buyers])
  const others = [...buyers].map((id) => ({ id, username: named.get(id) ?? id, source: 'discord' }))
  return [...granted, ...others].sort((a, b) => compareSnowflakes(a.id, b.id))
}

async function namesOf(db: Queries, ids: readonly Snowflake[]): Promise<Map<Snowflake, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('users').select(['id', 'username']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, username }) => [id, username]))
}

/** The users among these who have premium. Sends two statements at the same time, for any number of users. */
export async function premiumAmong(
  db: Queries,
  userIds: readonly Snowflake[],
  terms: PremiumTerms,
): Promise<Set<Snowflake>> {
  if (userIds.length === 0) return new Set()
  const [granted, bought] = await Promise.all([
    db.selectFrom('users').select('id').where('id', 'in', userIds).where('premium_status', '=', 'active').execute(),
    terms.skuIds.length === 0 ? [] : entitlementsOf(db, userIds),
  ])
  const buyers = bought.flatMap((one) => (one.userId && givesPremium(one, one.userId, terms) ? one.userId : []))
  return new Set([...granted.map(({ id }) => id), ...buyers])
}

/** Whether a user has premium. */
export const hasPremium = async (db: Queries, id: Snowflake, terms: PremiumTerms): Promise<boolean> =>
  (await premiumAmong(db, [id], terms)).has(id)
