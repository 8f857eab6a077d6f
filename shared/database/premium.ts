import type { Kysely } from 'kysely'
import type { Snowflake } from '../discord/snowflake.ts'
import type { Database } from './schema.ts'

export interface PremiumUser {
  id: Snowflake
  username: string
  /** Where it comes from, e.g. `gift` or `patreon`; null where nobody said. */
  source: string | null
}

/**
 * Gives a user premium, in one statement; who has it keeps it, with the new source. Somebody never seen before is put
 * on record under their id; the gateway writes the name once it sees them.
 */
export async function grantPremium(
  db: Kysely<Database>,
  id: Snowflake,
  source: string | null,
  now: number,
): Promise<void> {
  const premium = { premium_status: 'active', premium_source: source, updated_at: now } as const
  await db
    .insertInto('users')
    .values({ id, username: id, global_name: null, discriminator: '0', avatar: null, created_at: now, ...premium })
    .onDuplicateKeyUpdate(premium)
    .execute()
}

/** Takes premium away. @returns false where the user had none */
export async function revokePremium(db: Kysely<Database>, id: Snowflake, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('users')
    .set({ premium_status: 'none', premium_source: null, updated_at: now })
    .where('id', '=', id)
    .where('premium_status', '=', 'active')
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Everybody who has premium, by id. */
export const premiumUsers = (db: Kysely<Database>): Promise<PremiumUser[]> =>
  db
    .selectFrom('users')
    .select(['id', 'username', 'premium_source as source'])
    .where('premium_status', '=', 'active')
    .orderBy('id')
    .execute()

/** Whether a user has premium. */
export async function hasPremium(db: Kysely<Database>, id: Snowflake): Promise<boolean> {
  const row = await db.selectFrom('users').select('premium_status').where('id', '=', id).executeTakeFirst()
  return row?.premium_status === 'active'
}
