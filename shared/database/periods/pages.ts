import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { type Board, firstDayOf } from '../../levelling/period.ts'
import { PAGE_SIZE } from '../members/ranked-members.ts'
import type { NewUser } from '../members/users.ts'
import type { Queries } from '../queries.ts'
import { type BoardMember, boardMembers } from './board.ts'

/** How long a stored page is shown. After this time, the leaderboard is made again. */
const FRESH_MS = 60_000

/** One page of a leaderboard of a period. */
export interface BoardPage {
  /** The page shown, 1..pages. */
  page: number
  /** At least 1, also if no member has XP. */
  pages: number
  members: (BoardMember & { rank: number })[]
}

/** A page. `store` stores all pages of the leaderboard if it was just made; null for a page that was stored. */
export interface FoundPage extends BoardPage {
  store: (() => Promise<void>) | null
}

type StoredMember = [userId: Snowflake, xp: number, user: NewUser | null]

const toPage = (members: readonly BoardMember[], page: number, pages: number): BoardPage => ({
  page,
  pages,
  members: members.map((member, index) => ({ ...member, rank: (page - 1) * PAGE_SIZE + index + 1 })),
})

/**
 * One page of a leaderboard of a period, at most a minute old. A number below 1 gives the first page, a number past the end the
 * last page.
 *
 * A leaderboard is made when somebody opens it, and its pages are kept for a minute. The alternative is an index of the XP of
 * each member in each period. Every award would then change three more indexes, also in servers where nobody opens it.
 * @param wanted any whole number @param now milliseconds since 1970
 */
export async function boardPage(
  db: Queries,
  guildId: Snowflake,
  board: Board,
  wanted: number,
  now: number,
): Promise<FoundPage> {
  const firstDay = firstDayOf(board.period, now)
  const at = Math.max(1, wanted)
  const stored = await storedPage(db, guildId, board, { wanted: at, firstDay, now })
  if (stored !== null) return { ...stored, store: null }
  const members = await boardMembers(db, guildId, board, firstDay)
  const pages = Math.max(1, Math.ceil(members.length / PAGE_SIZE))
  const page = Math.min(at, pages)
  const shown = toPage(members.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE), page, pages)
  return { ...shown, store: () => storePages(db, guildId, board, { members, pages, firstDay, now }) }
}

async function storedPage(
  db: Queries,
  guildId: Snowflake,
  { period, source }: Board,
  { wanted, firstDay, now }: { wanted: number; firstDay: number; now: number },
): Promise<BoardPage | null> {
  const board = sql`guild_id = ${guildId} and period = ${period} and source = ${source}`
  // The clock of the writer may be ahead.
  const fresh = sql`first_day = ${firstDay} and made_at > ${now - FRESH_MS} and made_at < ${now + FRESH_MS}`
  const { rows } = await sql<{ page: number; pages: number; members: string }>`
    select page, pages, members from period_boards
    where ${board} and ${fresh} and page = (
      select least(pages, ${wanted}) from period_boards where ${board} and page = 1
    )`.execute(db)
  const [row] = rows
  if (row === undefined) return null
  // `storePages` writes this list.
  const members: StoredMember[] = JSON.parse(row.members)
  return toPage(
    members.map(([userId, xp, user]) => ({ userId, xp, user })),
    row.page,
    row.pages,
  )
}

/** The leaderboard, as it is stored. */
interface MadeBoard {
  members: readonly BoardMember[]
  pages: number
  firstDay: number
  now: number
}

/** Stores all pages in one statement, so that all are of the same moment. */
async function storePages(
  db: Queries,
  guildId: Snowflake,
  { period, source }: Board,
  { members, pages, firstDay, now }: MadeBoard,
): Promise<void> {
  const rows = Array.from({ length: pages }, (_, nth) => {
    const shown = members.slice(nth * PAGE_SIZE, (nth + 1) * PAGE_SIZE)
    const listed = shown.map(({ userId, xp, user }): StoredMember => [userId, xp, user])
    return {
      ...{ guild_id: guildId, period, source, page: nth + 1, first_day: firstDay, made_at: now, pages },
      members: JSON.stringify(listed),
    }
  })
  await db
    .insertInto('period_boards')
    .values(rows)
    .onDuplicateKeyUpdate((eb) => ({
      first_day: eb.fn('values', ['first_day']),
      made_at: eb.fn('values', ['made_at']),
      pages: eb.fn('values', ['pages']),
      members: eb.fn('values', ['members']),
    }))
    .execute()
}

/** Deletes stored pages that are no longer shown. @param before milliseconds since 1970 */
export const purgeBoards = async (db: Queries, before: number): Promise<void> => {
  await db.deleteFrom('period_boards').where('made_at', '<', before).execute()
}
