import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'
import type { ShownMember } from './hundred.ts'
import { isListed, joinUnlisted } from './unlisted-members.ts'
import { likeStart, MOST_NAMESAKES, toUser, type UserRow } from './users.ts'

type NamedMember = Omit<ShownMember, 'rank'>

/**
 * Finds members whom leaderboards show, by the start of their username. Only the first 500 users with such a name are looked at,
 * so that the size of the server does not matter.
 * @returns at most `limit` members, without their ranks
 */
export async function namedOnBoard(
  db: Queries,
  guildId: Snowflake,
  start: string,
  limit: number,
): Promise<NamedMember[]> {
  const { rows } = await sql<UserRow & { userId: Snowflake; xp: number }>`
    select member.user_id as userId, member.xp, users.username, global_name as globalName, discriminator, avatar
    from (select id from users where username like ${likeStart(start)} order by username limit ${sql.lit(MOST_NAMESAKES)}) as named
    straight_join guild_users as member on member.guild_id = ${guildId} and member.user_id = named.id
    inner join users on users.id = named.id
    ${joinUnlisted(guildId, 'member.user_id')}
    where member.xp > 0 and ${isListed} limit ${sql.lit(limit)}`.execute(db)
  return rows.map(({ userId, xp, ...user }) => ({ userId, xp, user: toUser(userId, user) }))
}
