import { removeLevelRole } from '../../../shared/database/guilds/level-roles.ts'
import { guildPermissions } from '../../../shared/discord/guild-view.ts'
import { Permission, permits } from '../../../shared/discord/permission.ts'
import { isSnowflake } from '../../../shared/discord/snowflake.ts'
import { type Beyond, beyondAuthority, mayUnseen } from '../../../shared/levelling/role-authority.ts'
import { fetchGuildOrder } from '../../guild/fetch.ts'
import type { InteractionContext } from '../../interactions/context.ts'

export type RemovedLevelRole =
  | { ok: true }
  | { ok: false; reason: 'not-registered' | 'unseen' | 'no-manage-roles' }
  | { ok: false; reason: 'beyond'; why: Beyond }

/**
 * Has a role no longer given for a level. Whoever could not have registered it does not end that either: it is part of
 * what people above them gave out, and they could not put it back. A deleted role may go whoever asks.
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
  return (await removeLevelRole(database, guildId, given, now)) ? { ok: true } : { ok: false, reason: 'not-registered' }
}
