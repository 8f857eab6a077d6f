import { registerLevelRoles } from '../../../shared/database/guilds/level-roles.ts'
import { type GuildView, guildPermissions } from '../../../shared/discord/guild-view.ts'
import { Permission, permits } from '../../../shared/discord/permission.ts'
import type { LevelRole } from '../../../shared/levelling/level-roles.ts'
import { refusedRoles } from '../../../shared/levelling/role-authority.ts'
import type { StarterRole } from '../../../shared/levelling/starter-roles.ts'
import { createRole, deleteRole } from '../../guild/create-role.ts'
import type { InteractionContext } from '../../interactions/context.ts'

export interface CreatedRoles {
  /** The level roles that were registered, highest level first. */
  added: LevelRole[]
  /** Whether members may get one of them now. */
  syncing: boolean
  /**
   * False where Discord refused to create a role, where a level got a role meanwhile, and where members would lose a role
   * that the admin may not take.
   */
  isComplete: boolean
}

/**
 * Creates the roles that do not exist yet, and registers all. The highest level comes first: Discord puts each new role
 * below the others, so the role of a higher level is above. A role that was created but not registered is deleted.
 */
export async function createRoles(
  context: InteractionContext,
  view: GuildView,
  wanted: readonly StarterRole[],
): Promise<CreatedRoles> {
  const { database, guildId, user, now } = context
  const levelRoles: LevelRole[] = []
  for (const { level, name, roleId } of wanted.toSorted((a, b) => b.level - a.level)) {
    const id = roleId ?? (await createRole(context, name))
    if (id === null) break
    levelRoles.push({ level, roleId: id })
  }
  if (levelRoles.length === 0) return { added: [], syncing: false, isComplete: false }
  const mayAppoint = permits(guildPermissions(view, user), Permission.Administrator)
  const limits = { guildId, mayAppoint, refusedRoleIds: refusedRoles(user, view) }
  const { added, syncing } = await registerLevelRoles(database, { ...limits, levelRoles }, now)
  const unused = levelRoles.filter((one) => !added.includes(one) && !view.roles.has(one.roleId))
  await Promise.all(unused.map(({ roleId }) => deleteRole(context, roleId)))
  return { added, syncing, isComplete: added.length === wanted.length }
}
