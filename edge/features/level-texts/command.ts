import { listLevelTexts, removeLevelText } from '../../../shared/database/guilds/level-texts.ts'
import { Type } from '../../../shared/discord/option.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { MAX_LEVEL } from '../../../shared/levelling/curve.ts'
import { command, type EdgeDeclaredCommand } from '../../interactions/context.ts'
import { levelTextsPageId } from './component.ts'
import { levelTextsMessage } from './message.ts'
import { set } from './set-command.ts'
import * as labels from './texts.ts'

/** `/leveltexts remove level`: the level is announced like all others again. */
const remove = command({
  name: 'remove',
  description: 'Remove the text for a level',
  translations: labels.levelTextsRemoveTranslations,
  ephemeral: true,
  options: {
    level: { type: Type.Integer, description: 'Of which level', required: true, min_value: 1, max_value: MAX_LEVEL },
  },
  async run({ database, guildId, actor, now, say, mention }, { level }) {
    const removed = await removeLevelText(database, { guildId, actor }, level, now)
    if (removed === 'made') return say('levelTexts.removed', { level })
    return say('levelTexts.none', { level, list: mention('leveltexts list') })
  },
})

/** `/leveltexts list`: the levels with a text of their own, lowest level first. */
const list = command({
  name: 'list',
  description: 'Show all levels with a text of their own',
  translations: labels.levelTextsListTranslations,
  ephemeral: true,
  async run(context) {
    const levelTexts = await listLevelTexts(context.database, context.guildId)
    return levelTextsMessage(context, levelTexts, 1, levelTextsPageId(context.user.id))
  },
})

/** `/leveltexts set|remove|list`: own texts for level-ups to single levels, in place of the text for all levels. */
export const levelTexts: EdgeDeclaredCommand = {
  name: 'leveltexts',
  description: 'Your own texts for single levels',
  translations: labels.levelTextsTranslations,
  permission: Permission.ManageGuild,
  commands: [set, remove, list],
}
