import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { ExportedMember } from '../../exports/file.ts'
import { type Curve, levelAt } from '../../levelling/curve.ts'
import type { Queries } from '../queries.ts'

/** The text of a page has some 200 KB. A Worker may send 1,000 statements in a request, which is enough for two million members. */
const PAGE = 2_000

/**
 * The members of a guild in the order of their ids, page by page. Each member is there exactly once, as its row was when its page was
 * read. Pages are not read in one transaction, because the edge has none, and because a read view over a million members would keep
 * the database from removing old versions of rows for all that time. So the file is not of one moment, and has no ranks: a member's
 * rank depends on all others.
 */
export async function* exportedMembers(
  db: Queries,
  guildId: Snowflake,
  curve: Curve,
): AsyncGenerator<ExportedMember[]> {
  let after: Snowflake | null = '0'
  while (after !== null) {
    const rows: Omit<ExportedMember, 'level'>[] = await membersAfter(db, guildId, after)
    if (rows.length > 0) yield rows.map((row) => ({ ...row, level: levelAt(row.xp, curve) }))
    after = rows.length < PAGE ? null : (rows.at(-1)?.id ?? null)
  }
}

async function membersAfter(db: Queries, guildId: Snowflake, after: Snowflake) {
  const { rows } = await sql<Omit<ExportedMember, 'level'>>`
    select member.user_id as id, coalesce(users.global_name, users.username) as name, member.xp as xp,
      member.message_count as messages
    from (
      select user_id, xp, message_count from guild_users force index (primary)
      where guild_id = ${guildId} and user_id > ${after}
      order by user_id limit ${sql.raw(String(PAGE))}
    ) as member left join users on users.id = member.user_id
    order by member.user_id`.execute(db)
  return rows
}
