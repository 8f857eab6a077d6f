import { listLevelRoles } from '../../shared/database/level-roles.ts'
import { componentId } from '../../shared/discord/component.ts'
import { Permission } from '../../shared/discord/permission.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { MAX_LEVEL } from '../../shared/levelling/curve.ts'
import type { LevelRole } from '../../shared/levelling/level-roles.ts'
import { addLevelRole } from '../guild/add-level-role.ts'
import { component } from '../interactions/context.ts'
import { addedMessage, levelRolesMessage } from '../messages/level-roles.ts'

/** Registers a role though it carries dangerous permissions. */
export const levelRoleConfirm = component({
  name: 'levelrole-confirm',
  version: 1,
  fields: { owner: 'owner', role: 'snowflake', level: 'integer' },
  permission: Permission.ManageGuild,
  private: true,
  async run(context, { role: roleId, level }) {
    if (level < 1 || level > MAX_LEVEL) return { content: context.text('refusal.expired'), components: [] }
    const added = await addLevelRole(context, { roleId, level, confirmed: true })
    return { content: addedMessage(context, { roleId, level }, added), components: [] }
  },
})

export const levelRoleConfirmId = (owner: Snowflake, { roleId: role, level }: LevelRole): string =>
  componentId(levelRoleConfirm, { owner, role, level })

/** Turns the list of level roles to another page. */
export const levelRolesTurn = component({
  name: 'levelroles',
  version: 1,
  fields: { owner: 'owner', page: 'integer' },
  permission: Permission.ManageGuild,
  private: true,
  async run(context, { owner, page }) {
    const levelRoles = await listLevelRoles(context.database, context.guildId)
    return levelRolesMessage(context, levelRoles, page, levelRolesPageId(owner))
  },
})

export const levelRolesPageId =
  (owner: Snowflake) =>
  (page: number): string =>
    componentId(levelRolesTurn, { owner, page })
