import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Season } from '../../levelling/season.ts'
import { newRow } from '../jobs/jobs.ts'
import { xpSteps } from '../ledger/xp-steps.ts'
import type { Queries } from '../queries.ts'
import { rowsText, runText } from '../query/number-literals.ts'
import { lockSeason, saveSeason } from './seasons.ts'

/** Members of one transaction, which takes some 20 ms and locks none of them. */
const BATCH = 500

/** A batch of members of a season's job. */
export interface SeasonBatch {
  /** Whether no member is left. */
  isDone: boolean
  /** While the season starts or ends: members with XP so far. While it is undone: members that are done. */
  members: number
}

/** Reads the next members of a guild, in the order of their ids. */
export async function nextMembers(
  db: Queries,
  guildId: Snowflake,
  after: Snowflake,
  limit: number,
): Promise<Snowflake[]> {
  const { rows } = await sql<{ user_id: Snowflake }>`
    select user_id from guild_users force index (primary)
    where guild_id = ${guildId} and user_id > ${after} order by user_id limit ${sql.lit(limit)}`.execute(db)
  return rows.map(({ user_id }) => user_id)
}

/**
 * Computes the XP that members had at a recent time: their totals without what they earned since.
 * @param at milliseconds since 1970
 */
export async function totalsAt(
  db: Queries,
  guildId: Snowflake,
  userIds: readonly Snowflake[],
  at: number,
): Promise<Map<Snowflake, number>> {
  const { steps, totals } = await xpSteps(db, guildId, userIds, at)
  const then = new Map(totals)
  for (const { userId, by } of steps) then.set(userId, (then.get(userId) ?? 0) - by)
  return then
}

/**
 * Stores the XP that the next members had when a season began. After the last of them the season runs, and a job is stored that
 * ends it at the planned time. Call it inside a READ COMMITTED transaction of its own. It locks no member.
 * @param now milliseconds since 1970 @returns null where the season is not starting
 */
export async function startBatch(
  trx: Queries,
  guildId: Snowflake,
  number: number,
  now: number,
): Promise<SeasonBatch | null> {
  const season = await lockSeason(trx, guildId, number)
  if (season === null || season.state !== 'starting') return null
  const userIds = await nextMembers(trx, guildId, season.cursor, BATCH)
  const totals = await totalsAt(trx, guildId, userIds, season.startedAt)
  const rows = [...totals].filter(([, xp]) => xp > 0).map(([userId, xp]) => [guildId, number, userId, xp])
  if (rows.length > 0)
    await runText(
      trx,
      `insert into season_members (guild_id, number, user_id, start_xp) values ${rowsText(rows)}
       on duplicate key update start_xp = values(start_xp)`,
    )
  const members = season.members + rows.length
  const isDone = userIds.length < BATCH
  if (isDone) await run(trx, guildId, season, now)
  else await saveSeason(trx, guildId, number, { cursor_id: userIds.at(-1) ?? season.cursor, members })
  return { isDone, members }
}

async function run(trx: Queries, guildId: Snowflake, { number, endsAt }: Season, now: number): Promise<void> {
  await saveSeason(trx, guildId, number, { state: 'running', cursor_id: '0', members: 0 })
  if (endsAt !== null) await insertPlannedEnd(trx, guildId, number, Math.max(endsAt, now))
}

/** Writes the job that ends a season at the planned time. The job's time of creation is that time, because it may wait for months. */
export async function insertPlannedEnd(db: Queries, guildId: Snowflake, number: number, at: number): Promise<void> {
  await db
    .insertInto('jobs')
    .values(newRow({ kind: 'season', guildId, userId: null, payload: { number, reply: null, actorId: null } }, at))
    .execute()
}
