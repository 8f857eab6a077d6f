import { type InferResult, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Standing } from '../../levelling/award.ts'
import { type Curve, levelAt, MAX_LEVEL, MAX_XP } from '../../levelling/curve.ts'
import { readCurve } from '../../levelling/stored-curve.ts'
import type { Queries } from '../queries.ts'
import { prepare } from '../query/prepare.ts'
import type { Database } from '../schema.ts'
import { stepOfXp } from './member-step.ts'
import { idGroupStart, partEnd, partOfMember } from './range-counts.ts'

/** A member's standing and rank. */
export interface RankedStanding extends Pick<Standing, 'xp' | 'level' | 'messageCount'> {
  /** 1 for the member with the most XP. With the same XP, the older account has the better rank. */
  rank: number
  /** The guild's curve, by which the level is computed. */
  curve: Curve
}

/** The XP at which the next step begins, as `placeStepStart` computes it; more than any total for members on the highest step. */
const nextLevelXp = sql<number>`if(member.level >= ${sql.lit(MAX_LEVEL)}, ${sql.lit(MAX_XP + 1)},
  5 * (member.level + 1) * (2 * (member.level + 1) * (member.level + 1) + 27 * (member.level + 1) + 91) div 6)`

/** Whether the guild's members are counted per range of XP. A guild without a row counts none. */
const isRanged = sql<boolean>`(coalesce(guild.xp_ranges_filled, 0) > 0)`

/** Members with less XP than this are counted one by one: the start of the next range, or in most guilds of the next level. */
const countedUpTo = sql<number>`case when not ${isRanged} or member.level >= ${sql.lit(MAX_LEVEL)} then ${nextLevelXp}
  when member.level = 0 then member.xp else ${partEnd} end`

/** The lowest id of the members with the same XP who are counted one by one. Members without XP are in no range. */
const countedFrom = sql<Snowflake>`if(${isRanged} and member.level = 0 and member.xp > 0, ${idGroupStart}, 0)`

/**
 * The members who are counted one by one. Where a level holds most of a guild, MariaDB reads every row of the guild unless it
 * is forced to read a range of the leaderboard's index.
 */
const other = sql<Database['guild_users']>`guild_users`.as<'other'>(sql`other force index (guild_users_leaderboard)`)

/**
 * The member with the number of members who are counted one by one. A join, because in a subquery the database does not know
 * both ends of the index range and reads the whole guild.
 */
const countedOne = (db: Queries, { guildId, userId }: { guildId: Snowflake; userId: Snowflake }) =>
  db
    .selectFrom(
      db
        .selectFrom('guild_users')
        // Not the column `level`: members are counted by steps, which do not depend on the guild's curve.
        .select(['guild_id', 'user_id', 'xp', 'message_count', stepOfXp.as('level')])
        .where('guild_id', '=', guildId)
        .where('user_id', '=', userId)
        .as('member'),
    )
    .leftJoin('guilds as guild', 'guild.id', 'member.guild_id')
    .leftJoin(other, (join) =>
      join
        .onRef('other.guild_id', '=', 'member.guild_id')
        .on((eb) =>
          eb.or([
            eb.and([eb('other.xp', '>', eb.ref('member.xp')), eb('other.xp', '<', countedUpTo)]),
            eb.and([
              eb('other.xp', '=', eb.ref('member.xp')),
              eb('other.user_id', '<', eb.ref('member.user_id')),
              eb('other.user_id', '>=', countedFrom),
            ]),
          ]),
        ),
    )
    .select((eb) => [
      'member.guild_id',
      'member.user_id',
      'member.xp',
      'member.level',
      'member.message_count',
      'guild.curve',
      isRanged.as('ranged'),
      eb.fn.count<number>('other.user_id').as('counted'),
    ])
    // All selected columns: MariaDB does not derive them from the primary key.
    .groupBy([
      'member.guild_id',
      'member.user_id',
      'member.xp',
      'member.level',
      'member.message_count',
      'guild.xp_ranges_filled',
      'guild.curve',
    ])

/** The number of members in higher ranges of the same level. */
const nearer = sql<number>`if(member.ranged = 0, 0, (select cast(coalesce(sum(members), 0) as signed) from guild_xp_ranges
  where guild_xp_ranges.guild_id = member.guild_id and guild_xp_ranges.level = member.level
    and guild_xp_ranges.part > ${partOfMember}))`

/** The number of members on higher levels. */
const higher = sql<number>`(select cast(coalesce(sum(members), 0) as signed) from guild_levels
  where guild_levels.guild_id = member.guild_id and guild_levels.level > member.level)`

/**
 * Reads a member's standing and how many members stand above. Members on higher levels are summed from `guild_levels`, those
 * of higher ranges of a crowded level from `guild_xp_ranges`. Only the members above in the same range, or on a level without
 * ranges, are counted in the leaderboard's index.
 */
export const standingQuery = (db: Queries, key: { guildId: Snowflake; userId: Snowflake }) =>
  db
    .selectFrom(countedOne(db, key).as('member'))
    .select([
      'member.xp',
      'member.message_count as messageCount',
      'member.curve',
      sql<number>`1 + member.counted + ${nearer} + ${higher}`.as('rank'),
    ])

type StandingRow = InferResult<ReturnType<typeof standingQuery>>[number]

/** A standing from a row of `standingQuery`; null where the member is not stored. */
export const toStanding = (row: StandingRow | undefined): RankedStanding | null =>
  row === undefined ? null : withLevel(row)

/** Adds the level by the guild's curve. */
export function withLevel<Row extends { xp: number; curve: string | null }>(row: Row) {
  const curve = readCurve(row.curve)
  return { ...row, curve, level: levelAt(row.xp, curve) }
}

const preparedStanding = prepare(standingQuery)

/** Loads a member's standing and rank in one statement; null where the member is not stored. */
export async function rankedStanding(
  db: Queries,
  guildId: Snowflake,
  userId: Snowflake,
): Promise<RankedStanding | null> {
  const [row] = await preparedStanding(db, { guildId, userId })
  return toStanding(row)
}
