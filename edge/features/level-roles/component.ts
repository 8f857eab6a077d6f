import { guildOverview } from '../../../shared/database/guilds/overview.ts'
import { componentId } from '../../../shared/discord/component.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { MAX_LEVEL } from '../../../shared/levelling/curve.ts'
import type { LevelRole } from '../../../shared/levelling/level-roles.ts'
import { addLevelRole } from '../../guild/level-roles/add.ts'
import { LEVEL_ROLES_PERMISSION } from '../../guild/level-roles/permission.ts'
import { syncReply } from '../../guild/sync-reply.ts'
import { component } from '../../interactions/context.ts'
import { addedMessage } from '../../messages/level-role.ts'
import { confirmMessage, levelRolesMessage } from './message.ts'

/** The same permission as for the command. */
const permission = LEVEL_ROLES_PERMISSION

/**
 * Registers a role with dangerous permissions, after the member has confirmed those that the message showed. Everything is
 * checked again with the permissions that the member and the role have when the button is pressed.
 */
export const levelRoleConfirm = component({
  name: 'levelrole-confirm',
  version: 2,
  fields: { owner: 'owner', role: 'snowflake', level: 'integer', shown: 'snowflake' },
  permission,
  ephemeral: true,
  async run(context, { owner, role: roleId, level, shown }) {
    if (level < 0 || level > MAX_LEVEL) return { content: context.text('refusal.expired'), components: [] }
    const added = await addLevelRole(context, { roleId, level, confirmed: BigInt(shown), reply: syncReply(context) })
    const content = addedMessage(context, { roleId, level }, added)
    if (added.ok || added.reason !== 'dangerous') return { content, components: [] }
    // The role has got more dangerous permissions since.
    return confirmMessage(context, content, levelRoleConfirmId(owner, { roleId, level }, added.permissions))
  },
})

/** Custom id of the button that confirms a level role. @param permissions the dangerous ones that the message shows */
export const levelRoleConfirmId = (
  owner: Snowflake,
  { roleId: role, level }: LevelRole,
  permissions: readonly bigint[],
): string => {
  const shown = String(permissions.reduce((all, one) => all | one, 0n))
  return componentId(levelRoleConfirm, { owner, role, level, shown })
}

/** Shows another page of the level roles. */
export const levelRolesTurn = component({
  name: 'levelroles',
  version: 1,
  fields: { owner: 'owner', page: 'integer' },
  permission,
  ephemeral: true,
  async run(context, { owner, page }) {
    const overview = await guildOverview(context.database, context.guildId)
    return levelRolesMessage(context, overview, page, levelRolesPageId(owner))
  },
})

export const levelRolesPageId =
  (owner: Snowflake) =>
  (page: number): string =>
    componentId(levelRolesTurn, { owner, page })
