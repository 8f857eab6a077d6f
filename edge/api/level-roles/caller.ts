import type { Registrar } from '../../../shared/levelling/level-role-refusal.ts'
import type { LevelRoleContext } from '../../guild/level-roles/add.ts'
import type { GuildContext } from '../context.ts'
import { expectedOf } from '../guild/conflict.ts'
import { accessOf } from '../guild/look.ts'
import { holderOf } from '../guild/member.ts'

/** An interaction describes the roles that it names. A request of the dashboard names only their ids. */
const NO_ROLES = { roles: new Map() }

/** The caller as the member who changes level roles; null for an API key, which has no place among the roles. */
export function registrarOf(context: Pick<GuildContext, 'member' | 'tier' | 'actor'>): Registrar | null {
  const holder = holderOf(context)
  return holder === null || context.member === null ? null : { ...holder, permissions: context.member.permissions }
}

/** The context in which commands change level roles, with the version that the request expects. */
export function levelRoleContext(context: GuildContext, user: Registrar): LevelRoleContext {
  const { database, now, actor } = context
  return { ...accessOf(context), database, now, actor, user, expected: expectedOf(context), resolved: NO_ROLES }
}
