import { sql } from 'kysely'
import { type Actor, entryOf } from '../../audit/entry.ts'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { RoleAssignType } from '../../levelling/level-roles.ts'
import type { MemberKey } from '../../levelling/member-key.ts'
import type { Ladder } from '../../levelling/xp-authority.ts'
import type { Total } from '../../levelling/xp-change.ts'
import { recordOne } from '../audit/record.ts'
import { DEFAULT_SETTINGS } from '../guilds/settings.ts'
import { insertJobs } from '../jobs/jobs.ts'
import type { Queries } from '../queries.ts'

/** Each failed try means that another write succeeded, so this many in a row are a defect. */
const MAX_TRIES = 50

/** What a change is decided by. */
export interface FoundTotal {
  /** Null for a member who is not stored. */
  total: Total | null
  ladder: Ladder
  /** Whether the guild's members are counted per range of XP, too. */
  countsRanges: boolean
}

interface Row {
  part: 'total' | 'guild' | 'level-role' | 'manager-role'
  partId: Snowflake | null
  xp: number | null
  level: number | null
  type: RoleAssignType | null
  rangesFrom: number | null
}

/** Loads a member's total and the guild's level roles in one statement. */
export async function findTotal(db: Queries, { guildId, userId }: MemberKey): Promise<FoundTotal> {
  const { rows } = await sql<Row>`
    select 'total' as part, null as partId, xp, level, null as type, null as rangesFrom
      from guild_users where guild_id = ${guildId} and user_id = ${userId}
    union all select 'guild', null, null, null, role_assign_type, xp_ranges_from from guilds where id = ${guildId}
    union all select 'level-role', role_id, null, level, null, null from level_roles where guild_id = ${guildId}
    union all select 'manager-role', role_id, null, null, null, null from manager_roles where guild_id = ${guildId}`.execute(
    db,
  )
  const { xp = null, level = null } = rows.find(({ part }) => part === 'total') ?? {}
  const levelRoles = rows.flatMap((row) =>
    row.part === 'level-role' && row.partId !== null && row.level !== null
      ? [{ level: row.level, roleId: row.partId }]
      : [],
  )
  const managerRoleIds = rows.flatMap((row) => (row.part === 'manager-role' && row.partId !== null ? [row.partId] : []))
  const guild = rows.find(({ part }) => part === 'guild')
  const type = guild?.type ?? DEFAULT_SETTINGS.roleAssignType
  const ladder = { levelRoles, type, managerRoleIds: new Set(managerRoleIds) }
  const countsRanges = guild !== undefined && guild.rangesFrom !== null
  return { total: xp === null || level === null ? null : { xp, level }, ladder, countsRanges }
}

/**
 * Replaces a total by compare-and-set. The index is forced because, with the leaderboard's index, rows would be locked in
 * another order than by all other writers, and two writers could deadlock.
 * @returns whether the row was written: false if another writer has changed the total in the meantime
 */
async function replace(db: Queries, key: MemberKey, before: Total, after: Total): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    update guild_users force index (primary) set xp = ${after.xp}, level = ${after.level}
    where guild_id = ${key.guildId} and user_id = ${key.userId} and xp = ${before.xp}`.execute(db)
  return numAffectedRows > 0n
}

/** Writes the first row of a member. @returns false where a row exists by now */
async function insert(db: Queries, { guildId, userId }: MemberKey, after: Total): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('guild_users')
    // These values can cause no other error than a duplicate key, and an upsert would not report whether the row existed.
    .ignore()
    .values({ guild_id: guildId, user_id: userId, ...after, last_xp_at: null })
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows > 0n
}

/** A change of a member's total. */
export interface TotalChange<Decided> {
  member: MemberKey
  /** What `findTotal` has just returned, where the caller has read it already. */
  found?: FoundTotal
  /** Who changes it, and why. At most 512 characters of the reason are stored. */
  actor: Actor
  reason?: string | null | undefined
  /** Whether the member is in the server. A member who has left gets the roles of the level on joining again. */
  isHere: boolean
  /** Returns the new total, which must differ from the one before, or a refusal. @param ladder the guild's level roles */
  decide(before: Total, ladder: Ladder): Decided | Promise<Decided>
}

export type ChangedTotal<Refused> =
  /**
   * `rolesFollow`: a job for the gateway corrects the member's level roles. `countsRanges`: the guild counts members per
   * range, see `countChange`.
   */
  | { ok: true; before: Total; after: Total; rolesFollow: boolean; countsRanges: boolean }
  | Extract<Refused, { ok: false }>

/**
 * Changes a member's XP and level by compare-and-set: reads, decides and writes, and starts again where another write came
 * first. XP that is earned or given at the same time is never lost.
 *
 * The entry of the audit and the job for the roles are written at the same time as the change, not after it: that saves a
 * round trip, and no crash in between can leave wrong roles. The job names the replaced total, and the gateway waits until
 * that total is gone.
 * @param now milliseconds since 1970
 * @throws where other writes came first fifty times
 */
export async function changeTotal<Decided extends { ok: true; after: Total } | { ok: false }>(
  db: Queries,
  { member, found, actor, reason, isHere, decide }: TotalChange<Decided>,
  now: number,
): Promise<ChangedTotal<Decided>> {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const { total, ladder, countsRanges } = (tries === 0 && found) || (await findTotal(db, member))
    const before = total ?? { xp: 0, level: 0 }
    const decided = await decide(before, ladder)
    // The compiler does not narrow a type parameter. A decision that is not ok is a refusal.
    if (!decided.ok) return decided as Extract<Decided, { ok: false }>
    const { after } = decided
    const rolesFollow = isHere && ladder.levelRoles.length > 0 && before.level !== after.level
    const author = { guildId: member.guildId, actor, reason }
    const entry = entryOf(author, { kind: 'xp.changed', targetId: member.userId, before, after })
    const [written] = await Promise.all([
      recordOne(db, entry, now, () =>
        total === null ? insert(db, member, after) : replace(db, member, before, after),
      ),
      rolesFollow && insertJobs(db, [{ kind: 'member-roles', ...member, payload: { replacing: before.xp } }], now),
    ])
    if (written) return { ok: true, before, after, rolesFollow, countsRanges }
  }
  throw new Error(`another write changed the member's XP before each of ${MAX_TRIES} tries to change it`)
}
