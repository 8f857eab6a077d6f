import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { type Place, placeBelow, type XpRange } from '../../levelling/xp-range.ts'
import type { Database } from '../schema.ts'

/** Members on the last page. It is read upwards from the end, which takes less time than to load the ranges of the lowest level. */
const LAST_PAGE = 10

/** How many members are on each level and, where the wanted member is on a crowded level, in each range of that level. */
export interface PlaceCounts {
  /** The highest first. */
  levels: readonly { level: number; members: number }[]
  /** The highest first. Empty where the guild has no ranges. */
  ranges: readonly (XpRange & { members: number })[]
}

/**
 * Loads the counts of all levels, and of the ranges of the level on which the wanted member is, in one statement.
 * Ranges are not loaded for the last page and beyond, because these are read upwards from the end.
 * @param above how many members stand above the wanted one
 */
export async function placeCounts(db: Kysely<Database>, guildId: Snowflake, above: number): Promise<PlaceCounts> {
  const { rows } = await sql<{ level: number; part: number | null; members: number }>`
    select level, null as part, members from guild_levels where guild_id = ${guildId} and members <> 0
    union all
    select level, part, members from guild_xp_ranges
    where guild_id = ${guildId} and members <> 0
      and exists (select 1 from guilds where id = ${guildId} and xp_ranges_filled > 0)
      and level = (
        select level from (
          select level, sum(members) over (order by level desc) as through, sum(members) over () as total
          from guild_levels where guild_id = ${guildId}
        ) as levels
        where through > ${above} and ${above} < total - ${LAST_PAGE} order by level desc limit 1
      )`.execute(db)
  return {
    levels: rows.filter(({ part }) => part === null).sort((a, b) => b.level - a.level),
    ranges: rows
      .flatMap(({ level, part, members }) => (part === null ? [] : [{ level, part, members }]))
      .sort((a, b) => b.part - a.part),
  }
}

/** The place from which a page is read. */
export interface NearestPlace {
  /** `above`: down the leaderboard from a place; `below`: up from the end of the leaderboard. */
  from: 'above' | 'below'
  /** Null for an end of the leaderboard. */
  place: Place | null
  /** How many members lie between the place and the page. */
  skipped: number
}

/**
 * Finds the nearest place from which a page can be read: a border of a level or range, or an end of the leaderboard. Only the
 * end is used to read upwards: from any other place, MySQL reads the index backwards from the end, too.
 * @param above how many members stand above the page
 * @param length how many members are read
 */
export function nearestPlace(counts: PlaceCounts, above: number, length: number): NearestPlace {
  const total = counts.levels.reduce((sum, { members }) => sum + members, 0)
  let nearest: NearestPlace = { from: 'above', place: null, skipped: above }
  let through = 0
  for (const { place, members } of segments(counts)) {
    through += members
    if (through > above) break
    nearest = { from: 'above', place, skipped: above - through }
  }
  const left = total - above - length
  return left < nearest.skipped ? { from: 'below', place: null, skipped: left } : nearest
}

/** The leaderboard from the top, in ranges where they are known, otherwise in levels: each with the place below it. */
function* segments({ levels, ranges }: PlaceCounts): Generator<{ place: Place | null; members: number }> {
  const inRanges = ranges.reduce((sum, { members }) => sum + members, 0)
  for (const { level, members } of levels) {
    // A writer without a transaction updates one count after the other. While the two differ, the ranges are not used.
    if (ranges[0]?.level === level && inRanges === members)
      for (const range of ranges) yield { place: placeBelow(range), members: range.members }
    else yield { place: level === 0 ? null : placeBelow({ level, part: 0 }), members }
  }
}

/** Selects the member at a place, and every member below. */
export const atOrBelow = ({ xp, userId }: Place): RawBuilder<boolean> =>
  userId === '0' ? sql`xp <= ${xp}` : sql`(xp < ${xp} or (xp = ${xp} and user_id >= ${userId}))`
