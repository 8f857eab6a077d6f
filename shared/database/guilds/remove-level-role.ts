import { sql } from 'kysely'
import { entryOf } from '../../audit/entry.ts'
import type { Snowflake } from '../../discord/snowflake.ts'
import { recordOr } from '../audit/record.ts'
import type { Queries } from '../queries.ts'
import { isLowerReplaced, type NewLevelRole } from './level-roles.ts'
import { type GuildAuthor, hasOtherVersion, hasVersion, type Stale, touchGuild } from './version.ts'

/** A level role to remove, with the limits of the admin who removes it. */
export interface UnwantedLevelRole extends GuildAuthor, Pick<NewLevelRole, 'mayAppoint' | 'refusedRoleIds'> {
  roleId: Snowflake
  /** The level of the role as the caller has just read it; null for none. Without this value, the level is read first. */
  level?: number | null
}

/** Whether a level role was removed, or why not. */
export type EndedLevelRole =
  | { ok: true }
  | { ok: false; reason: 'not-registered' }
  /** Members keep one role only, and would instead get a role that the admin may not give. */
  | { ok: false; reason: 'brings'; roleId: Snowflake }
  | Stale

/** The role that members would get instead of a removed one, if they keep one role only and the admin may not give that role. */
const bringsRefused = ({ guildId, roleId, mayAppoint, refusedRoleIds }: UnwantedLevelRole) => {
  const managers = sql`select role_id from manager_roles where guild_id = ${guildId}`
  // The derived table is needed: MySQL cannot delete from a table that a subquery reads directly.
  return sql`select lower.role_id from (
      select role_id, when_next from level_roles where guild_id = ${guildId} and level < (
        select level from level_roles where guild_id = ${guildId} and role_id = ${roleId}
      ) order by level desc limit 1
    ) as lower
    where (lower.role_id in (${sql.join([...refusedRoleIds, '0'])}) ${mayAppoint ? sql`` : sql`or lower.role_id in (${managers})`})
      and ${isLowerReplaced(guildId)}`
}

/** The level that a role is registered for; null where it is none. */
export async function levelOfRole(db: Queries, guildId: Snowflake, roleId: Snowflake): Promise<number | null> {
  const row = await db
    .selectFrom('level_roles')
    .select('level')
    .where('guild_id', '=', guildId)
    .where('role_id', '=', roleId)
    .executeTakeFirst()
  return row?.level ?? null
}

/**
 * Removes a level role. The same statement checks which role members would get instead. The guild's version is raised at the
 * same time, also where the removal is refused: a condition for that would lock rows of two tables in both statements.
 */
export async function removeLevelRole(db: Queries, unwanted: UnwantedLevelRole, now: number): Promise<EndedLevelRole> {
  const { guildId, roleId, expected } = unwanted
  const level = unwanted.level === undefined ? await levelOfRole(db, guildId, roleId) : unwanted.level
  if (level === null) {
    const isStale = expected !== undefined && (await hasOtherVersion(db, guildId, expected))
    return { ok: false, reason: isStale ? 'stale' : 'not-registered' }
  }
  const entry = entryOf(unwanted, { kind: 'level-role.removed', targetId: roleId, before: { level } })
  const [removed, isMarked] = await Promise.all([
    recordOr(db, entry, now, {
      async make() {
        const { numAffectedRows } = await sql`
          delete from level_roles where guild_id = ${guildId} and role_id = ${roleId} and level = ${level}
            and not exists (${bringsRefused(unwanted)}) and ${hasVersion(guildId, expected, now)}`.execute(db)
        return numAffectedRows === 1n
      },
      readWhy: () =>
        Promise.all([
          sql<{ role_id: Snowflake }>`${bringsRefused(unwanted)}`.execute(db),
          levelOfRole(db, guildId, roleId),
          expected !== undefined && hasOtherVersion(db, guildId, expected),
        ]),
    }),
    touchGuild(db, guildId, now, expected),
  ])
  if (removed.isMade) return { ok: true }
  const [{ rows }, levelNow, isOther] = removed.why
  if (isOther && !isMarked) return { ok: false, reason: 'stale' }
  const [brought] = rows
  if (brought !== undefined) return { ok: false, reason: 'brings', roleId: brought.role_id }
  // Another admin has just removed the role, or set it for another level.
  if (levelNow === null) return { ok: false, reason: 'not-registered' }
  return removeLevelRole(db, { ...unwanted, level: levelNow }, now)
}
