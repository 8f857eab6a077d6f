import { type Kysely, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { seasonKey } from '../../levelling/season.ts'
import { seasonUndone } from '../../levelling/season-announcement.ts'
import type { GuildRules } from '../guilds/guilds.ts'
import { insertJobs } from '../jobs/jobs.ts'
import { reverse } from '../ledger/reverse.ts'
import type { Queries } from '../queries.ts'
import { numberList } from '../query/number-literals.ts'
import { inReadCommitted } from '../read-committed.ts'
import type { Database } from '../schema.ts'
import { type Closing, guildFacts, jobsAfter } from './close.ts'
import { withoutRoles } from './end.ts'
import { lockSeason, saveSeason } from './seasons.ts'
import { nextMembers, type SeasonBatch } from './start.ts'

/** Members that are locked in one transaction, for some 50 ms. */
const BATCH = 250

/**
 * Gives the next members of a guild the XP back that the end of a season took, by reversing its rows of the ledger, and deletes
 * the stored XP that they had earned in the season. XP earned since then stays. Call it inside a READ COMMITTED transaction of its own.
 * @param now milliseconds since 1970 @returns null where the season's end is not being undone
 */
export async function undoSeasonBatch(
  trx: Queries,
  rules: GuildRules,
  { number, actorId }: { number: number; actorId: Snowflake | null },
  now: number,
): Promise<SeasonBatch | null> {
  const { id: guildId } = rules.settings
  const season = await lockSeason(trx, guildId, number)
  if (season === null || season.state !== 'undoing' || season.endedAt === null) return null
  const userIds = await nextMembers(trx, guildId, season.cursor, BATCH)
  const last = userIds.at(-1) ?? season.cursor
  if (userIds.length > 0) {
    const key = seasonKey(number, season.endedAt)
    const { rows } = await sql<{ userId: Snowflake }>`
      select user_id as userId from xp_ledger force index (primary)
      where guild_id = ${guildId} and user_id in (${numberList(userIds)}) and source = 'season' and entry_key = ${key}
      order by user_id`.execute(trx)
    const entries = rows.map(({ userId }) => ({ guildId, userId, source: 'season' as const, key }))
    await reverse(trx, entries, { actorId }, () => withoutRoles(rules), now)
    await forgetEarned(trx, guildId, number, { after: season.cursor, upTo: last })
  }
  const members = season.members + userIds.length
  await saveSeason(trx, guildId, number, { cursor_id: last, members })
  return { isDone: userIds.length < BATCH, members }
}

async function forgetEarned(
  trx: Queries,
  guildId: Snowflake,
  number: number,
  { after, upTo }: { after: Snowflake; upTo: Snowflake },
): Promise<void> {
  const those = sql`guild_id = ${guildId} and number = ${number} and user_id > ${after} and user_id <= ${upTo}`
  await sql`delete from season_members where ${those} and start_xp = 0`.execute(trx)
  await sql`update season_members set xp = 0, level = 0 where ${those}`.execute(trx)
}

/**
 * Makes a season run again after its end was undone for all members. It no longer has a planned end. Jobs take the role from
 * the winners, give it back to the winners of the season before, correct level roles, and announce in the channel that the end
 * was undone.
 * @returns false where another process was faster
 */
export async function reopenSeason(db: Kysely<Database>, closing: Closing): Promise<boolean> {
  const { rules, number, now } = closing
  const { id: guildId } = rules.settings
  return inReadCommitted(db, async (trx) => {
    const season = await lockSeason(trx, guildId, number)
    if (season === null || season.state !== 'undoing') return false
    const cleared = { ended_at: null, ends_at: null, won: null, cursor_id: '0', members: 0 }
    await saveSeason(trx, guildId, number, { state: 'running', ...cleared })
    const { isActive, locale } = await guildFacts(trx, guildId)
    const content = seasonUndone(season, locale)
    await insertJobs(trx, isActive ? jobsAfter(season, closing, { content, userIds: [] }) : [], now)
    return true
  })
}
