import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'
import { prepareEach } from '../query/prepare-each.ts'
import { needsSteps, type RankedStanding, standingQuery, steppedQuery, withLevel } from './rank.ts'

const preparedStandings = prepareEach((db, member: { guildId: Snowflake; userId: Snowflake }) =>
  standingQuery(db, member).select(sql<Snowflake>`${member.userId}`.as('userId')),
)

const preparedStepped = prepareEach((db, member: { guildId: Snowflake; userId: Snowflake }) =>
  steppedQuery(db, member).select(sql<Snowflake>`${member.userId}`.as('userId')),
)

/**
 * Loads the standings and ranks of a few members, by the same two statements as `rankedStanding`. A member who is not stored is absent.
 * @param hasChangedCurve whether the guild has ever changed its curve, if the caller knows it: then one statement is enough
 */
export async function rankedStandings(
  db: Queries,
  guildId: Snowflake,
  userIds: readonly Snowflake[],
  hasChangedCurve = false,
): Promise<Map<Snowflake, RankedStanding>> {
  if (userIds.length === 0) return new Map()
  const members = userIds.map((userId) => ({ guildId, userId }))
  const read = await (hasChangedCurve ? preparedStepped : preparedStandings)(db, members)
  if (hasChangedCurve) return new Map(read.map((row) => [row.userId, withLevel(row)]))
  const rows = read.some(needsSteps) ? await preparedStepped(db, members) : read
  return new Map(rows.map((row) => [row.userId, withLevel(row)]))
}
