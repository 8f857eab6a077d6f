import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Curve } from '../../levelling/curve.ts'
import { type LevelRole, type RoleAssignType, type RoleFate, ruleOf } from '../../levelling/level-roles.ts'
import type { MemberKey } from '../../levelling/member-key.ts'
import { readCurve } from '../../levelling/stored-curve.ts'
import { DEFAULT_SETTINGS } from '../guilds/settings.ts'
import { storedNames } from '../jobs/stored-kinds.ts'
import type { Queries } from '../queries.ts'

/** What decides which level roles a member should have, and when the member last earned XP. */
export interface MemberFacts {
  /** Time of the last message that earned XP, milliseconds since 1970; null before the first. */
  lastXpAt: number | null
  levelRoles: LevelRole[]
  type: RoleAssignType
  curve: Curve
  /** Whether a job is under way that corrects the member's level roles. */
  isSyncing: boolean
}

interface Row {
  part: 'member' | 'guild' | 'level-role' | 'job'
  roleId: Snowflake | null
  level: number | null
  at: number | null
  type: RoleAssignType | null
  curve: string | null
  whenNext: RoleFate | null
  whenLost: RoleFate | null
}

/** Loads these facts in one statement. */
export async function memberFacts(db: Queries, { guildId, userId }: MemberKey): Promise<MemberFacts> {
  const { rows } = await sql<Row>`
    select 'member' as part, null as roleId, null as level, last_xp_at as at, null as type, null as curve,
      null as whenNext, null as whenLost
      from guild_users where guild_id = ${guildId} and user_id = ${userId}
    union all select 'guild', null, null, null, role_assign_type, curve, null, null from guilds where id = ${guildId}
    union all select 'level-role', role_id, level, null, null, null, when_next, when_lost from level_roles where guild_id = ${guildId}
    union all (select 'job', null, null, null, null, null, null, null from jobs
      where guild_id = ${guildId} and state in ('waiting', 'taken') and user_id = ${userId}
        and kind in (${sql.join(storedNames('member-roles'))}) limit 1)`.execute(db)
  const rowOf = (part: Row['part']): Row | undefined => rows.find((row) => row.part === part)
  return {
    lastXpAt: rowOf('member')?.at ?? null,
    levelRoles: rows
      .flatMap(({ roleId, level, whenNext, whenLost }) =>
        roleId !== null && level !== null ? [{ level, roleId, ...ruleOf(whenNext, whenLost ?? 'take') }] : [],
      )
      .sort((a, b) => a.level - b.level),
    type: rowOf('guild')?.type ?? DEFAULT_SETTINGS.roleAssignType,
    curve: readCurve(rowOf('guild')?.curve),
    isSyncing: rowOf('job') !== undefined,
  }
}
