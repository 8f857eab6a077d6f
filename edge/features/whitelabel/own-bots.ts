import { findBot, listBots, type ShownBot } from '../../../shared/database/bots/whitelabel.ts'
import type { BotAction, BotStatus } from '../../../shared/database/schema.ts'
import { labelName } from '../../../shared/discord/name.ts'
import type { Choice } from '../../../shared/discord/option.ts'
import { isSnowflake, type Snowflake } from '../../../shared/discord/snowflake.ts'
import type { InteractionContext } from '../../interactions/context.ts'

type Owner = Pick<InteractionContext, 'database' | 'user'>

const ACTIONS: readonly string[] = ['start', 'stop', 'restart', 'delete', 'recreate'] satisfies BotAction[]
const STATUSES: readonly string[] = [
  'stopped',
  'starting',
  'running',
  'waiting',
  'stopping',
  'deleting',
  'failed',
  'paused',
] satisfies BotStatus[]

/** A row as the schema has it: its columns hold what any program wrote there. */
const sound = (bot: ShownBot): ShownBot => ({
  ...bot,
  status: STATUSES.includes(bot.status) ? bot.status : 'failed',
  action: bot.action !== null && ACTIONS.includes(bot.action) ? bot.action : null,
})

/** A bot of the member's own; null for another's and for one that is not there, which nobody is told apart. */
export async function findOwnBot({ database, user }: Owner, botId: string): Promise<ShownBot | null> {
  const bot = isSnowflake(botId) ? await findBot(database, botId) : null
  return bot?.ownerId === user.id ? sound(bot) : null
}

export const listOwnBots = async ({ database, user }: Owner): Promise<ShownBot[]> =>
  (await listBots(database, user.id)).map(sound)

/** What to offer somebody who is to name one of their bots. */
export async function ownBotChoices(owner: Owner, typed: string): Promise<Choice<string>[]> {
  const bots = await listOwnBots(owner)
  const wanted = typed.toLowerCase()
  return bots
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .map(({ name, botId: value }) => ({ name: labelName(name) ?? value, value }))
}

export type MeantBot =
  | { ok: true; bot: ShownBot }
  | { ok: false; reason: 'none' }
  | { ok: false; reason: 'gone' | 'which' }

/**
 * Which of their bots somebody means: the one they name, their only one, or the one they are talking to.
 * @param named an id as suggested, or a name typed out
 */
export function meantBot(bots: readonly ShownBot[], named: string | undefined, inUse: Snowflake): MeantBot {
  const meant = (bot: ShownBot | undefined, otherwise: 'gone' | 'which'): MeantBot =>
    bot === undefined ? { ok: false, reason: otherwise } : { ok: true, bot }
  if (named !== undefined) {
    const byId = bots.find(({ botId }) => botId === named)
    return meant(byId ?? bots.find(({ name }) => name.toLowerCase() === named.trim().toLowerCase()), 'gone')
  }
  if (bots.length === 0) return { ok: false, reason: 'none' }
  return meant(bots.length === 1 ? bots[0] : bots.find(({ botId }) => botId === inUse), 'which')
}
