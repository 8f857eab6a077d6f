import {
  addManagerRole,
  listManagerRoles,
  MAX_MANAGER_ROLES,
  removeManagerRole,
} from '../../../shared/database/guilds/manager-roles.ts'
import { roleMention } from '../../../shared/discord/markdown.ts'
import { Type } from '../../../shared/discord/option.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { MANAGERS_ABOUT } from '../../../shared/settings/manager-roles.ts'
import { choicesOf, typedId } from '../../guild/choices.ts'
import { listedManagerRoles } from '../../guild/listed.ts'
import { command, type EdgeGroup } from '../../interactions/context.ts'
import { listMessage } from '../../messages/list.ts'
import * as labels from './managers-texts.ts'

/**
 * `/settings managers add role`: members with the role may use commands that take Manage Server. Only administrators may
 * add one, since a member with a manager role could otherwise make more managers.
 */
const add = command({
  name: 'add',
  description: 'Let members with a role manage this bot',
  translations: labels.managersAddTranslations,
  permission: Permission.Administrator,
  ephemeral: true,
  options: { role: { type: Type.Role, description: 'Which role', required: true } },
  async run({ database, guildId, actor, now, say, mention }, { role: id }) {
    if (id === guildId) return say('managers.everyone')
    const role = roleMention(id)
    const added = await addManagerRole(database, { guildId, actor, roleId: id }, now)
    if (added === 'added') return say('managers.added', { role })
    const remove = mention('settings managers remove')
    if (added === 'known') return say('managers.known', { role, remove })
    return say('managers.full', { most: MAX_MANAGER_ROLES, remove })
  },
})

const remove = command({
  name: 'remove',
  description: 'Stop members with a role from managing this bot',
  translations: labels.managersRemoveTranslations,
  permission: Permission.Administrator,
  ephemeral: true,
  options: {
    role: {
      ...{ type: Type.String, description: 'Which manager role', required: true },
      autocomplete: choicesOf(listedManagerRoles),
    },
  },
  async run(context, { role: typed }) {
    const { database, guildId, actor, now, say, mention } = context
    const id = await typedId(context, typed, listedManagerRoles)
    if (id === null) return say('list.chooseOne')
    const removed = await removeManagerRole(database, { guildId, actor, roleId: id }, now)
    if (removed !== 'removed') return say('managers.unknown', { list: mention('settings managers list') })
    return say('managers.removed', { role: roleMention(id) })
  },
})

const list = command({
  name: 'list',
  description: 'Show the roles whose members can manage this bot',
  translations: labels.managersListTranslations,
  ephemeral: true,
  async run({ database, guildId, text, mention }) {
    const roles = await listManagerRoles(database, guildId)
    return listMessage(text, {
      title: text('managers.title'),
      empty: text('managers.empty', { add: mention('settings managers add') }),
      items: roles.map(roleMention),
    })
  },
})

export const managers: EdgeGroup = {
  name: 'managers',
  description: MANAGERS_ABOUT.en,
  translations: labels.managersTranslations,
  commands: [add, remove, list],
}
