import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Board } from '../../levelling/period.ts'
import { PAGE_SIZE } from '../members/ranked-members.ts'
import type { NewUser } from '../members/users.ts'
import type { Queries } from '../queries.ts'
import type { BoardMember } from './board.ts'

/** How long a stored page is shown. After this time, the leaderboard is made again. */
export const FRESH_MS = 60_000
/** If the reader who makes a leaderboard has not stored it after this time, another one makes it. */
const CLAIM_MS = 15_000

/** One page of a leaderboard of a period. */
export interface BoardPage {
  /** The page shown, 1..pages. */
  page: number
  /** At least 1, also if no member has XP. */
  pages: number
  members: BoardMember[]
  /** Members of the page who are not shown. */
  unlisted: number
}

export interface StoredPage {
  page: BoardPage
  /** The first day of the period that the page is about; the number of its season. */
  firstDay: number
  /** Milliseconds since 1970; 0 for a page that must no longer be shown. */
  madeAt: number
}

/** Processes of an older release read and write lists without ranks. */
type StoredMember = [userId: Snowflake, xp: number, user: NewUser | null, rank?: number]

const keyOf = (guildId: Snowflake, { period, source }: Board) =>
  sql`guild_id = ${guildId} and period = ${period} and source = ${source}`

/** The stored page nearest to the wanted one, however old it is. Null where the leaderboard was never made. */
export async function storedPage(
  db: Queries,
  guildId: Snowflake,
  board: Board,
  wanted: number,
): Promise<StoredPage | null> {
  const key = keyOf(guildId, board)
  const { rows } = await sql<StoredRow>`
    select ${STORED} from period_boards
    where ${key} and page = (
      select least(pages, ${Math.max(1, wanted)}) from period_boards where ${key} and page = 1
    )`.execute(db)
  const [row] = rows
  return row === undefined ? null : readStored(row)
}

/**
 * The stored pages between two numbers, in their order, and before them the first page where it is not one of them. Empty where
 * the leaderboard was never made.
 */
export async function storedPages(
  db: Queries,
  guildId: Snowflake,
  board: Board,
  { from, to }: { from: number; to: number },
): Promise<StoredPage[]> {
  const { rows } = await sql<StoredRow>`
    select ${STORED} from period_boards where ${keyOf(guildId, board)} and (page = 1 or page between ${from} and ${to})
    order by page`.execute(db)
  return rows.map(readStored)
}

interface StoredRow {
  page: number
  pages: number
  members: string
  unlisted: number
  firstDay: number
  madeAt: number
}

const STORED = sql.raw('page, pages, members, unlisted, first_day as firstDay, made_at as madeAt')

function readStored({ page, pages, unlisted, firstDay, madeAt, members: json }: StoredRow): StoredPage {
  // `storePages` writes this list.
  const stored: StoredMember[] = JSON.parse(json)
  const members = stored.map(
    ([userId, xp, user, rank], nth): BoardMember => ({
      ...{ userId, xp, user, rank: rank ?? (page - 1) * PAGE_SIZE + nth + 1 },
    }),
  )
  return { page: { page, pages, members, unlisted }, firstDay, madeAt }
}

/**
 * Claims the right to make a leaderboard again: for one reader, once the stored one is too old. A leaderboard that was never
 * made has no row, and each of its first readers makes it.
 * @param when.firstDay of its period; null where it is too old only by the time when it was made
 * @returns whether this reader makes it
 */
export async function claimBoard(
  db: Queries,
  guildId: Snowflake,
  board: Board,
  { firstDay, now }: { firstDay: number | null; now: number },
): Promise<boolean> {
  // The clock of the writer may be ahead.
  const isOfOther = firstDay === null ? sql`false` : sql`first_day <> ${firstDay}`
  const isOld = sql`(${isOfOther} or made_at <= ${now - FRESH_MS} or made_at >= ${now + FRESH_MS})`
  const isFree = sql`(claimed_until <= ${now} or claimed_until > ${now + 2 * CLAIM_MS})`
  const { numAffectedRows } = await sql`
    update period_boards set claimed_until = ${now + CLAIM_MS}
    where ${keyOf(guildId, board)} and page = 1 and ${isOld} and ${isFree}`.execute(db)
  return numAffectedRows === 1n
}

/** A leaderboard, as it is stored. */
interface MadeBoard {
  pages: readonly BoardPage[]
  firstDay: number
  now: number
}

/** Stores all pages in one statement, so that all are of the same moment. */
export async function storePages(
  db: Queries,
  guildId: Snowflake,
  { period, source }: Board,
  { pages, firstDay, now }: MadeBoard,
): Promise<void> {
  const rows = pages.map(({ page, members, unlisted }) => {
    const listed = members.map(({ userId, xp, user, rank }): StoredMember => [userId, xp, user, rank])
    return {
      ...{ guild_id: guildId, period, source, page, first_day: firstDay, made_at: now, pages: pages.length },
      ...{ members: JSON.stringify(listed), unlisted, claimed_until: 0 },
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
      unlisted: eb.fn('values', ['unlisted']),
      claimed_until: 0,
    }))
    .execute()
}

/** What a page is set to that must no longer be shown. Its row stays for the claim. */
const EMPTY = { made_at: 0, members: '[]', unlisted: 0, claimed_until: 0 }

/** Empties the stored pages of a guild, because they show somebody who no longer wants to be shown. */
export const forgetBoards = async (db: Queries, guildId: Snowflake): Promise<void> => {
  await db.updateTable('period_boards').set(EMPTY).where('guild_id', '=', guildId).execute()
}

/** Deletes stored pages that are no longer shown, except for the first page of each leaderboard, which is emptied. @param before milliseconds since 1970 */
export const purgeBoards = async (db: Queries, before: number): Promise<void> => {
  await db.deleteFrom('period_boards').where('made_at', '<', before).where('page', '>', 1).execute()
  await db.updateTable('period_boards').set(EMPTY).where('made_at', '<', before).where('made_at', '>', 0).execute()
}
