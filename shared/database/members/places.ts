import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { type Place, placeBelow, type XpRange } from '../../levelling/xp-range.ts'
import type { Queries } from '../queries.ts'
import { prepare } from '../query/prepare.ts'
import { PAGE_SIZE } from './ranked-members.ts'

/** How many members are on each level and, where the wanted member is on a crowded level, in each range of that level. */
export interface PlaceCounts {
  /** The highest first. */
  levels: readonly { level: number; members: number }[]
  /** The highest first, all of one level. Empty where the guild has no ranges. */
  ranges: readonly (XpRange & { members: number })[]
}

/**
 * A row with many counts of members. If `level` is null, the counts of all levels: JSON of `{"level": members}`, null if there
 * are none. Otherwise the counts of the parts of this level: a JSON array of one number for each, `part * PART + members`.
 */
interface CountsRow {
  level: number | null
  counts: string | null
}

/** More than twice the members of any guild. Multiplied by the highest part, 12,799, it is still an exact number. */
const PART = 100_000_000

/** One row for all counts of a kind, because level 0 alone may have a thousand ranges: a row for each takes twice the time. */
const preparedCounts = prepare((db: Queries, { guildId, above }: { guildId: Snowflake; above: number }) => {
  const query = sql<CountsRow>`
    select null as level, cast(json_objectagg(level, members) as char) as counts from guild_levels
    where guild_id = ${guildId} and members <> 0
    union all
    select level, cast(json_arrayagg(cast(part as signed) * ${sql.lit(PART)} + members) as char) as counts
    from guild_xp_ranges
    where guild_id = ${guildId} and members <> 0
      and exists (
        select 1 from guilds where id = ${guildId} and xp_ranges_filled > 0 and ${above} + ${sql.lit(PAGE_SIZE)} < member_count
      )
      and level = (
        select level from (
          select level, sum(members) over (order by level desc) as through from guild_levels where guild_id = ${guildId}
        ) as levels
        where through > ${above} order by level desc limit 1
      )
    group by level`
  return { compile: () => query.compile(db) }
})

/**
 * Loads the counts of all levels, and of the ranges of the level on which the wanted member is, in one statement.
 * Ranges are not loaded for the last page and beyond: these are read upwards from the end, which takes less time.
 * @param above how many members stand above the wanted one
 */
export async function placeCounts(db: Queries, guildId: Snowflake, above: number): Promise<PlaceCounts> {
  const rows = await preparedCounts(db, { guildId, above })
  return {
    levels: levelsIn(rows.find(({ level }) => level === null)?.counts ?? '{}'),
    ranges: rows.flatMap(({ level, counts }) => (level === null || counts === null ? [] : rangesIn(counts, level))),
  }
}

function levelsIn(json: string): { level: number; members: number }[] {
  // The database writes this object, and every value is a number.
  const levels: Record<string, number> = JSON.parse(json)
  return Object.entries(levels)
    .map(([level, members]) => ({ level: Number(level), members }))
    .sort((a, b) => b.level - a.level)
}

/** `JSON.parse` reads an array of numbers in a fifth of the time of an object. */
function rangesIn(json: string, level: number): (XpRange & { members: number })[] {
  // MariaDB cuts the text at `group_concat_max_len`, a megabyte by default. The page is then found without ranges.
  if (!json.endsWith(']')) return []
  const numbers: number[] = JSON.parse(json)
  return numbers
    .sort((a, b) => b - a)
    .map((number) => {
      // Rounded, because a wrong count may be below 0.
      const part = Math.round(number / PART)
      return { level, part, members: number - part * PART }
    })
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
  let [border, skipped]: [XpRange | null, number] = [null, above]
  let through = 0
  for (const { range, members } of segments(counts)) {
    through += members
    if (through > above) break
    ;[border, skipped] = [range, above - through]
  }
  const left = total - above - length
  if (left < skipped) return { from: 'below', place: null, skipped: left }
  return { from: 'above', place: border === null ? null : placeBelow(border), skipped }
}

/** The leaderboard from the top, in ranges where they are known, otherwise in levels with their lowest range. */
function* segments({ levels, ranges }: PlaceCounts): Generator<{ range: XpRange | null; members: number }> {
  const inRanges = ranges.reduce((sum, { members }) => sum + members, 0)
  for (const { level, members } of levels) {
    // A writer without a transaction updates one count after the other. While the two differ, the ranges are not used.
    if (ranges[0]?.level === level && inRanges === members)
      for (const range of ranges) yield { range, members: range.members }
    else yield { range: level === 0 ? null : { level, part: 0 }, members }
  }
}
