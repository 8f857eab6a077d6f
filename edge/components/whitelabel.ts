import { type ActionReply, requestAction } from '../../shared/database/whitelabel.ts'
import { componentId } from '../../shared/discord/component.ts'
import type { Message } from '../../shared/discord/message.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { languageOf } from '../../shared/text/language.ts'
import { component, type InteractionContext } from '../interactions/context.ts'
import {
  ASKABLE,
  askedMessage,
  type BotIds,
  botListMessage,
  botMessage,
  deleteQuestion,
  plainMessage,
} from '../messages/whitelabel-bots.ts'
import { OWNER_ACCESS } from '../whitelabel/access.ts'
import { findOwnBot, listOwnBots } from '../whitelabel/own-bots.ts'

const own = { version: 1, private: true, ...OWNER_ACCESS } as const

/** The longest interaction token that is kept; Discord's are half as long. */
const LONGEST_TOKEN = 512

/** Where the gateway can put the outcome: the message in use. */
function replyOf({ interaction: { applicationId, token }, locale }: InteractionContext): ActionReply | null {
  if (token === '' || token.length > LONGEST_TOKEN) return null
  return { applicationId, token, locale: languageOf(locale) }
}

/** What there is to see of a bot, if it is the member's own. */
async function showBot(context: InteractionContext, botId: string): Promise<Message> {
  const { text, user } = context
  const bot = await findOwnBot(context, botId)
  return bot === null ? plainMessage(text('whitelabel.gone')) : botMessage(text, bot, botIds(user.id))
}

/** All of the member's own bots. */
export async function showBots(context: InteractionContext): Promise<Message> {
  const { text, user, mention } = context
  const bots = await listOwnBots(context)
  if (bots.length > 0) return botListMessage(text, bots, botIds(user.id))
  return plainMessage(text('whitelabel.none', { setup: mention('whitelabel setup') }))
}

export const whitelabelChoose = component({
  ...own,
  name: 'whitelabel-choose',
  fields: { owner: 'owner' },
  menu: 'text',
  run: (context, _, [botId = '']) => showBot(context, botId),
})

export const whitelabelList = component({
  ...own,
  name: 'whitelabel-list',
  fields: { owner: 'owner' },
  run: (context) => showBots(context),
})

export const whitelabelShow = component({
  ...own,
  name: 'whitelabel-show',
  fields: { owner: 'owner', bot: 'snowflake' },
  run: (context, { bot }) => showBot(context, bot),
})

export const whitelabelAskDelete = component({
  ...own,
  name: 'whitelabel-ask-delete',
  fields: { owner: 'owner', bot: 'snowflake' },
  async run(context, { bot: botId }) {
    const { text, user } = context
    const bot = await findOwnBot(context, botId)
    return bot === null ? plainMessage(text('whitelabel.gone')) : deleteQuestion(text, bot, botIds(user.id))
  },
})

/** Asks the gateway for something. Where it is still busy with an earlier wish, the bot's page says so. */
export const whitelabelAct = component({
  ...own,
  name: 'whitelabel-act',
  fields: { owner: 'owner', bot: 'snowflake', action: ASKABLE },
  async run(context, { bot: botId, action }) {
    const { database, now, text, user } = context
    const reply = replyOf(context)
    const wish = { botId, action, ownerId: user.id, onlyIfIdle: true, ...(reply && { reply }) }
    const isAsked = await requestAction(database, wish, now)
    const bot = await findOwnBot(context, botId)
    if (bot === null) return plainMessage(text('whitelabel.gone'))
    const ids = botIds(user.id)
    return isAsked ? askedMessage(text, bot, action, ids) : botMessage(text, bot, ids)
  },
})

/** Ids that work for one owner alone. */
export const botIds = (owner: Snowflake): BotIds => ({
  choose: componentId(whitelabelChoose, { owner }),
  list: componentId(whitelabelList, { owner }),
  show: (bot) => componentId(whitelabelShow, { owner, bot }),
  askDelete: (bot) => componentId(whitelabelAskDelete, { owner, bot }),
  act: (bot, action) => componentId(whitelabelAct, { owner, bot, action }),
})
