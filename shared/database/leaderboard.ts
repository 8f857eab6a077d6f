import { type Kysely, sql } from 'kysely'
import type { Snowflake } from '../discord/snowflake.ts'
import type { Database } from './schema.ts'

export const PAGE_SIZE = 10

export interface RankedMember {
  /** 1 for the member with the most XP; of two with the same XP, the older account stands higher. */
  rank: number
  userId: Snowflake
  xp: number
  level: number
}

export interface LeaderboardPage {
  /** The page shown, 1..pages. */
  page: number
  /** At least 1, also when there is nobody yet. */
  pages: number
  members: RankedMember[]
}

/**
 * One page of a guild's leaderboard, in one statement. Below 1 is the first page, past the end the last.
 * The last page is read along from the index's other end, since a statement cannot clamp its own offset.
 * @param page any whole number
 */
export async function leaderboardPage(
  db: Kysely<Database>,
  guildId: Snowflake,
  page: number,
): Promise<LeaderboardPage> {
  const wanted = Math.max(1, page)
  const ranked = db
    .selectFrom('guild_users')
    .select(['user_id', 'xp', 'level'])
    .where('guild_id', '=', guildId)
    .where('xp', '>', 0)
    .limit(PAGE_SIZE)
  const head = ranked
    .orderBy('xp', 'desc')
    .orderBy('user_id', 'asc')
    .offset((wanted - 1) * PAGE_SIZE)
  const tail = ranked.orderBy('xp', 'asc').orderBy('user_id', 'desc')
  const total = db.selectFrom('guilds').select('member_count').where('id', '=', guildId)

  const rows = await db
    .selectFrom(head.as('head'))
    .select([sql.lit<'head' | 'tail'>('head').as('part'), 'user_id', 'xp', 'level', total.as('total')])
    .unionAll(
      db
        .selectFrom(tail.as('tail'))
        .select([sql.lit<'head' | 'tail'>('tail').as('part'), 'user_id', 'xp', 'level', total.as('total')]),
    )
    .execute()

  const count = rows[0]?.total ?? 0
  const pages = Math.max(1, Math.ceil(count / PAGE_SIZE))
  const shown = Math.min(wanted, pages)
  const onPage = rows.filter((row) => row.part === (shown === wanted ? 'head' : 'tail'))
  const inOrder = onPage.sort((a, b) => b.xp - a.xp || (BigInt(a.user_id) < BigInt(b.user_id) ? -1 : 1))
  const length = Math.min(PAGE_SIZE, Math.max(0, count - (shown - 1) * PAGE_SIZE))
  return {
    page: shown,
    pages,
    members: inOrder.slice(shown === wanted ? 0 : inOrder.length - length).map((row, index) => ({
      rank: (shown - 1) * PAGE_SIZE + index + 1,
      userId: row.user_id,
      xp: row.xp,
      level: row.level,
    })),
  }
}
