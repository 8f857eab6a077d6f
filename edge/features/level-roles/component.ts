import { listLevelRoles } from '../../../shared/database/guilds/level-roles.ts'
import { componentId } from '../../../shared/discord/component.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { MAX_LEVEL } from '../../../shared/levelling/curve.ts'
import type { LevelRole } from '../../../shared/levelling/level-roles.ts'
import { component } from '../../interactions/context.ts'
import { addLevelRole } from './add.ts'
import { addedMessage, confirmMessage, levelRolesMessage } from './message.ts'
import { LEVEL_ROLES_PERMISSION } from './permission.ts'

/** What every component of level roles asks for, as their command does. */
const permission = LEVEL_ROLES_PERMISSION

/**
 * Registers a role though it carries dangerous permissions: those that the member was shown. Everything is judged anew,
 * by what the member may when the button is pressed and by what the role carries then.
 */
export const levelRoleConfirm = component({
  name: 'levelrole-confirm',
  version: 2,
  fields: { owner: 'owner', role: 'snowflake', level: 'integer', shown: 'snowflake' },
  permission,
  ephemeral: true,
  async run(context, { owner, role: roleId, level, shown }) {
    if (level < 1 || level > MAX_LEVEL) return { content: context.text('refusal.expired'), components: [] }
    const added = await addLevelRole(context, { roleId, level, confirmed: BigInt(shown) })
    const content = addedMessage(context, { roleId, level }, added)
    if (added.ok || added.reason !== 'dangerous') return { content, components: [] }
    // It carries more by now.
    return confirmMessage(context, content, levelRoleConfirmId(owner, { roleId, level }, added.permissions))
  },
})

/** @param permissions those that the member is shown */
export const levelRoleConfirmId = (
  owner: Snowflake,
  { roleId: role, level }: LevelRole,
  permissions: readonly bigint[],
): string => {
  const shown = String(permissions.reduce((all, one) => all | one, 0n))
  return componentId(levelRoleConfirm, { owner, role, level, shown })
}

/** Turns the list of level roles to another page. */
export const levelRolesTurn = component({
  name: 'levelroles',
  version: 1,
  fields: { owner: 'owner', page: 'integer' },
  permission,
  ephemeral: true,
  async run(context, { owner, page }) {
    const levelRoles = await listLevelRoles(context.database, context.guildId)
    return levelRolesMessage(context, levelRoles, page, levelRolesPageId(owner))
  },
})

export const levelRolesPageId =
  (owner: Snowflake) =>
  (page: number): string =>
    componentId(levelRolesTurn, { owner, page })
