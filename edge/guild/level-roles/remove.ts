import { levelOfRole, removeLevelRole } from '../../../shared/database/guilds/remove-level-role.ts'
import type { GuildOrder } from '../../../shared/discord/guild-view.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { refusedRoles } from '../../../shared/levelling/role-authority.ts'
import type { RemovedLevelRole } from '../../messages/level-role.ts'
import { fetchGuildOrder } from '../fetch.ts'
import type { LevelRoleContext } from './add.ts'
import { judgeLevelRole } from './authority.ts'

/**
 * Removes a level role. A member who may not register a role may not remove it either: somebody above them registered it,
 * and they could not register it again. Everybody may remove a deleted role. Where members keep one role only, members
 * get the next lower level role in its place, so the member must be allowed to give that one, too.
 * @param looking the request for the order of the guild's roles, where the caller has begun it
 * @param reading the query for the level of the role, where the caller has begun it
 */
export async function endLevelRole(
  context: Omit<LevelRoleContext, 'resolved'>,
  roleId: Snowflake,
  looking: Promise<GuildOrder | null> = fetchGuildOrder(context),
  reading: Promise<number | null> = levelOfRole(context.database, context.guildId, roleId),
): Promise<RemovedLevelRole> {
  const { database, guildId, user, actor, expected, now } = context
  const [order, level] = await Promise.all([looking, reading])
  const judged = await judgeLevelRole(context, roleId, order)
  if (!judged.ok) return judged
  const { mayAppoint } = judged
  const refusedRoleIds = order === null ? [] : refusedRoles(user, order)
  const unwanted = { guildId, actor, expected, roleId, level, mayAppoint, refusedRoleIds }
  return removeLevelRole(database, unwanted, now)
}
