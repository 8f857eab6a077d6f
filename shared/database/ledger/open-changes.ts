import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'
import type { MemberPage } from './roll.ts'

/**
 * Finds members whose last change the edge has not finished, in one page of a guild's members. Usually the job of the change
 * finds the member, so no index does: this is for changes whose job was lost. It reads the primary key from one id on, and
 * locks nothing.
 * @param after the id after which the page begins @param most members to read
 */
export async function membersWithOpenEntry(
  db: Queries,
  guildId: Snowflake,
  { after, most }: { after: Snowflake; most: number },
): Promise<MemberPage> {
  const { rows } = await sql<{ user_id: Snowflake; is_open: 0 | 1; nth: number }>`
    select user_id, is_open, nth
    from (
      select user_id, open_entry is not null as is_open, row_number() over (order by user_id) as nth
      from (
        select user_id, open_entry from guild_users force index (primary)
        where guild_id = ${guildId} and user_id > ${after} order by user_id limit ${sql.lit(most)}
      ) as page
    ) as numbered
    where is_open = 1 or nth = ${sql.lit(most)} order by nth`.execute(db)
  return {
    userIds: rows.filter((row) => row.is_open === 1).map((row) => row.user_id),
    next: rows.find((row) => row.nth === most)?.user_id ?? null,
  }
}
