import type { Snowflake } from '../../discord/snowflake.ts'
import { type Board, type CalendarBoard, firstDayOf } from '../../levelling/period.ts'
import { PAGE_SIZE } from '../members/ranked-members.ts'
import type { Queries } from '../queries.ts'
import { boardMembers, type PeriodBoard } from './board.ts'
import { type BoardPage, claimBoard, type StoredPage, storedPage, storePages } from './stored-pages.ts'

/** A page. `store` stores all pages of the leaderboard if it was just made; null for a page that was stored. */
export interface FoundPage extends BoardPage {
  store: (() => Promise<void>) | null
}

/**
 * One page of a leaderboard of a period, at most a minute old. A number below 1 gives the first page, a number past the end the
 * last page.
 *
 * A leaderboard is made when somebody opens it, and its pages are kept for a minute. The alternative is an index of the XP of
 * each member in each period. Every award would then change three more indexes, also in servers where nobody opens it.
 *
 * One reader makes it. The others get the page of before meanwhile. The claim and the stored page are asked for at the same
 * time, so that nobody waits for the database more than twice.
 * @param wanted any whole number @param now milliseconds since 1970
 * @returns null while another reader makes the leaderboard and no earlier one can be shown
 */
export async function boardPage(
  db: Queries,
  guildId: Snowflake,
  board: CalendarBoard,
  wanted: number,
  now: number,
): Promise<FoundPage | null> {
  const when = { firstDay: firstDayOf(board.period, now), now }
  const [stored, isClaimed] = await Promise.all([
    storedPage(db, guildId, board, wanted),
    claimBoard(db, guildId, board, when),
  ])
  const make = () => boardMembers(db, guildId, board, when.firstDay)
  return showOrMake(db, guildId, board, { stored, isClaimed, wanted, ...when, make })
}

/** What is known of a leaderboard before one of its pages is shown. */
interface Asked {
  stored: StoredPage | null
  /** Whether this reader makes it again. */
  isClaimed: boolean
  wanted: number
  /** The first day of its period; the number of its season. */
  firstDay: number
  now: number
  make: () => Promise<PeriodBoard>
}

/** The stored page, or a page of the leaderboard that this reader makes. Null while another reader makes it. */
export async function showOrMake(
  db: Queries,
  guildId: Snowflake,
  board: Board,
  { stored, isClaimed, wanted, make, ...when }: Asked,
): Promise<FoundPage | null> {
  if (stored !== null && !isClaimed) {
    const { page, firstDay, madeAt } = stored
    return firstDay === when.firstDay && madeAt > 0 ? { ...page, store: null } : null
  }
  const pages = pagesOf(await make())
  const page = pages[Math.min(Math.max(1, wanted), pages.length) - 1] ?? EMPTY
  return { ...page, store: () => storePages(db, guildId, board, { ...when, pages }) }
}

const EMPTY: BoardPage = { page: 1, pages: 1, members: [], unlisted: 0 }

/** All pages of a leaderboard, at least one. */
export function pagesOf(made: PeriodBoard): BoardPage[] {
  const pages = Math.max(1, Math.ceil(made.size / PAGE_SIZE))
  return Array.from({ length: pages }, (_, nth) => pageOf(made, nth + 1, pages))
}

/** The members between two ranks who are shown. */
function pageOf({ members, size }: PeriodBoard, page: number, pages: number): BoardPage {
  const above = (page - 1) * PAGE_SIZE
  const end = Math.min(above + PAGE_SIZE, size)
  const shown = members.filter(({ rank }) => rank > above && rank <= end)
  return { page, pages, members: shown, unlisted: end - above - shown.length }
}
