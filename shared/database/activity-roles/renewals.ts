import { type Kysely, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { type HolderState, nextHolders, nextRenewal } from '../../levelling/activity-role.ts'
import { DAY_MS } from '../../levelling/day.ts'
import { insertJobs } from '../jobs/jobs.ts'
import type { Queries } from '../queries.ts'
import { inReadCommitted } from '../read-committed.ts'
import type { Database } from '../schema.ts'
import { mostActive } from './most-active.ts'

/** Which activity role of which guild. */
export interface RoleKey {
  guildId: Snowflake
  roleId: Snowflake
}

interface DueRole extends RoleKey {
  nextAt: number
}

/** While a role is being renewed, its next renewal waits this long. */
const BUSY_MS = 10_000

/** Activity roles whose holders are to be chosen now. */
export const dueActivityRoles = (db: Queries, now: number, limit: number): Promise<DueRole[]> =>
  db
    .selectFrom('activity_roles')
    .select(['guild_id as guildId', 'role_id as roleId', 'next_at as nextAt'])
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .limit(limit)
    .execute()

/**
 * Writes the job that renews a role, and when the role is due next, in one transaction. Of several processes that try, only one
 * succeeds. A guild without a bot is tried again the next day.
 * @returns whether a job was written
 */
export function beginRenewal(
  db: Kysely<Database>,
  { guildId, roleId, nextAt }: DueRole,
  now: number,
): Promise<boolean> {
  return inReadCommitted(db, async (trx) => {
    const { rows } = await sql<{ active: number; busy: number }>`
      select coalesce((select active from guilds where id = ${guildId}), 0) as active, exists (
        select 1 from jobs where guild_id = ${guildId} and kind = 'activity-role' and state <> 'failed'
      ) as busy`.execute(trx)
    const isBusy = rows[0]?.busy === 1
    const taken = await trx
      .updateTable('activity_roles')
      .set({ next_at: isBusy ? now + BUSY_MS : nextRenewal(guildId, now) })
      .where('guild_id', '=', guildId)
      .where('role_id', '=', roleId)
      .where('next_at', '=', nextAt)
      .executeTakeFirst()
    if (isBusy || rows[0]?.active !== 1 || taken.numUpdatedRows === 0n) return false
    await insertJobs(trx, [{ kind: 'activity-role', guildId, userId: null, payload: { roleId } }], now)
    return true
  })
}

const holdersOf = (db: Queries, { guildId, roleId }: RoleKey) =>
  db.selectFrom('activity_role_holders').where('guild_id', '=', guildId).where('role_id', '=', roleId)

/**
 * Chooses the holders of a role: the members who have earned the most XP in its days. A role that was removed gets no holders. A
 * job that runs again keeps the holders that it has chosen.
 * @param since holders that were chosen at this time or later are kept
 * @returns how many members hold the role and over how many days; null where it is no activity role
 */
export async function chooseHolders(
  db: Kysely<Database>,
  key: RoleKey,
  { since, now }: { since: number; now: number },
): Promise<{ members: number; days: number } | null> {
  const { guildId, roleId } = key
  const role = await db
    .selectFrom('activity_roles')
    .select(['members', 'days', 'renewed_at'])
    .where('guild_id', '=', guildId)
    .where('role_id', '=', roleId)
    .executeTakeFirst()
  if (role === undefined) return null
  const { members, days } = role
  if (role.renewed_at >= since) return { members, days }
  const top = members === 0 ? [] : await mostActive(db, guildId, now - days * DAY_MS, members)
  await inReadCommitted(db, async (trx) => {
    const rows = await holdersOf(trx, key).select(['user_id', 'state']).forUpdate().execute()
    const before = new Map(rows.map((row) => [row.user_id, row.state]))
    for (const [userId, state] of nextHolders(before, top)) await setHolder(trx, { ...key, userId }, state)
    await trx
      .updateTable('activity_roles')
      .set({ renewed_at: now })
      .where('guild_id', '=', guildId)
      .where('role_id', '=', roleId)
      .execute()
  })
  return { members, days }
}

/** The members who are to get or to lose the role. Members who lose it come first, so that it never has too many holders. */
export const holdersToChange = (db: Queries, key: RoleKey): Promise<{ userId: Snowflake; state: HolderState }[]> =>
  holdersOf(db, key)
    .select(['user_id as userId', 'state'])
    .where('state', '!=', 'held')
    .orderBy(sql`state <> 'taking'`)
    .orderBy('user_id')
    .execute()

/** Stores the state of a member. @param state null for a member who does not have the role and does not get it */
export async function setHolder(
  db: Queries,
  { guildId, roleId, userId }: RoleKey & { userId: Snowflake },
  state: HolderState | null,
): Promise<void> {
  if (state === null) {
    await db
      .deleteFrom('activity_role_holders')
      .where('guild_id', '=', guildId)
      .where('role_id', '=', roleId)
      .where('user_id', '=', userId)
      .execute()
    return
  }
  await db
    .insertInto('activity_role_holders')
    .values({ guild_id: guildId, role_id: roleId, user_id: userId, state })
    .onDuplicateKeyUpdate({ state })
    .execute()
}

/** Deletes a role that was removed, if no member holds it. */
export async function forgetRemoved(db: Queries, { guildId, roleId }: RoleKey): Promise<void> {
  await sql`
    delete from activity_roles where guild_id = ${guildId} and role_id = ${roleId} and members = 0 and not exists (
      select 1 from activity_role_holders where guild_id = ${guildId} and role_id = ${roleId}
    )`.execute(db)
}

/**
 * Asks for the renewal of each role of a guild that Discord was being asked to give or take. The job that did so is missing after a
 * restore of the guild.
 */
export async function resumeRenewals(db: Queries, guildId: Snowflake, now: number): Promise<void> {
  const roles = await db
    .selectFrom('activity_role_holders')
    .select('role_id as roleId')
    .distinct()
    .where('guild_id', '=', guildId)
    .where('state', '!=', 'held')
    .execute()
  const jobs = roles.map((payload) => ({ kind: 'activity-role', guildId, userId: null, payload }) as const)
  await insertJobs(db, jobs, now)
}
