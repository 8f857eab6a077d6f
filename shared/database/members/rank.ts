import { type InferResult, type Kysely, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Standing } from '../../levelling/award.ts'
import { MAX_LEVEL, MAX_XP } from '../../levelling/curve.ts'
import { prepare } from '../query/prepare.ts'
import type { Database } from '../schema.ts'

export interface RankedStanding extends Standing {
  /** 1 for the member with the most XP; of two with the same XP, the older account stands higher. */
  rank: number
}

/** Where the next level begins; past every total for those who are on the highest. The sum of `xpFor`, in SQL. */
const nextLevelXp = sql<number>`if(member.level >= ${sql.lit(MAX_LEVEL)}, ${sql.lit(MAX_XP + 1)},
  5 * (member.level + 1) * (2 * (member.level + 1) * (member.level + 1) + 27 * (member.level + 1) + 91) div 6)`

/**
 * A member's standing, with how many members stand above. Members of higher levels are counted in `guild_levels`; only
 * members above on the same level are counted here, in the leaderboard's index. The time grows with the level's members:
 * at worst the lowest level, which may hold a tenth of a big guild. (A join, for only then does the database know both ends of that range
 * beforehand; in a subquery it would walk over the whole guild.)
 */
export const standingQuery = (db: Kysely<Database>, { guildId, userId }: { guildId: Snowflake; userId: Snowflake }) =>
  db
    .selectFrom('guild_users as member')
    .leftJoin('guild_users as other', (join) =>
      join
        .onRef('other.guild_id', '=', 'member.guild_id')
        .onRef('other.xp', '>=', 'member.xp')
        .on('other.xp', '<', nextLevelXp)
        .on((eb) =>
          eb.or([eb('other.xp', '>', eb.ref('member.xp')), eb('other.user_id', '<', eb.ref('member.user_id'))]),
        ),
    )
    .select(['member.xp', 'member.level', 'member.message_count as messageCount', 'member.last_xp_at as lastXpAt'])
    .select((eb) => [
      eb.fn.count<number>('other.user_id').as('above'),
      eb
        .selectFrom('guild_levels')
        .select(sql<number>`cast(coalesce(sum(members), 0) as signed)`.as('members'))
        .whereRef('guild_levels.guild_id', '=', 'member.guild_id')
        .whereRef('guild_levels.level', '>', 'member.level')
        .as('higher'),
    ])
    .where('member.guild_id', '=', guildId)
    .where('member.user_id', '=', userId)
    // Every column that is read: MariaDB does not know that the primary key says the rest.
    .groupBy(['member.guild_id', 'member.user_id', 'member.xp', 'member.level'])
    .groupBy(['member.message_count', 'member.last_xp_at'])

type StandingRow = InferResult<ReturnType<typeof standingQuery>>[number]

/** What `standingQuery` found; null where there is no record of the member. */
export const toStanding = (row: StandingRow | undefined): RankedStanding | null =>
  row === undefined
    ? null
    : {
        xp: row.xp,
        level: row.level,
        messageCount: row.messageCount,
        lastXpAt: row.lastXpAt,
        rank: (row.higher ?? 0) + row.above + 1,
      }

const preparedStanding = prepare(standingQuery)

/** A member's standing and rank, in one statement; null where there is no record of the member. */
export async function rankedStanding(
  db: Kysely<Database>,
  guildId: Snowflake,
  userId: Snowflake,
): Promise<RankedStanding | null> {
  const [row] = await preparedStanding(db, { guildId, userId })
  return toStanding(row)
}
