import type { APIButtonComponent } from 'discord-api-types/v10'
import type { BotStatus } from '../../../shared/database/bots/tables.ts'
import type { ShownBot } from '../../../shared/database/bots/whitelabel.ts'
import { ButtonStyle, ComponentType } from '../../../shared/discord/component-type.ts'
import { userMention } from '../../../shared/discord/markdown.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { labelName, shownName } from '../../../shared/discord/name.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { button, buttonRow } from '../../messages/button.ts'
import { fitList, LONGEST_DESCRIPTION } from '../../messages/list.ts'
import { ACCENT_COLOR } from '../../messages/style.ts'
import { OWNER_ACTIONS, type OwnerAction, possibleActions, stateLines } from '../../whitelabel/bot-state.ts'
import type { Speak } from '../texts.ts'

type MessageContext = Pick<InteractionContext, 'text' | 'mention' | 'locale'>

/** Custom ids of the buttons and the menu in these messages. */
export interface BotIds {
  choose: string
  list: string
  show(botId: Snowflake): string
  askDelete(botId: Snowflake): string
  act(botId: Snowflake, action: OwnerAction): string
}

const MOST_OPTIONS = 25

const ICONS: Readonly<Record<BotStatus, string>> = {
  running: '🟢',
  starting: '🟡',
  waiting: '🟡',
  stopping: '🟡',
  deleting: '🟡',
  stopped: '⚪',
  paused: '⏸️',
  failed: '🔴',
}

const shownBotName = ({ name, botId: id }: Pick<ShownBot, 'name' | 'botId'>): string => shownName(name) ?? id

/** The state of a bot with its icon, its reason, and the action that is still to be done. */
function state(context: MessageContext, bot: ShownBot): string[] {
  const [first, ...rest] = stateLines(context, context.locale, bot)
  return [`${ICONS[bot.status]} ${first}`, ...rest]
}

/** All bots of an owner with a menu to choose from. @param bots at least one */
export function botListMessage(context: MessageContext, bots: readonly ShownBot[], ids: BotIds): Message {
  const { text } = context
  const entries = bots.map((bot) =>
    [`**${shownBotName(bot)}** ${userMention(bot.botId)}`, ...state(context, bot)].join('\n'),
  )
  const description = fitList(entries, {
    limit: LONGEST_DESCRIPTION,
    most: MOST_OPTIONS,
    separator: '\n\n',
    more: (count) => text('whitelabel.more', { count }),
  })
  const options = bots.slice(0, MOST_OPTIONS).map(({ botId: value, name, status }) => ({
    label: labelName(name) ?? value,
    value,
    description: text(`whitelabel.${status}`),
  }))
  const menu = {
    type: ComponentType.StringSelect,
    custom_id: ids.choose,
    placeholder: text('whitelabel.choose'),
    options,
  } as const
  return {
    content: '',
    embeds: [{ color: ACCENT_COLOR, title: text('whitelabel.title'), description }],
    components: [{ type: ComponentType.ActionRow, components: [menu] }],
  }
}

/** One bot with buttons for what its owner can do now. */
export function botMessage(context: MessageContext, bot: ShownBot, ids: BotIds): Message {
  const { text } = context
  const { botId } = bot
  const possible = possibleActions(bot)
  const description = [userMention(botId), ...state(context, bot)].join('\n')
  const actionButtons = OWNER_ACTIONS.map((wanted) => {
    const isDisabled = !possible.includes(wanted)
    if (wanted === 'delete')
      return button(text('whitelabel.delete'), ids.askDelete(botId), ButtonStyle.Danger, isDisabled)
    return button(
      text(`whitelabel.${wanted}`),
      ids.act(botId, wanted),
      wanted === 'start' ? ButtonStyle.Primary : ButtonStyle.Secondary,
      isDisabled,
    )
  })
  return {
    content: '',
    embeds: [{ color: ACCENT_COLOR, title: shownBotName(bot), description }],
    components: [buttonRow(...actionButtons), buttonRow(...navigationButtons(text, botId, ids))],
  }
}

const navigationButtons = (text: Speak, botId: Snowflake, ids: BotIds): APIButtonComponent[] => [
  button(text('whitelabel.refresh'), ids.show(botId)),
  button(text('whitelabel.all'), ids.list),
]

/** Asks the owner to confirm that a bot is to be deleted. */
export const deleteQuestion = (text: Speak, bot: ShownBot, ids: BotIds): Message => ({
  content: text('whitelabel.deleteQuestion', { name: shownBotName(bot) }),
  embeds: [],
  components: [
    buttonRow(
      button(text('whitelabel.deleteForGood'), ids.act(bot.botId, 'delete'), ButtonStyle.Danger),
      button(text('whitelabel.cancel'), ids.show(bot.botId)),
    ),
  ],
})

/** Says that an action is in progress. The gateway replaces the text by the outcome; the buttons stay. */
export const askedMessage = (text: Speak, bot: ShownBot, action: OwnerAction, ids: BotIds): Message => ({
  content: text('whitelabel.asked', { action: text(`whitelabel.${action}`), name: shownBotName(bot) }),
  embeds: [],
  components: [buttonRow(...navigationButtons(text, bot.botId, ids))],
})

/** A text without anything else: it replaces the embeds and components of the message in use. */
export const plainMessage = (content: string): Message => ({ content, embeds: [], components: [] })
