import { type RawBuilder, type Selectable, sql } from 'kysely'
import * as v from 'valibot'
import type { Snowflake } from '../../discord/snowflake.ts'
import { type Boost, NO_BOOSTS } from '../../levelling/boost.ts'
import { DAY_MS } from '../../levelling/day.ts'
import type { Queries } from '../queries.ts'
import { numberList } from '../query/number-literals.ts'
import type { BoostTable } from './tables.ts'

/**
 * How long the row of an ended boost is kept. Messages that were sent while it ran may be handled later, e.g. after an outage
 * of the database, and still earn by the boost.
 */
export const KEEP_BOOSTS_MS = 8 * DAY_MS

/** A boost with its announcements, which the counting of XP does not need. */
export interface StoredBoost extends Boost {
  /** The channel in which its starts and ends are announced; null: in none. */
  channelId: Snowflake | null
  /** Starts and ends up to this time are announced, or were left out. */
  announcedUntil: number
}

const cutsSchema = v.pipe(v.string(), v.parseJson(), v.array(v.tuple([v.number(), v.number()])))

/** The stored form of cuts, which `readCuts` reads. */
export const writeCuts = (cuts: Boost['cuts']): string => JSON.stringify(cuts.map(({ from, until }) => [from, until]))

const NO_CUTS: Boost['cuts'] = []

function readCuts(stored: string): Boost['cuts'] {
  return stored === '[]' ? NO_CUTS : v.parse(cutsSchema, stored).map(([from, until]) => ({ from, until }))
}

/** The columns by which XP is counted, for a `select`. */
export const BOOST_COLUMNS = [
  ...(['id', 'factor', 'starts_at', 'ends_at', 'cuts'] as const),
  ...(['weekdays', 'from_minute', 'to_minute', 'time_zone'] as const),
] as const

/** A row as `BOOST_COLUMNS` select it. */
export type BoostRow = Pick<Selectable<BoostTable>, (typeof BOOST_COLUMNS)[number]>

/** Reads the columns of a row. */
export function toBoost(row: BoostRow): Boost {
  const { id, factor, weekdays, from_minute: fromMinute, to_minute: toMinute, time_zone: timeZone } = row
  const isWeekly = weekdays !== null && fromMinute !== null && toMinute !== null && timeZone !== null
  const weekly = isWeekly ? { weekdays, fromMinute, toMinute, timeZone } : null
  return { id, factor, startsAt: row.starts_at, endsAt: row.ends_at, weekly, cuts: readCuts(row.cuts) }
}

/**
 * A subquery for a guild's boosts as one text, which `readBoosts` parses, for statements that also read other things. It uses
 * `json_arrayagg`, because `group_concat` cuts long lists off.
 */
export const boostsAsText = (guildId: Snowflake): RawBuilder<string | null> => sql`(
  select cast(json_arrayagg(concat_ws('|', id, factor, starts_at, coalesce(ends_at, ''), cuts, coalesce(weekdays, ''),
    coalesce(from_minute, ''), coalesce(to_minute, ''), coalesce(time_zone, ''))) as char)
  from boosts where guild_id = ${guildId})`

/** Parses the boosts of a guild. @param stored from `boostsAsText` */
export function readBoosts(stored: string | null): readonly Boost[] {
  if (stored === null) return NO_BOOSTS
  return v.parse(listSchema, stored).map((text) => {
    const [id = '', factor, startsAt, endsAt, cuts = '[]', weekdays, fromMinute, toMinute, timeZone] = text.split('|')
    const number = (written = '') => (written === '' ? null : Number(written))
    return toBoost({
      ...{ id, factor: Number(factor), starts_at: Number(startsAt), ends_at: number(endsAt), cuts },
      ...{ weekdays: number(weekdays), from_minute: number(fromMinute), to_minute: number(toMinute) },
      time_zone: timeZone || null,
    })
  })
}

const listSchema = v.pipe(v.string(), v.parseJson(), v.array(v.string()))

/** Loads the boosts of guilds, also boosts that ended lately. A guild without a boost is absent. */
export async function loadBoosts(db: Queries, guildIds: readonly Snowflake[]): Promise<Map<Snowflake, Boost[]>> {
  if (guildIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('boosts')
    .select(['guild_id', ...BOOST_COLUMNS])
    .where('guild_id', 'in', sql<Snowflake>`(${numberList(guildIds)})`)
    .execute()
  const boosts = new Map<Snowflake, Boost[]>()
  for (const row of rows) boosts.set(row.guild_id, [...(boosts.get(row.guild_id) ?? []), toBoost(row)])
  return boosts
}

/** A guild's boosts that run or will run, the oldest first. @param now milliseconds since 1970 */
export async function listBoosts(db: Queries, guildId: Snowflake, now: number): Promise<StoredBoost[]> {
  const rows = await db
    .selectFrom('boosts')
    .select([...BOOST_COLUMNS, 'channel_id as channelId', 'announced_until as announcedUntil'])
    .where('guild_id', '=', guildId)
    .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
    .orderBy('id')
    .execute()
  return rows.map(({ channelId, announcedUntil, ...row }) => ({ ...toBoost(row), channelId, announcedUntil }))
}

/** Deletes some of the boosts that ended long ago. @returns whether there may be more */
export async function purgeBoosts(db: Queries, endedBefore: number, batch: number): Promise<boolean> {
  const { rows } = await sql<{ guild_id: Snowflake; id: Snowflake }>`
    select guild_id, id from boosts where ends_at < ${endedBefore} order by ends_at limit ${sql.lit(batch)}`.execute(db)
  for (const { guild_id: guildId, id } of rows) {
    await db.deleteFrom('boosts').where('guild_id', '=', guildId).where('id', '=', id).execute()
  }
  return rows.length === batch
}
