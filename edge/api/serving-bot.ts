import type { CustomerBot } from '../../shared/database/bots/customer-bot.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { Bot, GuildBots } from '../sessions/guild-bots.ts'
import type { Found } from './find-caller.ts'

/** The token of the bot that is in the guild cannot be used. */
export class BotUnusableError extends Error {
  override name = 'BotUnusableError'
}

/** Says for the log that Discord refuses a bot's token. */
export const refusedToken = ({ applicationId }: Bot): string =>
  `Discord does not accept the token of bot ${applicationId}`

/** The customer's bot that was read with the caller. @returns undefined for an unknown caller, or a key of another guild */
function customerBotIn(found: Found | null, guildId: Snowflake | null): CustomerBot | null | undefined {
  if (found === null || guildId === null) return undefined
  if (found.kind === 'person') return found.identity?.guild?.customerBot
  return found.key?.guildId === guildId ? found.key.customerBot : undefined
}

/**
 * The bot that asks Discord about the request's guild. It is read with the caller, so that a request waits for the database
 * once. The token is opened once, and only where a route needs it.
 * @returns a function that throws BotUnusableError where the token cannot be opened
 */
export function servingBotFrom(
  finding: Promise<Found> | null,
  guildId: Snowflake | null,
  bots: GuildBots,
): () => Promise<Bot> {
  async function open(): Promise<Bot> {
    const customerBot = customerBotIn(await finding, guildId)
    // Nobody sees this error, because the request of such a caller is refused.
    if (customerBot === undefined) throw new Error('the caller is not known in this server')
    const opened = await bots.open(customerBot)
    if (opened.ok) return opened.bot
    throw new BotUnusableError(`the stored token of bot ${opened.botId} cannot be opened: ${opened.reason}`)
  }
  let opening: Promise<Bot> | undefined
  return () => (opening ??= open())
}
