import { type RawBuilder, sql } from 'kysely'
import { compareSnowflakes, type Snowflake } from '../../discord/snowflake.ts'
import { MAX_LEVEL } from '../../levelling/curve.ts'
import { ID_GROUP_BITS, ID_GROUPS, PARTS_PER_LEVEL, type XpRange } from '../../levelling/xp-range.ts'
import type { Queries } from '../queries.ts'
import { numberRows } from '../query/number-literals.ts'

/** A member's change of range. A member without XP is in no range: null. */
export interface RangeMove {
  guildId: Snowflake
  from: XpRange | null
  to: XpRange | null
}

const isSame = (a: XpRange | null, b: XpRange | null): boolean => a?.level === b?.level && a?.part === b?.part

/** A list of the move; empty where both ranges are the same. */
export const rangeMoves = (move: RangeMove): RangeMove[] => (isSame(move.from, move.to) ? [] : [move])

/**
 * Updates how many members are in each range, for guilds whose `xp_ranges_from` is set. Call it after each `countMembers`.
 */
export async function countRanges(db: Queries, moves: readonly RangeMove[]): Promise<void> {
  const ranges = new Map<string, RangeChange>()
  const count = (guildId: Snowflake, range: XpRange | null, change: number): void => {
    if (range === null) return
    const key = `${guildId}:${range.level}:${range.part}`
    const before = ranges.get(key)?.change ?? 0
    ranges.set(key, { guildId, range, change: before + change })
  }
  for (const { guildId, from, to } of moves) {
    count(guildId, from, -1)
    count(guildId, to, 1)
  }
  await addToRanges(db, [...ranges.values()])
}

/** Reads whether a guild counts members by range. */
export async function countsRanges(db: Queries, guildId: Snowflake): Promise<boolean> {
  const row = await db.selectFrom('guilds').select('xp_ranges_from').where('id', '=', guildId).executeTakeFirst()
  return (row?.xp_ranges_from ?? null) !== null
}

/** A change of the number of members in a range. */
export interface RangeChange {
  guildId: Snowflake
  range: XpRange
  change: number
}

/** Adds to the counts of ranges. @param changes each range once */
export async function addToRanges(db: Queries, changes: readonly RangeChange[]): Promise<void> {
  const rows = changes.filter(({ change }) => change !== 0).sort(inOrder)
  if (rows.length === 0) return
  await sql`
    insert into guild_xp_ranges (guild_id, level, part, members)
    values ${numberRows(rows.map(({ guildId, range: { level, part }, change }) => [guildId, level, part, change]))}
    on duplicate key update members = guild_xp_ranges.members + values(members)`.execute(db)
}

/** The order in which every writer writes ranges, so that two do not deadlock. */
export const inOrder = (a: RangeChange, b: RangeChange): number =>
  compareSnowflakes(a.guildId, b.guildId) || a.range.level - b.range.level || a.range.part - b.range.part

/**
 * The XP at which the level of `member` begins, as `placeStepStart` computes it. The level of `member` is its step, whatever
 * the guild's curve is.
 */
const levelStart = sql.raw('5 * member.level * (2 * member.level * member.level + 27 * member.level + 91) div 6')
/** The XP from the level of `member` to the next. */
const levelWidth = sql.raw('(5 * member.level * member.level + 50 * member.level + 100)')
/**
 * At least 0, because MySQL refuses a negative difference. If somebody wrote a wrong level by hand, a place is wrong, but no
 * statement fails.
 */
const xpIntoLevel = sql`(greatest(member.xp, ${levelStart}) - ${levelStart})`
const idGroups = sql.raw(String(ID_GROUPS))
const idGroupBits = sql.raw(String(ID_GROUP_BITS))
const parts = sql.raw(String(PARTS_PER_LEVEL))
const highest = sql.raw(String(MAX_LEVEL))

/** The part of a level in which `member` is, as `xpRangeOf` computes it. */
export const partOfMember: RawBuilder<number> = sql<number>`case
  when member.level = 0 then member.xp * ${idGroups} + ${idGroups} - 1 - (member.user_id >> ${idGroupBits})
  when member.level >= ${highest} then 0
  else ${xpIntoLevel} * ${parts} div ${levelWidth} end`

/** The XP at which the part of `member` ends, below `highest` and above level 0. */
export const partEnd: RawBuilder<number> = sql<number>`${levelStart}
  + ((${xpIntoLevel} * ${parts} div ${levelWidth} + 1) * ${levelWidth} + ${parts} - 1) div ${parts}`

/** The lowest id of the group in which the id of `member` is. */
export const idGroupStart: RawBuilder<Snowflake> = sql<Snowflake>`((member.user_id >> ${idGroupBits}) << ${idGroupBits})`
