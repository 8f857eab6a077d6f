import { standingSettings } from '../../../shared/database/guilds/settings.ts'
import { ButtonStyle } from '../../../shared/discord/component-type.ts'
import { Type } from '../../../shared/discord/option.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { dateOf, dayOf } from '../../../shared/levelling/day.ts'
import { command, type EdgeDeclaredCommand } from '../../interactions/context.ts'
import { button, buttonRow } from '../../messages/button.ts'
import { decayUndoId } from './component.ts'
import { previewText } from './preview.ts'
import { decayPreviewTranslations, decayTranslations, decayUndoTranslations } from './texts.ts'

/** `/decay preview`: what silent members would lose tomorrow. */
const preview = command({
  name: 'preview',
  description: 'Show what silent members will lose tomorrow',
  translations: decayPreviewTranslations,
  ephemeral: true,
  async run(context) {
    const { database, guildId, text, mention } = context
    const { settings } = await standingSettings(database, guildId)
    const ahead = await previewText(context, settings)
    return { content: ahead ?? text('decay.off', { settings: mention('settings decay') }) }
  },
})

/** `/decay undo days`: gives back what decay took on the last days, after a confirmation. */
const undo = command({
  name: 'undo',
  description: 'Give everybody back what decay took on the last days',
  translations: decayUndoTranslations,
  ephemeral: true,
  options: {
    days: {
      type: Type.Integer,
      description: 'How many days, today included, 1 to 30',
      required: true,
      min_value: 1,
      max_value: 30,
    },
  },
  run({ now, user, text }, { days }) {
    const today = dayOf(now)
    const from = today - days + 1
    const confirm = button(text('decay.confirm'), decayUndoId(user.id, from, today), ButtonStyle.Danger)
    return { content: text('decay.askUndo', { from: dateOf(from) }), components: [buttonRow(confirm)] }
  },
})

export const decay: EdgeDeclaredCommand = {
  name: 'decay',
  description: 'XP that silent members lose: look ahead, and give it back',
  translations: decayTranslations,
  permission: Permission.ManageGuild,
  commands: [preview, undo],
}
