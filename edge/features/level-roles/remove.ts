import { type EndedLevelRole, removeLevelRole } from '../../../shared/database/guilds/level-roles.ts'
import { guildPermissions } from '../../../shared/discord/guild-view.ts'
import { Permission, permits } from '../../../shared/discord/permission.ts'
import { isSnowflake } from '../../../shared/discord/snowflake.ts'
import { type Beyond, beyondAuthority, mayUnseen, rolesBeyond } from '../../../shared/levelling/role-authority.ts'
import { fetchGuildOrder } from '../../guild/fetch.ts'
import type { InteractionContext } from '../../interactions/context.ts'

export type RemovedLevelRole =
  | EndedLevelRole
  | { ok: false; reason: 'unseen' | 'no-manage-roles' }
  | { ok: false; reason: 'beyond'; why: Beyond }

/**
 * Has a role no longer given for a level. Whoever could not have registered it does not end that either: it is part of
 * what people above them gave out, and they could not put it back. A deleted role may go whoever asks. Where members keep
 * one role, the next lower one comes in its place sooner or later: so that one is judged as well.
 */
export async function endLevelRole(context: InteractionContext, given: string): Promise<RemovedLevelRole> {
  const { database, guildId, user, now } = context
  if (!isSnowflake(given)) return { ok: false, reason: 'not-registered' }
  const order = await fetchGuildOrder(context)
  if (order === null && !mayUnseen(user.permissions, (await context.botToken()) !== null)) {
    return { ok: false, reason: 'unseen' }
  }
  if (order !== null && !permits(guildPermissions(order, user), Permission.ManageRoles)) {
    return { ok: false, reason: 'no-manage-roles' }
  }
  const role = order?.roles.get(given)
  const why = order && role ? beyondAuthority(role, user, order) : null
  if (why !== null) return { ok: false, reason: 'beyond', why }
  const mayAppoint = order === null || permits(guildPermissions(order, user), Permission.Administrator)
  const beyond = order === null ? [] : rolesBeyond(user, order)
  return removeLevelRole(database, { guildId, roleId: given, mayAppoint, beyond }, now)
}
