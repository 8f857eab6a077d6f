import { sealedToken } from '../../../shared/database/bots/tokens.ts'
import { componentId } from '../../../shared/discord/component.ts'
import { ComponentType } from '../../../shared/discord/component-type.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { LONGEST_LABEL, SHORT_TEXT } from '../../../shared/discord/modal.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { component, type InteractionContext } from '../../interactions/context.ts'
import { LONGEST_SECRET, removeLinkedRoles, setUpLinkedRoles } from '../../whitelabel/linked-roles.ts'
import { linkedRefusal, nameOf } from '../../whitelabel/linked-text.ts'
import { findOwnBot } from '../../whitelabel/own-bots.ts'
import { OWNER_ACCESS } from './access.ts'
import { plainMessage } from './bots-message.ts'
import { type LinkedIds, linkedMessage } from './linked-message.ts'

const own = { version: 1, ephemeral: true, fields: { owner: 'owner', bot: 'snowflake' }, ...OWNER_ACCESS } as const
/** The id of the input for the secret. */
const SECRET = 'secret'

/** The bot, if it is the member's own, with its encrypted token. */
const readBot = (context: InteractionContext, botId: Snowflake) =>
  Promise.all([findOwnBot(context, botId), sealedToken(context.database, botId)])

/** Opens the modal for the client secret. A command's option would show it to everybody who sees the command. */
export const whitelabelLinkedEnter = component({
  ...own,
  name: 'whitelabel-linked-enter',
  opens: 'modal',
  async run({ text, user }, { bot }) {
    const input = {
      ...({ type: ComponentType.TextInput, custom_id: SECRET, style: SHORT_TEXT } as const),
      ...{ max_length: LONGEST_SECRET, required: true },
    }
    const label = text('linkedRoles.enter').slice(0, LONGEST_LABEL)
    return {
      modal: {
        custom_id: componentId(whitelabelLinkedSave, { owner: user.id, bot }),
        title: label,
        components: [{ type: ComponentType.Label, label, component: input }],
      },
    }
  },
})

/** Sets linked roles up with the secret that was entered. */
export const whitelabelLinkedSave = component({
  ...own,
  name: 'whitelabel-linked-save',
  menu: 'modal',
  prefetch: (context, { bot }) => readBot(context, bot),
  async run(context, _, filled, [bot, sealedBotToken]): Promise<Message> {
    const { whitelabel, discord, database, guildId, actor, now, user } = context
    if (whitelabel === null || whitelabel.webUrl === null || bot === null)
      return plainMessage(context.text(bot === null ? 'whitelabel.gone' : 'linkedRoles.noWeb'))
    const clientSecret = (filled.get(SECRET)?.[0] ?? '').trim()
    const request = { guildId, actor, bot, sealedBotToken, clientSecret }
    const outcome = await setUpLinkedRoles({ discord, database, whitelabel, now }, request)
    const ids = linkedIds(user.id, bot.botId)
    const shown = { ...context, webUrl: whitelabel.webUrl }
    if (outcome.ok) return linkedMessage(shown, bot, outcome, ids)
    return {
      ...plainMessage(linkedRefusal(context, bot, outcome)),
      components: linkedMessage(shown, bot, null, ids).components ?? [],
    }
  },
})

/** Switches linked roles off. */
export const whitelabelLinkedOff = component({
  ...own,
  name: 'whitelabel-linked-off',
  prefetch: (context, { bot }) => readBot(context, bot),
  async run(context, _, __, [bot, sealedBotToken]): Promise<Message> {
    const { whitelabel, discord, database, guildId, actor, now, text } = context
    if (whitelabel === null || bot === null) return plainMessage(text('whitelabel.gone'))
    await removeLinkedRoles({ discord, database, whitelabel, now }, { guildId, actor, bot, sealedBotToken })
    return plainMessage(text('linkedRoles.switchedOff', { name: nameOf(bot) }))
  },
})

/** Custom ids of the buttons that only this owner can use. */
export const linkedIds = (owner: Snowflake, bot: Snowflake): LinkedIds => ({
  enter: componentId(whitelabelLinkedEnter, { owner, bot }),
  off: componentId(whitelabelLinkedOff, { owner, bot }),
})
