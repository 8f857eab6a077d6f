import type { ShownBot } from '../../../shared/database/bots/whitelabel.ts'
import type { LinkedBot } from '../../../shared/database/linked-roles/bots.ts'
import { ButtonStyle } from '../../../shared/discord/component-type.ts'
import type { Message } from '../../../shared/discord/message.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { button, buttonRow } from '../../messages/button.ts'
import { ACCENT_COLOR } from '../../messages/style.ts'
import { linkedState, linkedSteps, nameOf } from '../../whitelabel/linked-text.ts'

/** Custom ids of the buttons. */
export interface LinkedIds {
  enter: string
  off: string
}

/**
 * Whether a bot's linked roles work, the steps of their set-up, and a button that asks for the secret.
 * @param linked null where they are off
 */
export function linkedMessage(
  context: Pick<InteractionContext, 'text' | 'mention'> & { webUrl: string },
  bot: Pick<ShownBot, 'botId' | 'name'>,
  linked: Pick<LinkedBot, 'problem'> | null,
  ids: LinkedIds,
): Message {
  const { text, webUrl } = context
  const description = [
    linkedState(context, bot, linked),
    text('linkedRoles.intro'),
    linkedSteps(context, bot, webUrl),
  ].join('\n\n')
  const buttons = [
    button(text('linkedRoles.enter'), ids.enter, ButtonStyle.Primary),
    ...(linked === null ? [] : [button(text('linkedRoles.switchOff'), ids.off, ButtonStyle.Danger)]),
  ]
  const title = text('linkedRoles.title', { name: nameOf(bot) })
  return {
    content: '',
    embeds: [{ color: ACCENT_COLOR, title, description }],
    components: [buttonRow(...buttons)],
  }
}
