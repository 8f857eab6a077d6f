import { linkedBotsOf } from '../../../shared/database/linked-roles/bots.ts'
import { command } from '../../interactions/context.ts'
import { listOwnBots } from '../../whitelabel/own-bots.ts'
import { whitelabelLinkedRolesTranslations } from './labels.ts'
import { linkedIds } from './linked-component.ts'
import { linkedMessage } from './linked-message.ts'
import { botOption, chooseBot } from './own-bots.ts'

/** `/whitelabel linked-roles [bot]`: whether linked roles of the owner's bot work, and how to set them up. A modal asks for the secret. */
export const whitelabelLinkedRoles = command({
  name: 'linked-roles',
  description: 'Roles that Discord gives by the level of your bot',
  translations: whitelabelLinkedRolesTranslations,
  ephemeral: true,
  options: { bot: botOption },
  prefetch: (context) => Promise.all([listOwnBots(context), linkedBotsOf(context.database, context.user.id)]),
  run(context, { bot: named }, [bots, linked]) {
    const { whitelabel, interaction, user, say, mention } = context
    if (whitelabel === null) return say('whitelabelSetup.unavailable')
    const { webUrl } = whitelabel
    if (webUrl === null) return say('linkedRoles.noWeb')
    const chosen = chooseBot(bots, named, interaction.applicationId)
    if (!chosen.ok && chosen.reason === 'none') return say('whitelabel.none', { setup: mention('whitelabel setup') })
    if (!chosen.ok) return say(`whitelabel.${chosen.reason}`)
    const { bot } = chosen
    const found = linked.find(({ botId }) => botId === bot.botId) ?? null
    return linkedMessage({ ...context, webUrl }, bot, found, linkedIds(user.id, bot.botId))
  },
})
