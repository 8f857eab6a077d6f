import { type InferResult, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Standing } from '../../levelling/award.ts'
import { levelAt, MAX_LEVEL, MAX_XP } from '../../levelling/curve.ts'
import type { Queries } from '../queries.ts'
import { prepare } from '../query/prepare.ts'
import type { Database } from '../schema.ts'
import { idGroupStart, partEnd, partOfMember } from './range-counts.ts'

/** A member's standing and rank. */
export interface RankedStanding extends Pick<Standing, 'xp' | 'level' | 'messageCount'> {
  /** 1 for the member with the most XP. With the same XP, the older account has the better rank. */
  rank: number
}

/** The XP at which the next level begins, as `xpFor` computes it; more than any total for members on the highest level. */
const nextLevelXp = sql<number>`if(member.level >= ${sql.lit(MAX_LEVEL)}, ${sql.lit(MAX_XP + 1)},
  5 * (member.level + 1) * (2 * (member.level + 1) * (member.level + 1) + 27 * (member.level + 1) + 91) div 6)`

/** Members with less XP than this are counted one by one: the start of the next range, or in most guilds of the next level. */
const countedUpTo = sql<number>`case when ranged.id is null or member.level >= ${sql.lit(MAX_LEVEL)} then ${nextLevelXp}
  when member.level = 0 then member.xp else ${partEnd} end`

/** The lowest id of the members with the same XP who are counted one by one. Members without XP are in no range. */
const countedFrom = sql<Snowflake>`if(ranged.id is not null and member.level = 0 and member.xp > 0, ${idGroupStart}, 0)`

/** The number of members in higher ranges of the same level. */
const nearer = sql<number>`if(ranged.id is null, 0, (select cast(coalesce(sum(members), 0) as signed) from guild_xp_ranges
  where guild_xp_ranges.guild_id = member.guild_id and guild_xp_ranges.level = member.level
    and guild_xp_ranges.part > ${partOfMember}))`

/** The number of members on higher levels. */
const higher = sql<number>`(select cast(coalesce(sum(members), 0) as signed) from guild_levels
  where guild_levels.guild_id = member.guild_id and guild_levels.level > member.level)`

/**
 * The members who are counted one by one. Where a level holds most of a guild, MariaDB reads every row of the guild unless it
 * is forced to read a range of the leaderboard's index.
 */
const other = sql<Database['guild_users']>`guild_users`.as<'other'>(sql`other force index (guild_users_leaderboard)`)

/**
 * Reads a member's standing and how many members stand above. Members on higher levels are summed from `guild_levels`, those
 * of higher ranges of a crowded level from `guild_xp_ranges`. Only the members above in the same range, or on a level without
 * ranges, are counted in the leaderboard's index. A join, because in a subquery the database does not know both ends of the
 * index range and reads the whole guild.
 */
export const standingQuery = (db: Queries, { guildId, userId }: { guildId: Snowflake; userId: Snowflake }) =>
  db
    .selectFrom('guild_users as member')
    .leftJoin('guilds as ranged', (join) =>
      join.onRef('ranged.id', '=', 'member.guild_id').on('ranged.xp_ranges_filled', '>', 0),
    )
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
      'member.xp',
      'member.message_count as messageCount',
      sql<number>`1 + ${eb.fn.count('other.user_id')} + ${nearer} + ${higher}`.as('rank'),
    ])
    .where('member.guild_id', '=', guildId)
    .where('member.user_id', '=', userId)
    // All selected columns: MariaDB does not derive them from the primary key.
    .groupBy(['member.guild_id', 'member.user_id', 'member.xp', 'member.level', 'member.message_count', 'ranged.id'])

type StandingRow = InferResult<ReturnType<typeof standingQuery>>[number]

/** A standing from a row of `standingQuery`; null where the member is not stored. */
export const toStanding = (row: StandingRow | undefined): RankedStanding | null =>
  row === undefined ? null : { ...row, level: levelAt(row.xp) }

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
