import {
  addManagerRole,
  addViewerRole,
  listAccessRoles,
  MAX_MANAGER_ROLES,
  removeManagerRole,
  removeViewerRole,
} from '../../../shared/database/guilds/manager-roles.ts'
import { roleMention } from '../../../shared/discord/markdown.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { Type } from '../../../shared/discord/option.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { MANAGERS_ABOUT } from '../../../shared/settings/manager-roles.ts'
import { choicesOf, typedId } from '../../guild/choices.ts'
import { listedAccessRoles } from '../../guild/listed.ts'
import { command, type EdgeGroup, type InteractionContext } from '../../interactions/context.ts'
import { listMessage } from '../../messages/list.ts'
import * as labels from './managers-texts.ts'

/**
 * `/settings managers add role [access]`: members with the role may use commands that take Manage Server, or look at the
 * dashboard. Only administrators may add one, since a member with a manager role could otherwise make more managers.
 */
const add = command({
  name: 'add',
  description: 'Let members with a role manage this bot',
  translations: labels.managersAddTranslations,
  permission: Permission.Administrator,
  ephemeral: true,
  options: {
    role: { type: Type.Role, description: 'Which role', required: true },
    access: {
      type: Type.String,
      description: 'What it allows',
      choices: [
        { name: 'Manage', value: 'manage' },
        { name: 'Look at the dashboard', value: 'view' },
      ],
    },
  },
  run: (context, { role, access = 'manage' }) => give(context, role, access),
})

/** Puts a role on one of the two lists. A role on both manages. */
async function give(
  { database, guildId, actor, now, say, mention }: InteractionContext,
  roleId: Snowflake,
  access: 'manage' | 'view',
): Promise<Message> {
  if (roleId === guildId) return say('list.everyone')
  const isView = access === 'view'
  const added = await (isView ? addViewerRole : addManagerRole)(database, { guildId, actor, roleId }, now)
  if (added === 'full') {
    return say('managers.full', { most: MAX_MANAGER_ROLES, remove: mention('settings managers remove') })
  }
  return say(isView ? 'viewers.added' : 'managers.added', { role: roleMention(roleId) })
}

const remove = command({
  name: 'remove',
  description: 'Stop members with a role from managing this bot',
  translations: labels.managersRemoveTranslations,
  permission: Permission.Administrator,
  ephemeral: true,
  options: {
    role: {
      ...{ type: Type.String, description: 'Which manager role', required: true },
      autocomplete: choicesOf(listedAccessRoles),
    },
  },
  async run(context, { role: typed }) {
    const { database, guildId, actor, now, say } = context
    const id = await typedId(context, typed, listedAccessRoles)
    if (id === null) return say('list.chooseOne')
    const change = { guildId, actor, roleId: id }
    const removed = await Promise.all([
      removeManagerRole(database, change, now),
      removeViewerRole(database, change, now),
    ])
    const isRemoved = removed.includes('removed')
    return isRemoved ? say('managers.removed', { role: roleMention(id) }) : say('list.chooseOne')
  },
})

const list = command({
  name: 'list',
  description: 'Show the roles whose members can manage this bot',
  translations: labels.managersListTranslations,
  ephemeral: true,
  async run({ database, guildId, text, mention }) {
    const roles = await listAccessRoles(database, guildId)
    return listMessage(text, {
      title: text('managers.title'),
      empty: text('managers.empty', { add: mention('settings managers add') }),
      items: roles.map(({ roleId, access }) =>
        access === 'manage' ? roleMention(roleId) : text('viewers.added', { role: roleMention(roleId) }),
      ),
    })
  },
})

export const managers: EdgeGroup = {
  name: 'managers',
  description: MANAGERS_ABOUT.en,
  translations: labels.managersTranslations,
  commands: [add, remove, list],
}
