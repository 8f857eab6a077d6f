import type { Snowflake } from '../../discord/snowflake.ts'
import type { SeasonBoard } from '../../levelling/period.ts'
import type { Season } from '../../levelling/season.ts'
import { firstMembers } from '../periods/board.ts'
import { type FoundPage, showOrMake } from '../periods/pages.ts'
import { claimBoard, storedPage } from '../periods/stored-pages.ts'
import type { Queries } from '../queries.ts'
import { seasonGains } from './board.ts'
import { newestSeason } from './seasons.ts'

const BOARD: SeasonBoard = { period: 'season', source: 'all' }
/** Only the members with the most XP are examined: more than for a preview, because one reader a minute examines them. */
const MOST_EXAMINED = 300_000

/** A page of the leaderboard of the running season. */
export interface RunningSeasonPage {
  /** The newest season, also one that does not run; null where there was none. */
  season: Season | null
  /** Null where the season does not run, and while another reader makes the leaderboard. */
  found: FoundPage | null
}

/**
 * Reads one page of the leaderboard of the running season, at most a minute old. The leaderboard is made and stored in the same
 * way as those of periods. The call waits for the database at most twice.
 * @param wanted any whole number @param now milliseconds since 1970
 */
export async function runningSeasonPage(
  db: Queries,
  guildId: Snowflake,
  wanted: number,
  now: number,
): Promise<RunningSeasonPage> {
  const [season, kept, isClaimed] = await Promise.all([
    newestSeason(db, guildId),
    storedPage(db, guildId, BOARD, wanted),
    claimBoard(db, guildId, BOARD, { firstDay: null, now }),
  ])
  if (season === null || season.state !== 'running') return { season, found: null }
  const { number: firstDay } = season
  // A page of another season counts as if there were none, so that each of the first readers makes the leaderboard.
  const stored = kept?.firstDay === firstDay ? kept : null
  const make = () => firstMembers(db, guildId, seasonGains(guildId, firstDay, MOST_EXAMINED))
  return { season, found: await showOrMake(db, guildId, BOARD, { stored, isClaimed, wanted, firstDay, now, make }) }
}
