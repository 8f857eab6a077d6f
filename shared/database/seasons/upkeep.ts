import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { UNDO_MS } from '../../levelling/season.ts'
import type { Queries } from '../queries.ts'
import { MOST_ARCHIVED } from './board.ts'
import { MOST_SEASONS, saveSeason } from './seasons.ts'
import { insertPlannedEnd } from './start.ts'

/** Seasons that one run finds. */
const MOST_FOUND = 100
/** Rows that one statement deletes. */
const ROWS = 500

interface FoundSeason {
  guildId: Snowflake
  number: number
}

/**
 * Writes the missing job of each season on which a job must work now. A job is missing where an edge process ended between two
 * statements.
 * @returns how many jobs were missing
 */
export async function mendSeasonJobs(db: Queries, now: number): Promise<number> {
  const { rows } = await sql<FoundSeason>`
    select guild_id as guildId, number from seasons
    where (state in ('starting', 'ending', 'undoing') or (state = 'running' and ends_at <= ${now}))
      and not exists (
        select 1 from jobs where jobs.guild_id = seasons.guild_id and jobs.kind = 'season' and jobs.state <> 'failed')
    limit ${sql.lit(MOST_FOUND)}`.execute(db)
  for (const { guildId, number } of rows) await insertPlannedEnd(db, guildId, number, now)
  return rows.length
}

/**
 * Deletes some members below the first places of a season whose end can no longer be undone: it was long ago, or a later season
 * has begun.
 * @returns whether there may be more
 */
export async function cutSeasons(db: Queries, now: number): Promise<boolean> {
  const { rows } = await sql<FoundSeason>`
    select guild_id as guildId, number from seasons as season
    where state = 'ended' and is_cut = 0 and (ended_at < ${now - UNDO_MS} or exists (
      select 1 from seasons as later where later.guild_id = season.guild_id and later.number > season.number))
    limit 1`.execute(db)
  const [found] = rows
  if (found === undefined) return false
  const { guildId, number } = found
  const ofSeason = sql`guild_id = ${guildId} and number = ${number}`
  const { rows: beyond } = await sql<{ userId: Snowflake }>`
    (select user_id as userId from season_members force index (season_members_place)
      where ${ofSeason} order by xp desc, user_id limit ${sql.lit(ROWS)} offset ${sql.lit(MOST_ARCHIVED)})
    union
    (select user_id from season_members force index (season_members_place)
      where ${ofSeason} and xp = 0 limit ${sql.lit(ROWS)})`.execute(db)
  if (beyond.length === 0) await saveSeason(db, guildId, number, { is_cut: 1 })
  else await deleteMembers(db, found, beyond)
  return true
}

const deleteMembers = (db: Queries, { guildId, number }: FoundSeason, members: readonly { userId: Snowflake }[]) =>
  db
    .deleteFrom('season_members')
    .where('guild_id', '=', guildId)
    .where('number', '=', number)
    .where(
      'user_id',
      'in',
      members.map(({ userId }) => userId),
    )
    .execute()

/** Deletes some of the oldest season of a guild that has more than are kept. @returns whether there may be more */
export async function purgeSeasons(db: Queries): Promise<boolean> {
  const { rows } = await sql<FoundSeason>`
    select guild_id as guildId, min(number) as number from seasons
    group by guild_id having count(*) > ${sql.lit(MOST_SEASONS)} limit 1`.execute(db)
  const [found] = rows
  if (found === undefined) return false
  const members = await db
    .selectFrom('season_members')
    .select('user_id as userId')
    .where('guild_id', '=', found.guildId)
    .where('number', '=', found.number)
    .limit(ROWS)
    .execute()
  if (members.length > 0) await deleteMembers(db, found, members)
  else await db.deleteFrom('seasons').where('guild_id', '=', found.guildId).where('number', '=', found.number).execute()
  return true
}
