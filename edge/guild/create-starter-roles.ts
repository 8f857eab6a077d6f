import type { Actor } from '../../shared/audit/entry.ts'
import { registerLevelRoles } from '../../shared/database/guilds/level-roles.ts'
import type { Queries } from '../../shared/database/queries.ts'
import type { GuildView } from '../../shared/discord/guild-view.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { LevelRole } from '../../shared/levelling/level-roles.ts'
import type { StarterRole } from '../../shared/levelling/starter-roles.ts'
import { createRole, deleteRole } from './create-role.ts'
import type { GuildAccess } from './fetch.ts'

/** The member for whom roles are created, and the guild. */
export interface RoleMaker extends GuildAccess {
  database: Queries
  /** The same member, for the audit. */
  actor: Actor
  /** Milliseconds since 1970. */
  now: number
  /** Whether the member may register a manager role. */
  mayAppoint: boolean
  /** Roles that the member may not give and take. */
  refusedRoleIds: readonly Snowflake[]
  /** For the server's audit log. */
  reason: string
}

export interface CreatedRoles {
  /** The level roles that were registered, highest level first. */
  added: LevelRole[]
  /** Whether members may get one of them now. */
  syncing: boolean
  /**
   * False where Discord refused to create a role, where another admin set a role for a level meanwhile, and where members
   * would lose a role that the admin may not take.
   */
  isComplete: boolean
}

/**
 * Creates the roles that do not exist yet, and registers all. The highest level comes first: Discord puts each new role
 * below the others, so the role of a higher level is above. A role that was created but not registered is deleted.
 * @param view the guild before the roles are created
 */
export async function createStarterRoles(
  maker: RoleMaker,
  view: GuildView,
  wanted: readonly StarterRole[],
): Promise<CreatedRoles> {
  const { database, guildId, actor, mayAppoint, refusedRoleIds, reason, now } = maker
  const levelRoles: LevelRole[] = []
  for (const { level, name, roleId } of wanted.toSorted((a, b) => b.level - a.level)) {
    const id = roleId ?? (await createRole(maker, name, reason))
    if (id === null) break
    levelRoles.push({ level, roleId: id })
  }
  if (levelRoles.length === 0) return { added: [], syncing: false, isComplete: wanted.length === 0 }
  const { added, syncing } = await registerLevelRoles(
    database,
    { guildId, actor, mayAppoint, refusedRoleIds, levelRoles },
    now,
  )
  const unused = levelRoles.filter((one) => !added.includes(one) && !view.roles.has(one.roleId))
  await Promise.all(unused.map(({ roleId }) => deleteRole(maker, roleId, reason)))
  return { added, syncing, isComplete: added.length === wanted.length }
}
