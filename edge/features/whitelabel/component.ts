import { type ActionReply, requestAction, type ShownBot } from '../../../shared/database/bots/whitelabel.ts'
import { componentId } from '../../../shared/discord/component.ts'
import type { Message } from '../../../shared/discord/message.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { languageOf } from '../../../shared/text/language.ts'
import { component, type InteractionContext } from '../../interactions/context.ts'
import { OWNER_ACTIONS } from '../../whitelabel/bot-state.ts'
import { findOwnBot, listOwnBots } from '../../whitelabel/own-bots.ts'
import { OWNER_ACCESS } from './access.ts'
import { askedMessage, type BotIds, botListMessage, botMessage, deleteQuestion, plainMessage } from './bots-message.ts'

const own = { version: 1, ephemeral: true, ...OWNER_ACCESS } as const

/** The longest interaction token that is stored. Discord's are half as long. */
const LONGEST_TOKEN = 512

/** The message in use, where the gateway writes the outcome; null where its token cannot be stored. */
function replyOf({ interaction: { applicationId, token }, locale }: InteractionContext): ActionReply | null {
  if (token === '' || token.length > LONGEST_TOKEN) return null
  return { applicationId, token, locale: languageOf(locale) }
}

/** The page of a bot. @param bot null where it is not the member's own */
const ownBotMessage = (context: InteractionContext, bot: ShownBot | null): Message =>
  bot === null ? plainMessage(context.text('whitelabel.gone')) : botMessage(context, bot, botIds(context.user.id))

/** All of the member's own bots. */
export function botsMessage(context: InteractionContext, bots: readonly ShownBot[]): Message {
  const { text, user, mention } = context
  if (bots.length > 0) return botListMessage(context, bots, botIds(user.id))
  return plainMessage(text('whitelabel.none', { setup: mention('whitelabel setup') }))
}

export const whitelabelChoose = component({
  ...own,
  name: 'whitelabel-choose',
  fields: { owner: 'owner' },
  menu: 'text',
  prefetch: (context, _, [botId = '']) => findOwnBot(context, botId),
  run: (context, _, __, bot) => ownBotMessage(context, bot),
})

export const whitelabelList = component({
  ...own,
  name: 'whitelabel-list',
  fields: { owner: 'owner' },
  prefetch: (context) => listOwnBots(context),
  run: (context, _, __, bots) => botsMessage(context, bots),
})

export const whitelabelShow = component({
  ...own,
  name: 'whitelabel-show',
  fields: { owner: 'owner', bot: 'snowflake' },
  prefetch: (context, { bot: botId }) => findOwnBot(context, botId),
  run: (context, _, __, bot) => ownBotMessage(context, bot),
})

export const whitelabelAskDelete = component({
  ...own,
  name: 'whitelabel-ask-delete',
  fields: { owner: 'owner', bot: 'snowflake' },
  prefetch: (context, { bot: botId }) => findOwnBot(context, botId),
  run({ text, user }, _, __, bot) {
    return bot === null ? plainMessage(text('whitelabel.gone')) : deleteQuestion(text, bot, botIds(user.id))
  },
})

/** Requests an action from the gateway. Where an earlier action is still in progress, the bot's page says so. */
export const whitelabelAct = component({
  ...own,
  name: 'whitelabel-act',
  fields: { owner: 'owner', bot: 'snowflake', action: OWNER_ACTIONS },
  prefetch: (context, { bot: botId }) => findOwnBot(context, botId),
  async run(context, { bot: botId, action }, _, bot) {
    const { database, guildId, actor, now, text, user } = context
    if (bot === null || bot.action !== null) return ownBotMessage(context, bot)
    const reply = replyOf(context)
    const request = { guildId, actor, botId, action, ownerId: user.id, onlyIfIdle: true, ...(reply && { reply }) }
    if (await requestAction(database, request, now)) return askedMessage(text, bot, action, botIds(user.id))
    // Another request came first.
    return ownBotMessage(context, await findOwnBot(context, botId))
  },
})

/** Custom ids of components that only this owner can use. */
export const botIds = (owner: Snowflake): BotIds => ({
  choose: componentId(whitelabelChoose, { owner }),
  list: componentId(whitelabelList, { owner }),
  show: (bot) => componentId(whitelabelShow, { owner, bot }),
  askDelete: (bot) => componentId(whitelabelAskDelete, { owner, bot }),
  act: (bot, action) => componentId(whitelabelAct, { owner, bot, action }),
})
