import type { Snowflake } from '../../discord/snowflake.ts'
import { type CalendarBoard, firstDayOf } from '../../levelling/period.ts'
import { HUNDRED, type Hundred } from '../members/hundred.ts'
import { PAGE_SIZE } from '../members/ranked-members.ts'
import type { Queries } from '../queries.ts'
import { boardMembers } from './board.ts'
import { pagesOf } from './pages.ts'
import { type BoardPage, claimBoard, FRESH_MS, type StoredPage, storedPages, storePages } from './stored-pages.ts'

/** A page older than this is not shown. */
const OLDEST_SHOWN_MS = 10 * 60_000

/** The stored pages of ten that are on a page of a hundred. */
const RATIO = HUNDRED / PAGE_SIZE

function hundredOf(pages: readonly BoardPage[], wanted: number): Hundred {
  const shown = pages.filter(({ page }) => Math.ceil(page / RATIO) === wanted)
  return {
    members: shown.flatMap(({ members }) => members),
    unlisted: shown.reduce((sum, { unlisted }) => sum + unlisted, 0),
    goesOn: (pages[0]?.pages ?? 1) > wanted * RATIO,
  }
}

/** What a page shows, and `after`: the work that remains after the reply; null for none. */
export interface FoundHundred {
  hundred: Hundred
  after: (() => Promise<void>) | null
}

/** @param wanted 1 or more @param now milliseconds since 1970 */
interface Wanted {
  board: CalendarBoard
  wanted: number
  now: number
}

/** Reads the stored pages of a leaderboard of a period that are on a page of a hundred. */
export const storedHundred = (db: Queries, guildId: Snowflake, { board, wanted }: Wanted): Promise<StoredPage[]> =>
  storedPages(db, guildId, board, { from: (wanted - 1) * RATIO + 1, to: wanted * RATIO })

/**
 * A hundred members of a leaderboard of a period, from the same stored pages as `boardPage`. Call it for somebody who may see them:
 * it makes a leaderboard that is not stored, and makes one again that is more than a minute old. Its caller does not wait for
 * that while the pages are less than ten minutes old. A page past the end has no members.
 * @param stored from `storedHundred`
 * @returns null while another reader makes the leaderboard and no earlier one can be shown
 */
export async function hundredOfPeriod(
  db: Queries,
  guildId: Snowflake,
  stored: readonly StoredPage[],
  { board, wanted, now }: Wanted,
): Promise<FoundHundred | null> {
  const when = { firstDay: firstDayOf(board.period, now), now }
  const [first] = stored
  // A leaderboard that has become shorter leaves old pages behind its end.
  const current = stored.filter(({ page }) => first !== undefined && page.page <= first.page.pages)
  const age = now - (first?.madeAt ?? 0)
  const isUsable =
    first !== undefined &&
    current.every(({ firstDay, madeAt }) => firstDay === when.firstDay && madeAt === first.madeAt) &&
    Math.abs(age) < OLDEST_SHOWN_MS
  const pages = current.map(({ page }) => page)
  const shown = { hundred: hundredOf(pages, wanted), after: null }
  if (isUsable && Math.abs(age) < FRESH_MS) return shown
  if (first !== undefined && !(await claimBoard(db, guildId, board, when))) return isUsable ? shown : null
  const store = (made: readonly BoardPage[]) => storePages(db, guildId, board, { ...when, pages: made })
  const make = async () => pagesOf(await boardMembers(db, guildId, board, when.firstDay))
  if (isUsable) return { ...shown, after: async () => store(await make()) }
  const made = await make()
  return { hundred: hundredOf(made, wanted), after: () => store(made) }
}
