import type { BotAction, BotStatus } from '../../shared/database/bots/tables.ts'
import { findBot, listBots, type ShownBot } from '../../shared/database/bots/whitelabel.ts'
import type { Queries } from '../../shared/database/queries.ts'
import { isSnowflake, type Snowflake } from '../../shared/discord/snowflake.ts'

/** A person who may own bots. */
export interface Owner {
  database: Queries
  user: { id: Snowflake }
}

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

/** A row with a status and action that exist: the columns are text, and any program may have written to them. */
const withKnownValues = (bot: ShownBot): ShownBot => ({
  ...bot,
  status: STATUSES.includes(bot.status) ? bot.status : 'failed',
  action: bot.action !== null && ACTIONS.includes(bot.action) ? bot.action : null,
})

/** One of the member's bots; null for somebody else's bot and for one that does not exist, so that the reply is the same. */
export async function findOwnBot({ database, user }: Owner, botId: string): Promise<ShownBot | null> {
  const bot = isSnowflake(botId) ? await findBot(database, botId) : null
  return bot?.ownerId === user.id ? withKnownValues(bot) : null
}

/** All of the member's bots. */
export const listOwnBots = async ({ database, user }: Owner): Promise<ShownBot[]> =>
  (await listBots(database, user.id)).map(withKnownValues)
