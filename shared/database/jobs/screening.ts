import type { MemberKey } from '../../levelling/member-key.ts'
import type { Queries } from '../queries.ts'
import { newRow } from './jobs.ts'
import { storedNames } from './stored-kinds.ts'

/** The reason of a role job that waits for the end of screening. Such jobs are found by it. */
export const SCREENING = 'the member has not agreed to the rules of the server yet'

const waiting = (db: Queries) =>
  db
    .selectFrom('jobs')
    .where('kind', 'in', storedNames('member-roles'))
    .where('state', '=', 'waiting')
    .where('reason', '=', SCREENING)

/** Whether a job for a member's roles waits until screening ends. */
export async function waitsForScreening(db: Queries, { guildId, userId }: MemberKey): Promise<boolean> {
  const row = await waiting(db)
    .select('id')
    .where('guild_id', '=', guildId)
    .where('user_id', '=', userId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Writes a job for a member's roles that waits until screening ends, but not longer than until a time. */
export async function leaveForScreening(
  db: Queries,
  member: MemberKey,
  { now, until }: { now: number; until: number },
): Promise<void> {
  if (await waitsForScreening(db, member)) return
  const row = newRow({ kind: 'member-roles', ...member, payload: {} }, now)
  await db
    .insertInto('jobs')
    .values({ ...row, run_at: until, reason: SCREENING })
    .execute()
}

/** Members whose roles wait until screening ends. @param most how many are returned at most */
export async function membersBeingScreened(db: Queries, most: number): Promise<MemberKey[]> {
  const rows = await waiting(db).select(['guild_id', 'user_id']).limit(most).execute()
  return rows.flatMap(({ guild_id: guildId, user_id: userId }) => (userId === null ? [] : [{ guildId, userId }]))
}

/** Makes the role jobs of members due, because their screening has ended. */
export async function endScreening(db: Queries, members: readonly MemberKey[], now: number): Promise<void> {
  for (const { guildId, userId } of members) {
    await db
      .updateTable('jobs')
      .set({ run_at: now, reason: null, attempts: 0, payload: JSON.stringify({ screened: true }) })
      .where('kind', 'in', storedNames('member-roles'))
      .where('state', '=', 'waiting')
      .where('reason', '=', SCREENING)
      .where('guild_id', '=', guildId)
      .where('user_id', '=', userId)
      .execute()
  }
}
