import { assertNever } from '../../../shared/assert-never.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { shownName } from '../../../shared/discord/name.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { ACCENT_COLOR } from '../../messages/style.ts'
import { APPLICATIONS_PAGE, botPage, informationPage, inviteLink } from './portal.ts'
import type { SetUpOutcome } from './set-up.ts'

type MessageContext = Pick<InteractionContext, 'text' | 'say' | 'mention'>

/** The bot that was set up, and the next steps for its owner. */
function done(
  { text, mention }: MessageContext,
  { bot, action, interactionsUrl }: Extract<SetUpOutcome, { ok: true }>,
): Message {
  const name = shownName(bot.name) ?? bot.id
  const actions = mention('whitelabel actions')
  const [information, invite] = [informationPage(bot.id), inviteLink(bot.id)]
  const steps = text('whitelabelSetup.steps', { name, information, url: interactionsUrl, invite, actions })
  const intent = bot.seesMembers ? [] : [text('whitelabelSetup.intent', { name, page: botPage(bot.id), actions })]
  const title = text(action === 'start' ? 'whitelabelSetup.done' : 'whitelabelSetup.doneAgain', { name })
  return { embeds: [{ color: ACCENT_COLOR, title, description: [steps, ...intent].join('\n\n') }] }
}

/** The reply to a setup. It never contains the token. */
export function setUpMessage(context: MessageContext, outcome: SetUpOutcome): Message {
  const { say } = context
  if (outcome.ok) return done(context, outcome)
  switch (outcome.reason) {
    case 'malformed-token':
      return say('whitelabelSetup.malformedToken', { page: APPLICATIONS_PAGE })
    case 'main-bot':
      return say('whitelabelSetup.mainBot', { page: APPLICATIONS_PAGE })
    case 'refused-token':
      return say('whitelabelSetup.refusedToken', { page: botPage(outcome.botId) })
    case 'wrong-key':
      return say('whitelabelSetup.wrongKey', { page: informationPage(outcome.botId) })
    case 'other-id':
      return say('whitelabelSetup.otherId', { page: APPLICATIONS_PAGE })
    case 'owned':
      return say('whitelabelSetup.owned')
    case 'discord-unwell':
      return say('whitelabelSetup.discordUnwell')
    case 'refused-commands':
      return say('whitelabelSetup.refusedCommands')
    default:
      return assertNever(outcome)
  }
}
