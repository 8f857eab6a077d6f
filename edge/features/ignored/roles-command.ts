import { addIgnored, removeIgnored } from '../../../shared/database/guilds/ignored.ts'
import { roleMention } from '../../../shared/discord/markdown.ts'
import { Type } from '../../../shared/discord/option.ts'
import { choicesOf, typedId } from '../../guild/choices.ts'
import { listedIgnoredRoles } from '../../guild/listed.ts'
import { command, type EdgeGroup } from '../../interactions/context.ts'
import { ignoredList } from './list-command.ts'
import * as labels from './texts.ts'

/**
 * `/ignored roles add role`: any role, also one above the member. Like the multiplier, this decides only which messages
 * earn XP. It gives and takes no role, so the order of roles does not matter, and moderators can exempt themselves.
 */
const add = command({
  name: 'add',
  description: 'Stop XP for members with a role',
  translations: labels.ignoredRolesAddTranslations,
  ephemeral: true,
  options: { role: { type: Type.Role, description: 'Which role', required: true } },
  async run({ database, guildId, actor, now, say, mention }, { role: id }) {
    if (id === guildId) return say('ignored.everyone', { multiplier: mention('settings multiplier') })
    const role = roleMention(id)
    const added = await addIgnored(database, { guildId, actor, kind: 'roles', id }, now)
    if (added !== 'added') return say('ignored.roleKnown', { role, remove: mention('ignored roles remove') })
    return say('ignored.roleAdded', { role })
  },
})

const remove = command({
  name: 'remove',
  description: 'Let members with a role earn XP again',
  translations: labels.ignoredRolesRemoveTranslations,
  ephemeral: true,
  options: {
    role: {
      ...{ type: Type.String, description: 'Which ignored role', required: true },
      autocomplete: choicesOf(listedIgnoredRoles),
    },
  },
  async run(context, { role: typed }) {
    const { database, guildId, actor, now, say, mention } = context
    const id = await typedId(context, typed, listedIgnoredRoles)
    if (id === null) return say('list.chooseOne')
    const removed = await removeIgnored(database, { guildId, actor, kind: 'roles', id }, now)
    if (removed !== 'removed') return say('ignored.unknown', { list: mention('ignored roles list') })
    return say('ignored.roleRemoved', { role: roleMention(id) })
  },
})

const list = ignoredList('roles', 'Show the ignored roles', labels.ignoredRolesListTranslations)

export const ignoredRoles: EdgeGroup = {
  name: 'roles',
  description: 'Roles whose members earn no XP',
  translations: labels.ignoredRolesTranslations,
  commands: [add, remove, list],
}
