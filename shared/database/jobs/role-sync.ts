import { type RawBuilder, sql } from 'kysely'
import * as v from 'valibot'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'
import { type JobPayload, jobKinds, newRow } from './jobs.ts'
import { storedNames } from './stored-kinds.ts'

/** The reply that the gateway edits to show progress. */
export type SyncReply = NonNullable<JobPayload<'guild-role-sync'>['reply']>

export interface RoleSync {
  guildId: Snowflake
  /** The level whose role was changed; if left out, the lowest level that has a role. */
  level?: number
  /** Null where no reply shows the progress. */
  reply: SyncReply | null
  /** A condition in SQL for the sync. */
  where?: RawBuilder<unknown>
}

/**
 * Asks the gateway to correct the level roles of all members, unless no member has reached the level.
 * Only the member with the most XP is read, who is first in the leaderboard's index. While levels are recalculated after a
 * change of the curve, stored levels may be wrong, and the gateway is asked in any case. One statement.
 * @returns whether a sync was written
 */
export async function syncRoles(
  db: Queries,
  { guildId, level, reply, where }: RoleSync,
  now: number,
): Promise<boolean> {
  const row = newRow({ kind: 'guild-role-sync', guildId, userId: null, payload: { reply } }, now)
  const columns = sql.join(Object.keys(row).map((column) => sql.ref(column)))
  const first =
    level === undefined ? sql`(select min(level) from level_roles where guild_id = ${guildId})` : sql`${level}`
  const { numAffectedRows } = await sql`
    insert into jobs (${columns})
    select ${sql.join(Object.values(row))}
    from (select level from guild_users where guild_id = ${guildId} order by xp desc limit 1) as leader
    where (leader.level >= ${first} or exists (select 1 from guilds
        where id = ${guildId} and curve_settled_at < curve_changed_at)) ${where === undefined ? sql`` : sql`and ${where}`}`.execute(
    db,
  )
  return numAffectedRows === 1n
}

/** Reads all syncs of a guild. `everyone`: whether the sync looks at all members. */
export async function syncsOf(db: Queries, guildId: Snowflake): Promise<{ id: string; everyone: boolean }[]> {
  const rows = await db
    .selectFrom('jobs')
    .select(['id', 'payload'])
    .where('guild_id', '=', guildId)
    .where('kind', 'in', storedNames('guild-role-sync'))
    .execute()
  return rows.map(({ id, payload }) => {
    const sync = v.safeParse(jobKinds['guild-role-sync'], JSON.parse(payload))
    return { id, everyone: sync.success && sync.output.everyone }
  })
}

/** A condition for `syncRoles`: no role sync of the guild waits or runs. */
export const noSyncUnderWay = (guildId: Snowflake): RawBuilder<unknown> =>
  sql`not exists (select 1 from jobs where guild_id = ${guildId} and state in ('waiting', 'taken')
    and kind in (${sql.join(storedNames('guild-role-sync'))}))`

/** A condition for `syncRoles`: no role sync of the guild waits that has not begun and will look at all members. */
export const noFreshSync = (guildId: Snowflake): RawBuilder<unknown> =>
  sql`not exists (select 1 from jobs where guild_id = ${guildId} and state = 'waiting' and attempts = 0
    and kind in (${sql.join(storedNames('guild-role-sync'))}))`

/** The XP of the member with the most, by which `syncRoles` decides; null where no member has XP. */
export async function highestXp(db: Queries, guildId: Snowflake): Promise<number | null> {
  const row = await db
    .selectFrom('guild_users')
    .select('xp')
    .where('guild_id', '=', guildId)
    .orderBy('xp', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.xp ?? null
}
