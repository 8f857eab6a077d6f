import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { LevelRoleRule } from '../../levelling/level-roles.ts'
import type { Queries } from '../queries.ts'
import { changeList } from './change-list.ts'
import { mayChangeRole } from './manager-roles.ts'
import { type GuildAuthor, hasVersion } from './version.ts'

/** A new rule for a level role. */
export interface RuleChange extends GuildAuthor {
  roleId: Snowflake
  rule: LevelRoleRule
  /** Whether the admin may change the rule of a manager role. */
  mayAppoint: boolean
}

/**
 * Sets the rule of a level role. The caller has checked that the admin may give and take the role, and asks for the role sync
 * that follows.
 * @returns `refused` where the role is no level role, has this rule already, or is a manager role that the admin may not give
 */
export function changeLevelRoleRule(
  db: Queries,
  { rule, mayAppoint, ...author }: RuleChange,
  now: number,
): Promise<'made' | 'refused' | 'stale'> {
  const { guildId, roleId, expected } = author
  const { whenNext = null, whenLost = 'take' } = rule
  const statement = sql`
    update level_roles set when_next = ${whenNext}, when_lost = ${whenLost}
    where guild_id = ${guildId} and role_id = ${roleId} and not (when_next <=> ${whenNext} and when_lost = ${whenLost})
      and ${mayChangeRole({ guildId, roleId, mayAppoint })} and ${hasVersion(guildId, expected, now)}`
  const change = { kind: 'level-role.changed', targetId: roleId, after: { whenNext, whenLost } } as const
  return changeList(db, author, { change, statement }, now)
}
