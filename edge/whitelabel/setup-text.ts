import { assertNever } from '../../shared/assert-never.ts'
import { inviteLink } from '../../shared/discord/invite.ts'
import { shownName } from '../../shared/discord/name.ts'
import type { FindingContext } from '../messages/finding.ts'
import { APPLICATIONS_PAGE, botPage, informationPage } from './portal.ts'
import type { SetUpOutcome } from './set-up.ts'

/** A bot that was set up, in words. */
interface SetUpText {
  title: string
  /** The next steps for its owner. */
  steps: string
  /** What the owner must change at Discord before the bot can start; null for nothing. */
  intent: string | null
}

/** What to say about a bot that was set up. It never contains the token. */
export function setUpText(
  { text, mention }: FindingContext,
  { bot, action, interactionsUrl }: Extract<SetUpOutcome, { ok: true }>,
): SetUpText {
  const name = shownName(bot.name) ?? bot.id
  const actions = mention('whitelabel actions')
  const [information, invite] = [informationPage(bot.id), inviteLink(bot.id)]
  return {
    title: text(action === 'start' ? 'whitelabelSetup.done' : 'whitelabelSetup.doneAgain', { name }),
    steps: text('whitelabelSetup.steps', { name, information, url: interactionsUrl, invite, actions }),
    intent: bot.seesMembers ? null : text('whitelabelSetup.intent', { name, page: botPage(bot.id), actions }),
  }
}

/** Why a bot could not be set up. */
export function setUpRefusal({ text }: FindingContext, outcome: Extract<SetUpOutcome, { ok: false }>): string {
  switch (outcome.reason) {
    case 'malformed-token':
      return text('whitelabelSetup.malformedToken', { page: APPLICATIONS_PAGE })
    case 'main-bot':
      return text('whitelabelSetup.mainBot', { page: APPLICATIONS_PAGE })
    case 'refused-token':
      return text('whitelabelSetup.refusedToken', { page: botPage(outcome.botId) })
    case 'wrong-key':
      return text('whitelabelSetup.wrongKey', { page: informationPage(outcome.botId) })
    case 'other-id':
      return text('whitelabelSetup.otherId', { page: APPLICATIONS_PAGE })
    case 'owned':
      return text('whitelabelSetup.owned')
    case 'discord-unwell':
      return text('whitelabelSetup.discordUnwell')
    case 'refused-commands':
      return text('whitelabelSetup.refusedCommands')
    default:
      return assertNever(outcome)
  }
}
