import { type Kysely, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { MemberKey } from '../../levelling/member-key.ts'
import type { Queries } from '../queries.ts'
import type { Database } from '../schema.ts'

/** The key of the one row, with the source `opening`, that holds the sum of a member's old rows. */
export const ROLLED = 'rolled'

const isApart = sql<boolean>`not (source = 'opening' and entry_key = ${ROLLED})`

/** Some of a guild's members, in the order of their ids. */
export interface MemberPage {
  userIds: readonly Snowflake[]
  /** Where the next page begins: after this id. Null after the last page. */
  next: Snowflake | null
}

/**
 * Finds members with rows that are old enough to be joined, in one page of the guild's ledger. It reads the primary key from
 * one id on, and locks nothing.
 * @param after the id after which the page begins @param before milliseconds since 1970: older rows are old enough
 * @param most rows to read
 */
export async function membersToRoll(
  db: Queries,
  guildId: Snowflake,
  { after, before, most }: { after: Snowflake; before: number; most: number },
): Promise<MemberPage> {
  const { rows } = await sql<{ user_id: Snowflake; found: number; oldest: number | null }>`
    select user_id, count(*) as found, min(if(${isApart}, at, null)) as oldest
    from (
      select user_id, source, entry_key, at from xp_ledger force index (primary)
      where guild_id = ${guildId} and user_id > ${after} order by user_id, source, entry_key limit ${sql.lit(most)}
    ) as page
    group by user_id order by user_id`.execute(db)
  const isFull = rows.reduce((sum, { found }) => sum + found, 0) >= most
  // The last member of a full page may have more rows, which may be old.
  const cut = isFull ? (rows.at(-1)?.user_id ?? null) : null
  const isOld = ({ user_id: id, oldest }: { user_id: Snowflake; oldest: number | null }): boolean =>
    (oldest !== null && oldest < before) || id === cut
  return { userIds: rows.filter(isOld).map((row) => row.user_id), next: cut }
}

/**
 * Joins a member's old rows to one, whose amount is their sum, so that the sum of all rows stays. Awards of the member wait
 * meanwhile, because the member's row is locked.
 * @param before milliseconds since 1970: older rows are joined
 * @returns how many rows were joined
 */
export function rollMember(db: Kysely<Database>, { guildId, userId }: MemberKey, before: number): Promise<number> {
  return db
    .transaction()
    .setIsolationLevel('read committed')
    .execute(async (trx) => {
      await sql`
        select user_id from guild_users force index (primary)
        where guild_id = ${guildId} and user_id = ${userId} for update`.execute(trx)
      const isOld = sql`guild_id = ${guildId} and user_id = ${userId} and at < ${before} and ${isApart}`
      const { rows } = await sql<{ joined: number; amount: number; newest: number }>`
        select count(*) as joined, coalesce(sum(amount), 0) as amount, coalesce(max(at), 0) as newest
        from xp_ledger force index (primary) where ${isOld}`.execute(trx)
      const [{ joined, amount, newest } = { joined: 0, amount: 0, newest: 0 }] = rows
      if (joined === 0) return 0
      await sql`
        insert into xp_ledger (guild_id, user_id, source, entry_key, amount, at)
        values (${guildId}, ${userId}, 'opening', ${ROLLED}, ${amount}, ${newest})
        on duplicate key update amount = xp_ledger.amount + values(amount), at = values(at)`.execute(trx)
      await sql`delete from xp_ledger where ${isOld}`.execute(trx)
      return joined
    })
}
