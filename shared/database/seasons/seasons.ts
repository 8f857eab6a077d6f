import type { Selectable, Updateable } from 'kysely'
import * as v from 'valibot'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Season, Winner } from '../../levelling/season.ts'
import type { Queries } from '../queries.ts'
import type { SeasonTable } from './tables.ts'

/** The most seasons that a guild keeps. The oldest are deleted. */
export const MOST_SEASONS = 50

/** The columns of a season, for a `select`. */
const SEASON_COLUMNS = [
  ...(['number', 'name', 'state', 'started_at', 'ends_at', 'ended_at', 'starts_anew', 'winners'] as const),
  ...(['role_id', 'channel_id', 'cursor_id', 'members', 'won', 'holders'] as const),
] as const

type SeasonRow = Pick<Selectable<SeasonTable>, (typeof SEASON_COLUMNS)[number]>

const wonSchema = v.pipe(v.string(), v.parseJson(), v.array(v.tuple([v.string(), v.number()])))
const idsSchema = v.pipe(v.string(), v.parseJson(), v.array(v.string()))

/** The stored form of winners. */
export const writeWon = (won: readonly Winner[]): string => JSON.stringify(won.map(({ userId, xp }) => [userId, xp]))

/** Reads the columns of a row. */
const toSeason = (row: SeasonRow): Season => ({
  number: row.number,
  name: row.name,
  state: row.state,
  startedAt: row.started_at,
  endsAt: row.ends_at,
  endedAt: row.ended_at,
  startsAnew: row.starts_anew === 1,
  winners: row.winners,
  roleId: row.role_id,
  channelId: row.channel_id,
  members: row.members,
  cursor: row.cursor_id,
  won: row.won === null ? [] : v.parse(wonSchema, row.won).map(([userId, xp]) => ({ userId, xp })),
  holderIds: row.holders === null ? [] : v.parse(idsSchema, row.holders),
})

/** The seasons of a guild, the newest first. */
export const listSeasons = (db: Queries, guildId: Snowflake): Promise<Season[]> => newest(db, guildId, MOST_SEASONS)

/** The newest season of a guild; null where there was none. */
export const newestSeason = async (db: Queries, guildId: Snowflake): Promise<Season | null> =>
  (await newest(db, guildId, 1))[0] ?? null

async function newest(db: Queries, guildId: Snowflake, most: number): Promise<Season[]> {
  const rows = await seasonRows(db, guildId).orderBy('number', 'desc').limit(most).execute()
  return rows.map(toSeason)
}

const seasonRows = (db: Queries, guildId: Snowflake) =>
  db.selectFrom('seasons').select(SEASON_COLUMNS).where('guild_id', '=', guildId)

/** Locks and reads a season, so that only one process at a time changes it. Null where it is not stored. */
export async function lockSeason(trx: Queries, guildId: Snowflake, number: number): Promise<Season | null> {
  const row = await seasonRows(trx, guildId).where('number', '=', number).forUpdate().executeTakeFirst()
  return row === undefined ? null : toSeason(row)
}

/** A season that was read without a lock; null where it is not stored. */
export async function seasonOf(db: Queries, guildId: Snowflake, number: number): Promise<Season | null> {
  const row = await seasonRows(db, guildId).where('number', '=', number).executeTakeFirst()
  return row === undefined ? null : toSeason(row)
}

/** Changes columns of a season, which the caller has locked. */
export async function saveSeason(
  trx: Queries,
  guildId: Snowflake,
  number: number,
  columns: Updateable<SeasonTable>,
): Promise<void> {
  await trx.updateTable('seasons').set(columns).where('guild_id', '=', guildId).where('number', '=', number).execute()
}
