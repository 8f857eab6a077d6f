import { sql } from 'kysely'
import { entryOf, SCRIPT } from '../../audit/entry.ts'
import { UNCOUNTED } from '../../levelling/counting.ts'
import type { MemberKey } from '../../levelling/member-key.ts'
import { xpRangeOf } from '../../levelling/xp-range.ts'
import { writeEntries } from '../audit/entries.ts'
import { insertJobs } from '../jobs/jobs.ts'
import { levelMovesOf, rangeMovesOf } from '../ledger/open-entry.ts'
import { closeTotals } from '../ledger/settle.ts'
import { countedLevel, countMembers } from '../members/level-counts.ts'
import { countRanges, countsRanges, rangeMoves } from '../members/range-counts.ts'
import { lockStandings } from '../members/standings.ts'
import type { Queries } from '../queries.ts'
import { eraseFromSeasons } from './erase-seasons.ts'
import { deleteMemberRows } from './member-rows.ts'
import { memberHash } from './new-rows.ts'
import type { ErasureTable } from './tables.ts'

/** Why a member is erased. */
export type Why = ErasureTable['why']

/**
 * Deletes what is stored about a member of a guild, apart from the logs of messages, which `eraseLogs` deletes afterwards. Call it
 * inside a READ COMMITTED transaction: either all of it happens or nothing. A member who is erased a second time loses what was
 * stored since then.
 *
 * The member's row is locked first. A batch of awards that has locked it before is committed before, and its awards are deleted. One
 * that comes later finds no row, writes one, and reads there from when on the member earns: what was sent before earns nothing.
 * @param now milliseconds since 1970, read after the lock
 * @returns up to when the member is erased, in milliseconds since 1970
 */
export async function eraseMember(trx: Queries, member: MemberKey, why: Why, now: () => number): Promise<number> {
  const { guildId, userId } = member
  // In the order of the writers of voice: they lock the guild's voice before members.
  await trx.selectFrom('voice_guilds').select('guild_id').where('guild_id', '=', guildId).forUpdate().execute()
  const [locked] = await lockStandings(trx, [member])
  if (locked === undefined) throw new Error('a locked member has a standing')
  const closed = await closeTotals(trx, [member])
  const at = Math.max(now(), locked.standing.lastXpAt ?? 0)
  await eraseFromSeasons(trx, member, at)
  await deleteMemberRows(trx, member)
  await hideInAudit(trx, member)
  if (why === 'asked') {
    await forget(trx, member, at)
    await writeEntries(trx, [entryOf({ guildId, actor: SCRIPT }, { kind: 'member.erased' })], at)
  }
  await leaveWish(trx, member, locked.earnsAfter)
  if (why === 'asked') await takeRoles(trx, member, at)
  const { xp } = locked.standing
  await countMembers(trx, [...levelMovesOf(closed), { guildId, from: countedLevel({ xp }), to: null }])
  const isRanged = await countsRanges(trx, guildId)
  const moves = isRanged ? rangeMoves({ guildId, from: xpRangeOf({ xp }, userId), to: null }) : []
  await countRanges(trx, [...rangeMovesOf(closed), ...moves])
  return at
}

/** Stores that a member was deleted at their own request. @param at milliseconds since 1970 */
export async function forget(db: Queries, { guildId, userId }: MemberKey, at: number): Promise<void> {
  await sql`
    insert into forgotten_members (member_hash, forgotten_at) values (${sql.raw(memberHash(guildId, userId))}, ${at})
    on duplicate key update forgotten_at = greatest(forgotten_at, values(forgotten_at))`.execute(db)
}

/** Writes an empty row for a member who is not counted, because the row holds that wish. The earlier row was deleted. */
async function leaveWish(trx: Queries, { guildId, userId }: MemberKey, earnsAfter: number): Promise<void> {
  if (earnsAfter === UNCOUNTED)
    await trx
      .insertInto('guild_users')
      .values({ guild_id: guildId, user_id: userId, last_xp_at: null, earns_after: UNCOUNTED })
      .execute()
}

/** Removes the member from entries of the audit about changes of their XP, together with the reason, which may hold a name. */
async function hideInAudit(trx: Queries, { guildId, userId }: MemberKey): Promise<void> {
  await sql`
    update audit_entries set target_id = null, reason = null
    where guild_id = ${guildId} and kind in ('xp.changed', 'bulk.started', 'bulk.stopped', 'bulk.undone') and target_id = ${userId}`.execute(
    trx,
  )
}

/** Writes the job that takes the level roles, in a guild that has any. */
async function takeRoles(trx: Queries, { guildId, userId }: MemberKey, now: number): Promise<void> {
  const { rows } = await sql<{ has: number }>`
    select exists (select 1 from level_roles where guild_id = ${guildId}) as has`.execute(trx)
  if (rows[0]?.has === 1) await insertJobs(trx, [{ kind: 'member-roles', guildId, userId, payload: {} }], now)
}
