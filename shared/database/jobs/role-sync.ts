import { type Kysely, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Database } from '../schema.ts'
import { type JobPayload, newRow } from './jobs.ts'

/** The answer that the gateway edits as it goes on. */
export type SyncReply = NonNullable<JobPayload<'guild-role-sync'>['reply']>

export interface RoleSync {
  guildId: Snowflake
  /** The level to which something was changed; where it is left out, the lowest that has a role. */
  level?: number
  reply: SyncReply
}

/**
 * Asks the gateway to make everybody's level roles what their levels say, where anybody has come far enough to be
 * concerned: the member with the most XP, which the leaderboard's index has first. In one statement.
 * @returns whether there is anything to do
 */
export async function syncRoles(
  db: Kysely<Database>,
  { guildId, level, reply }: RoleSync,
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
    where leader.level >= ${first}`.execute(db)
  return numAffectedRows === 1n
}
