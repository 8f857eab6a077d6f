import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { type Place, placeBelow, type XpRange } from '../../levelling/xp-range.ts'
import type { Database } from '../schema.ts'

/** The last page is read upwards from the end, in less time than the ranges of the lowest level take to be sent. */
const LAST_PAGE = 10

/** How many members are on each level and, where the wanted member is on a crowded level, in each range of that level. */
export interface PlaceCounts {
  /** The highest first. */
  levels: readonly { level: number; members: number }[]
  /** The highest first. Empty where the guild has no ranges. */
  ranges: readonly (XpRange & { members: number })[]
}

/**
 * Loads the counts by which a member is found, in one statement: of all levels, and of the ranges of one level.
 * Ranges are left out for the last page and past it, which are read upwards from the end.
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

/** From where a page is read. */
export interface NearestPlace {
  /** `above`: down the leaderboard from a place; `below`: up from the end of the leaderboard. */
  from: 'above' | 'below'
  /** Null for an end of the leaderboard. */
  place: Place | null
  /** How many members lie between. */
  skipped: number
}

/**
 * Finds the place nearest to a page, of those whose number of members above is known. Upwards only from the end: for another
 * place, MySQL reads the index backwards from the end, too.
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

/** Members in the order of the leaderboard, by ranges where they are known, else by levels; each with the place below. */
function* segments({ levels, ranges }: PlaceCounts): Generator<{ place: Place | null; members: number }> {
  const inRanges = ranges.reduce((sum, { members }) => sum + members, 0)
  for (const { level, members } of levels) {
    // A writer without a transaction updates both counts one after the other: in between, ranges are of no use.
    if (ranges[0]?.level === level && inRanges === members)
      for (const range of ranges) yield { place: placeBelow(range), members: range.members }
    else yield { place: level === 0 ? null : placeBelow({ level, part: 0 }), members }
  }
}

/** Members of a place and below. */
export const atOrBelow = ({ xp, userId }: Place): RawBuilder<boolean> =>
  userId === '0' ? sql`xp <= ${xp}` : sql`(xp < ${xp} or (xp = ${xp} and user_id >= ${userId}))`
