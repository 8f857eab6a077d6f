import { removeActivityRole, setActivityRole } from '../../shared/database/activity-roles/roles.ts'
import type { GuildOrder, GuildView } from '../../shared/discord/guild-view.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { ActivityRole } from '../../shared/levelling/activity-role.ts'
import { levelRoleRefusal } from '../../shared/levelling/level-role-refusal.ts'
import type { ChangedActivityRole, RemovedActivityRole } from '../messages/activity-role.ts'
import { fetchGuildOrder, fetchGuildView } from './fetch.ts'
import type { LevelRoleContext } from './level-roles/add.ts'
import { judgeLevelRole } from './level-roles/authority.ts'

/**
 * Sets an activity role. Refuses a role that the member or the bot may not give, and a role with dangerous permissions.
 * @param looking the request for the guild, where the caller has begun it
 */
export async function addActivityRole(
  context: LevelRoleContext,
  wanted: ActivityRole,
  looking: Promise<GuildView | null> = fetchGuildView(context),
): Promise<ChangedActivityRole> {
  const { database, guildId, resolved, now, user, actor, expected } = context
  const view = await looking
  const role = view === null ? resolved.roles.get(wanted.roleId) : view.roles.get(wanted.roleId)
  if (role === undefined) return { ok: false, reason: view === null ? 'unseen' : 'gone' }
  const sighted = view === null ? { view, canLook: (await context.botToken()) !== null } : { view }
  const refusal = levelRoleRefusal(role, guildId, user, sighted)
  if (refusal !== null) return { ok: false, ...refusal }
  const set = await setActivityRole(database, { guildId, actor, expected }, wanted, now)
  if (set === 'made') return { ok: true }
  return { ok: false, reason: set === 'stale' ? set : 'not-set' }
}

/**
 * Removes an activity role. A member who may not give the role by hand may not remove it, either.
 * @param looking the request for the order of the guild's roles, where the caller has begun it
 */
export async function endActivityRole(
  context: Omit<LevelRoleContext, 'resolved'>,
  roleId: Snowflake,
  looking: Promise<GuildOrder | null> = fetchGuildOrder(context),
): Promise<RemovedActivityRole> {
  const { database, guildId, actor, expected, now } = context
  const judged = await judgeLevelRole(context, roleId, await looking)
  if (!judged.ok) return judged
  const removed = await removeActivityRole(database, { guildId, actor, expected }, roleId, now)
  if (removed === 'made') return { ok: true }
  return { ok: false, reason: removed === 'stale' ? removed : 'not-registered' }
}
