import { sql } from 'kysely'
import { type Snowflake, snowflakeAt } from '../../discord/snowflake.ts'
import { EARNED_SOURCES } from '../../levelling/xp-ledger.ts'
import type { Queries } from '../queries.ts'

/**
 * The members of a guild who have earned the most XP since a time, the most first; of two with the same XP, the older account
 * first. Members who left are not returned. Members who hide from leaderboards are, because a role is no leaderboard.
 *
 * It reads every message and every row of the ledger since then, from indexes: 700,000 of them take about a second. So it is not
 * for replies, and not for every award.
 * @param since milliseconds since 1970
 */
export async function mostActive(db: Queries, guildId: Snowflake, since: number, limit: number): Promise<Snowflake[]> {
  const { rows } = await sql<{ userId: Snowflake }>`
    select user_id as userId from (
      select user_id, sum(xp) as gained from (
        select user_id, xp from message_logs force index (message_logs_guild)
          where guild_id = ${guildId} and message_id >= ${snowflakeAt(since)}
        union all
        select user_id, amount from xp_ledger force index (xp_ledger_guild)
          where guild_id = ${guildId} and source in (${sql.join([...EARNED_SOURCES])}) and at >= ${since}
      ) as earned group by user_id
    ) as members
    where gained > 0 and not exists (
      select 1 from unlisted_members as gone
      where gone.guild_id = ${guildId} and gone.user_id = members.user_id and hidden_at is null and left_at is not null
    )
    order by gained desc, user_id limit ${sql.lit(limit)}`.execute(db)
  return rows.map(({ userId }) => userId)
}
