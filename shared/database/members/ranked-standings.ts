import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'
import { prepareEach } from '../query/prepare-each.ts'
import { type RankedStanding, standingQuery, withLevel } from './rank.ts'

const preparedStandings = prepareEach((db, member: { guildId: Snowflake; userId: Snowflake }) =>
  standingQuery(db, member).select(sql<Snowflake>`${member.userId}`.as('userId')),
)

/** Loads the standings and ranks of a few members in one statement. A member who is not stored is absent. */
export async function rankedStandings(
  db: Queries,
  guildId: Snowflake,
  userIds: readonly Snowflake[],
): Promise<Map<Snowflake, RankedStanding>> {
  if (userIds.length === 0) return new Map()
  const members = userIds.map((userId) => ({ guildId, userId }))
  const rows = await preparedStandings(db, members)
  return new Map(rows.map(({ userId, ...row }) => [userId, withLevel(row)]))
}
