import { assertNever } from '../../shared/assert-never.ts'
import type { ShownBot } from '../../shared/database/bots/whitelabel.ts'
import { shownName } from '../../shared/discord/name.ts'
import { redirectUrl } from '../../shared/linked-roles/address.ts'
import type { FindingContext } from '../messages/finding.ts'
import { linkedProblemLine } from '../messages/linked-problem.ts'
import type { LinkedOutcome } from './linked-roles.ts'
import { oauthPage } from './portal.ts'

type NamedBot = Pick<ShownBot, 'botId' | 'name'>

/** The bot's name; its id where the name cannot be shown. */
export const nameOf = ({ botId, name }: NamedBot): string => shownName(name) ?? botId

/** Says whether linked roles work, and what the owner must do. @param linked null where they are off */
export const linkedState = (
  context: FindingContext,
  bot: NamedBot,
  linked: Pick<Extract<LinkedOutcome, { ok: true }>, 'problem'> | null,
): string => {
  if (linked === null) return context.text('linkedRoles.off')
  const { problem } = linked
  if (problem === null) return context.text('linkedRoles.works')
  return `⚠️ ${linkedProblemLine(context, { name: bot.name, problem })}`
}

/** The steps that the owner must do at Discord. @param webUrl the address of the dashboard, without a path */
export const linkedSteps = ({ text }: FindingContext, bot: NamedBot, webUrl: string): string =>
  text('linkedRoles.steps', { page: oauthPage(bot.botId), url: redirectUrl(webUrl), name: nameOf(bot) })

/** Why linked roles could not be set up. It never contains the secret. */
export function linkedRefusal(
  { text, mention }: FindingContext,
  bot: NamedBot,
  { reason }: Extract<LinkedOutcome, { ok: false }>,
): string {
  const page = oauthPage(bot.botId)
  switch (reason) {
    case 'no-web':
      return text('linkedRoles.noWeb')
    case 'malformed-secret':
      return text('linkedRoles.malformedSecret', { page })
    case 'refused-secret':
      return text('linkedRoles.refusedSecret', { name: nameOf(bot), page })
    case 'no-token':
      return text('linkedRoles.noToken', { name: nameOf(bot), setup: mention('whitelabel setup') })
    case 'discord-unwell':
      return text('whitelabelSetup.discordUnwell')
    case 'gone':
      return text('whitelabel.gone')
    default:
      return assertNever(reason)
  }
}
