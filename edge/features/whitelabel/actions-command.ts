import { Type } from '../../../shared/discord/option.ts'
import { command } from '../../interactions/context.ts'
import { listOwnBots } from '../../whitelabel/own-bots.ts'
import { botMessage } from './bots-message.ts'
import { botIds, botsMessage } from './component.ts'
import { whitelabelActionsTranslations } from './labels.ts'
import { chooseBot, ownBotChoices } from './own-bots.ts'

/** `/whitelabel actions [bot]`: the state of the member's bots, with buttons for what can be done with them. */
export const whitelabelActions = command({
  name: 'actions',
  description: 'Show the state of your bots; start, stop or delete them',
  translations: whitelabelActionsTranslations,
  ephemeral: true,
  options: {
    bot: { type: Type.String, description: 'Which one; all if left out', max_length: 100, autocomplete: ownBotChoices },
  },
  prefetch: (context) => listOwnBots(context),
  run(context, { bot: named }, bots) {
    if (named === undefined) return botsMessage(context, bots)
    const { user, say, interaction } = context
    const chosen = chooseBot(bots, named, interaction.applicationId)
    return chosen.ok ? botMessage(context, chosen.bot, botIds(user.id)) : say('whitelabel.gone')
  },
})
