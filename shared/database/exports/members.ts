import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { ExportedMember } from '../../imports/export-file.ts'
import { type Curve, levelAt } from '../../levelling/curve.ts'
import type { Queries } from '../queries.ts'

const PAGE = 1_000

/** The last member of a page. */
interface Place {
  xp: number
  id: Snowflake
}

/**
 * The members of a guild in the order of their ranks, page by page, each page by the leaderboard's index. Call it inside a REPEATABLE
 * READ transaction, so that no member is missing or listed twice because of XP that is earned meanwhile.
 */
export async function* exportedMembers(
  trx: Queries,
  guildId: Snowflake,
  curve: Curve,
): AsyncGenerator<ExportedMember[]> {
  let after: Place | null = null
  let rank = 0
  do {
    const rows = await membersAfter(trx, guildId, after)
    const page = rows.map(({ id, name, xp, messages }) => {
      return { id, name, xp, level: levelAt(xp, curve), messages, rank: xp > 0 ? ++rank : null }
    })
    if (page.length > 0) yield page
    after = page.length < PAGE ? null : (page.at(-1) ?? null)
  } while (after !== null)
}

async function membersAfter(trx: Queries, guildId: Snowflake, after: Place | null) {
  const { rows } = await sql<Omit<ExportedMember, 'rank' | 'level'>>`
    select member.user_id as id, coalesce(users.global_name, users.username) as name, member.xp as xp,
      member.message_count as messages
    from (
      select user_id, xp, message_count from guild_users force index (guild_users_leaderboard)
      where guild_id = ${guildId}
        ${after === null ? sql`` : sql`and (xp < ${after.xp} or (xp = ${after.xp} and user_id > ${after.id}))`}
      order by xp desc, user_id limit ${sql.raw(String(PAGE))}
    ) as member left join users on users.id = member.user_id
    order by member.xp desc, member.user_id`.execute(trx)
  return rows
}
