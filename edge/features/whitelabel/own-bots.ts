import type { ShownBot } from '../../../shared/database/bots/whitelabel.ts'
import { labelName } from '../../../shared/discord/name.ts'
import { type Choice, Type } from '../../../shared/discord/option.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { listOwnBots, type Owner } from '../../whitelabel/own-bots.ts'

/** The member's bots whose name contains what was typed. */
export async function ownBotChoices(owner: Owner, typed: string): Promise<Choice<string>[]> {
  const bots = await listOwnBots(owner)
  const wanted = typed.toLowerCase()
  return bots
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .map(({ name, botId: value }) => ({ name: labelName(name) ?? value, value }))
}

/** The option that chooses one of the member's bots. */
export const botOption = {
  type: Type.String,
  description: 'Which of your bots, if you have several',
  max_length: 100,
  autocomplete: ownBotChoices,
} as const

type ChosenBot = { ok: true; bot: ShownBot } | { ok: false; reason: 'none' } | { ok: false; reason: 'gone' | 'which' }

/**
 * The bot that a member means: the one they named, their only one, or the one whose command they use.
 * @param named the id of a choice, or a name that the member typed
 * @param inUse the bot whose command was used
 */
export function chooseBot(bots: readonly ShownBot[], named: string | undefined, inUse: Snowflake): ChosenBot {
  const found = (bot: ShownBot | undefined, otherwise: 'gone' | 'which'): ChosenBot =>
    bot === undefined ? { ok: false, reason: otherwise } : { ok: true, bot }
  if (named !== undefined) {
    const byId = bots.find(({ botId }) => botId === named)
    return found(byId ?? bots.find(({ name }) => name.toLowerCase() === named.trim().toLowerCase()), 'gone')
  }
  if (bots.length === 0) return { ok: false, reason: 'none' }
  return found(bots.length === 1 ? bots[0] : bots.find(({ botId }) => botId === inUse), 'which')
}
