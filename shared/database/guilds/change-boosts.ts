import { type RawBuilder, sql } from 'kysely'
import { type Snowflake, snowflakeAt } from '../../discord/snowflake.ts'
import { type Boost, MOST_BOOSTS, type WantedBoost } from '../../levelling/boost.ts'
import type { Span } from '../../levelling/weekly-times.ts'
import { insertBoostEdge } from '../jobs/boost-edges.ts'
import type { Queries } from '../queries.ts'
import { KEEP_BOOSTS_MS, type StoredBoost, writeCuts } from './boosts.ts'
import { changeList, type ListChange } from './change-list.ts'
import { type GuildAuthor, hasVersion } from './version.ts'

/** A boost to store. */
export interface NewBoost extends WantedBoost {
  /** The channel in which its starts and ends are announced; null: in none. */
  channelId: Snowflake | null
}

const RANDOM_BITS = 22

/** An id that no other boost has. @param random 0..1 */
const newBoostId = (now: number, random: number): Snowflake =>
  String(BigInt(snowflakeAt(now)) + BigInt(Math.floor(random * 2 ** RANDOM_BITS)))

/** The part of a boost that the audit stores. */
const described = ({ factor, startsAt, endsAt, weekly }: WantedBoost) => ({ factor, startsAt, endsAt, weekly })

/**
 * Stores a boost, and a job that announces it. `too-many`: the guild already has as many boosts as it may have.
 * @param wanted checked before (`refuseBoost`)
 * @param random 0..1
 */
export async function addBoost(
  db: Queries,
  author: GuildAuthor,
  wanted: NewBoost,
  { now, random }: { now: number; random: number },
): Promise<{ added: Snowflake } | 'too-many' | 'stale'> {
  const { guildId, actor, expected } = author
  const { factor, startsAt, endsAt, weekly, channelId } = wanted
  const id = newBoostId(now, random)
  const { weekdays = null, fromMinute = null, toMinute = null, timeZone = null } = weekly ?? {}
  const statement = sql`
    insert into boosts (guild_id, id, factor, starts_at, ends_at, weekdays, from_minute, to_minute, time_zone, channel_id,
      announced_until, creator_id, created_at)
    select ${guildId}, ${id}, ${factor}, ${startsAt}, ${endsAt}, ${weekdays}, ${fromMinute}, ${toMinute}, ${timeZone},
      ${channelId}, ${startsAt - 1}, ${actor.id}, ${now}
    from (select count(*) as boosts from boosts where guild_id = ${guildId} and (ends_at is null or ends_at > ${now}))
      as held
    where held.boosts < ${sql.lit(MOST_BOOSTS)} and ${hasVersion(guildId, expected, now)}`
  const change = { kind: 'boost.added', targetId: channelId, after: described(wanted) } as const
  const afterwards = () => announce(db, guildId, { id, channelId }, Math.max(now, startsAt))
  const changed = await changeList(db, author, { change, statement, afterwards }, now)
  return changed === 'made' ? { added: id } : changed === 'refused' ? 'too-many' : changed
}

/** Writes the job that announces a start or an end. If the process ends before that, `mendBoostEdges` writes the job. */
async function announce(
  db: Queries,
  guildId: Snowflake,
  { id, channelId }: Pick<StoredBoost, 'id' | 'channelId'>,
  at: number,
): Promise<void> {
  if (channelId !== null) await insertBoostEdge(db, guildId, id, at)
}

/** Ends a boost now. `unknown`: the boost has ended, or another change came first. */
export const stopBoost = (db: Queries, author: GuildAuthor, boost: StoredBoost, now: number): Promise<Stopped> =>
  changeAsRead(db, author, boost, now, {
    change: { kind: 'boost.stopped', before: described(boost) },
    set: sql`ends_at = ${now}`,
  })

/**
 * Cancels the next run of a weekly boost, or the rest of a run that has begun. `unknown`: the boost has ended, or another change
 * came first.
 * @param run the first of the boost's runs that has not ended
 */
export const skipRun = (
  db: Queries,
  author: GuildAuthor,
  boost: StoredBoost,
  run: Span,
  now: number,
): Promise<Stopped> =>
  changeAsRead(db, author, boost, now, {
    change: { kind: 'boost.skipped', before: described(boost), after: run },
    set: sql`cuts = ${writeCuts(cutsWith(boost.cuts, run, now))}`,
  })

type Stopped = 'stopped' | 'unknown' | 'stale'

/** Changes a boost, unless it has changed since it was read. */
async function changeAsRead(
  db: Queries,
  author: GuildAuthor,
  boost: StoredBoost,
  now: number,
  { change, set }: { change: ListChange['change']; set: RawBuilder<unknown> },
): Promise<Stopped> {
  const { guildId, expected } = author
  const statement = sql`
    update boosts set ${set} where guild_id = ${guildId} and id = ${boost.id} and cuts = ${writeCuts(boost.cuts)}
      and (ends_at is null or ends_at > ${now}) and ${hasVersion(guildId, expected, now)}`
  const afterwards = () => announce(db, guildId, boost, now)
  const changed = await changeList(db, author, { change, statement, afterwards }, now)
  return changed === 'made' ? 'stopped' : changed === 'refused' ? 'unknown' : changed
}

/**
 * The cuts of a boost, with a cut that covers a run from now on. Cuts that ended so long ago that no message needs them are
 * left out. A last cut that has not begun is extended instead, because no run lies between the two. So the list has the cuts of
 * the last days and at most one that is still to come.
 */
export function cutsWith(cuts: Boost['cuts'], run: Span, now: number): Span[] {
  const kept = cuts.filter(({ until }) => until > now - KEEP_BOOSTS_MS)
  const last = kept.at(-1)
  if (last !== undefined && last.from >= now) return [...kept.slice(0, -1), { from: last.from, until: run.until }]
  return [...kept, { from: Math.max(now, run.from), until: run.until }]
}
