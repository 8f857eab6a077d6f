import { Type } from '../../../shared/discord/option.ts'
import { command } from '../../interactions/context.ts'
import { botMessage } from './bots-message.ts'
import { botIds, botsMessage } from './component.ts'
import { whitelabelActionsTranslations } from './labels.ts'
import { listOwnBots, meantBot, ownBotChoices } from './own-bots.ts'

/** `/whitelabel actions [bot]`: how the member's bots are doing, and what can be done with them. */
export const whitelabelActions = command({
  name: 'actions',
  description: 'Show how your bots are doing; start, stop and delete them',
  translations: whitelabelActionsTranslations,
  ephemeral: true,
  options: {
    bot: { type: Type.String, description: 'Which one; all if left out', max_length: 100, autocomplete: ownBotChoices },
  },
  prefetch: (context) => listOwnBots(context),
  run(context, { bot: named }, bots) {
    if (named === undefined) return botsMessage(context, bots)
    const { user, say, interaction } = context
    const meant = meantBot(bots, named, interaction.applicationId)
    return meant.ok ? botMessage(context, meant.bot, botIds(user.id)) : say('whitelabel.gone')
  },
})
