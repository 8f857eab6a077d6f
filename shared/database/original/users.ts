import type { Kysely } from 'kysely'
import { entryOf, SCRIPT } from '../../audit/entry.ts'
import type { Snowflake } from '../../discord/snowflake.ts'
import { memberKeyText } from '../../levelling/member-key.ts'
import type { OriginalUser } from '../../original/user.ts'
import { writeEntries } from '../audit/entries.ts'
import { grantPremium } from '../members/premium.ts'
import { forgottenAmong } from '../privacy/forgotten.ts'
import { EVERYWHERE } from '../privacy/new-rows.ts'
import type { Queries } from '../queries.ts'
import { inReadCommitted } from '../read-committed.ts'
import type { Database } from '../schema.ts'

/**
 * `premium`: it is known here, and gets premium. `kept`: its names and premium stay as they are here. `forgotten`: the user's data
 * was deleted everywhere at their own request.
 */
type UserOutcome = 'new' | 'premium' | 'kept' | 'forgotten'

/**
 * Takes over users. One that this database knows keeps its names, which are newer. Premium that was revoked here is not given
 * again.
 * @param users up to some hundred, each once @param now milliseconds since 1970
 */
export async function moveUsers(
  db: Kysely<Database>,
  users: readonly OriginalUser[],
  isApplied: boolean,
  now: number,
): Promise<UserOutcome[]> {
  if (users.length === 0) return []
  const ids = users.map(({ id }) => id)
  const found = await db.selectFrom('users').select(['id', 'premium_status as status']).where('id', 'in', ids).execute()
  const known = new Map(found.map(({ id, status }) => [id, status]))
  const without = users.filter(({ id, hasPremium }) => hasPremium && known.get(id) === 'none').map(({ id }) => id)
  const revoked = await revokedAmong(db, without)
  const everywhere = ids.map((userId) => ({ guildId: EVERYWHERE, userId }))
  const forgotten = await forgottenAmong(db, everywhere)
  const outcomes = users.map(({ id }): UserOutcome => {
    if (forgotten.has(memberKeyText(EVERYWHERE, id))) return 'forgotten'
    if (!known.has(id)) return 'new'
    return without.includes(id) && !revoked.has(id) ? 'premium' : 'kept'
  })
  if (isApplied) {
    const of = (outcome: UserOutcome): OriginalUser[] => users.filter((_, nth) => outcomes[nth] === outcome)
    await inReadCommitted(db, (trx) => write(trx, of('new'), of('premium'), now))
  }
  return outcomes
}

async function revokedAmong(db: Queries, ids: readonly Snowflake[]): Promise<Set<Snowflake>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('audit_entries')
    .select('target_id as id')
    .where('guild_id', '=', '0')
    .where('kind', '=', 'premium.revoked')
    .where('target_id', 'in', ids)
    .execute()
  return new Set(rows.flatMap(({ id }) => id ?? []))
}

async function write(
  trx: Queries,
  fresh: readonly OriginalUser[],
  given: readonly OriginalUser[],
  now: number,
): Promise<void> {
  if (fresh.length > 0)
    await trx
      .insertInto('users')
      // A gateway may have stored one of them meanwhile. All values were checked, so that nothing else is hidden.
      .ignore()
      .values(
        fresh.map(({ hasPremium, premiumSource, globalName, ...user }) => ({
          ...user,
          global_name: globalName,
          premium_status: hasPremium ? ('active' as const) : ('none' as const),
          premium_source: premiumSource,
          ...{ created_at: now, updated_at: now },
        })),
      )
      .execute()
  for (const { id, premiumSource } of given) await grantPremium(trx, id, premiumSource, now)
  const entries = [...fresh, ...given]
    .filter(({ hasPremium }) => hasPremium)
    .map(({ id, premiumSource: source }) =>
      entryOf({ guildId: '0', actor: SCRIPT }, { kind: 'premium.granted', targetId: id, after: { source } }),
    )
  if (entries.length > 0) await writeEntries(trx, entries, now)
}

/** The users among these whom this database knows. */
export async function knownUsers(db: Queries, ids: readonly Snowflake[]): Promise<Set<Snowflake>> {
  if (ids.length === 0) return new Set()
  const rows = await db.selectFrom('users').select('id').where('id', 'in', ids).execute()
  return new Set(rows.map(({ id }) => id))
}
