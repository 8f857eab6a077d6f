import { listMultipliers, removeMultiplier } from '../../../shared/database/guilds/multipliers.ts'
import { Type } from '../../../shared/discord/option.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { choicesOf, typedId } from '../../guild/choices.ts'
import { listedMultipliers } from '../../guild/listed.ts'
import { command, type EdgeDeclaredCommand } from '../../interactions/context.ts'
import { targetMention } from '../../messages/multiplier.ts'
import { multipliersPageId } from './component.ts'
import { multipliersMessage } from './message.ts'
import { multipliersPage } from './page.ts'
import { setChannel, setRole } from './set-commands.ts'
import * as labels from './texts.ts'

/** `/multipliers remove entry`: also takes deleted roles and channels, which cannot be chosen in the other commands. */
const remove = command({
  name: 'remove',
  description: 'Remove the multiplier of a role or channel',
  translations: labels.multipliersRemoveTranslations,
  ephemeral: true,
  options: {
    entry: {
      ...{ type: Type.String, description: 'Which role or channel', required: true },
      autocomplete: choicesOf(listedMultipliers),
    },
  },
  prefetch: ({ database, guildId }) => listMultipliers(database, guildId),
  async run(context, { entry: typed }, multipliers) {
    const { database, guildId, actor, now, say, mention } = context
    const id = await typedId(context, typed, listedMultipliers)
    if (id === null) return say('list.chooseOne')
    const found = multipliers.find((one) => one.id === id)
    const unknown = say('multipliers.unknown', { list: mention('multipliers list') })
    if (found === undefined) return unknown
    const removed = await removeMultiplier(database, { guildId, actor, kind: found.kind, id }, now)
    return removed === 'removed' ? say('multipliers.removed', { target: targetMention(found) }) : unknown
  },
})

const list = command({
  name: 'list',
  description: 'Show all multipliers',
  translations: labels.multipliersListTranslations,
  ephemeral: true,
  async run(context) {
    return multipliersMessage(context, await multipliersPage(context, 1), multipliersPageId(context.user.id))
  },
})

/** `/multipliers role|channel|remove|list`: roles and channels that earn more or less XP. */
export const multipliers: EdgeDeclaredCommand = {
  name: 'multipliers',
  description: 'Roles and channels that earn more or less XP',
  translations: labels.multipliersTranslations,
  permission: Permission.ManageGuild,
  commands: [setRole, setChannel, remove, list],
}
