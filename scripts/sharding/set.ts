import { REST } from '@discordjs/rest'
import { type APIGatewayBotInfo, Routes } from 'discord-api-types/v10'
import type { Kysely } from 'kysely'
import {
  abandonShardCount,
  askForShardCount,
  fullestShard,
  processesWithOtherCount,
} from '../../shared/database/bots/shard-change.ts'
import { loadShardCounts } from '../../shared/database/bots/shard-counts.ts'
import type { Database } from '../../shared/database/schema.ts'
import { listCheckpoints } from '../../shared/database/sessions/checkpoints.ts'
import { judgeShardCount, MANY_GUILDS_OF_SHARD } from '../../shared/discord/shard-change.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { EXIT_CODES } from '../local/exit-codes.ts'
import { Refusal } from '../local/refusal.ts'
import { refusalText } from './refusals.ts'
import { watchShardChange } from './watch.ts'

const ASK_RETRIES = 2
/** If Discord recommends so many shards, it accepts only multiples of a number that Discord chooses for the bot. */
const LARGE_BOT_SHARDS = 150

export interface WantedShards {
  botId: Snowflake
  token: string
  apiUrl: string
  wanted: number
}

/** Asks the gateways for a number of shards, and shows their progress until the change has ended. @throws {Refusal} with the reasons */
export async function setShardCount(
  db: Kysely<Database>,
  { botId, token, apiUrl, wanted }: WantedShards,
  say: (line: string) => void,
): Promise<void> {
  const refuse = (...lines: string[]) => new Refusal(lines.join('\n'), EXIT_CODES.failed)
  const { current, next, isShared } = await loadShardCounts(db, botId, Date.now())
  if (current === null || !isShared) {
    throw refuse(
      'No gateway processes share the shards of this bot. A standalone process changes the number of its shards by itself.',
    )
  }
  if (next !== null && wanted === current) {
    await abandonShardCount(db, botId, next)
    return say(`The change to ${next} shards is abandoned. The bot keeps its ${current} shards.`)
  }
  if (next !== null && next !== wanted) {
    throw refuse(
      `The gateways are changing from ${current} to ${next} shards. Wait for the end, or abandon the change with`,
      `scripts/shards set ${current}`,
    )
  }
  if (next === null && wanted === current) return say(`The bot has ${current} shards.`)
  if (next === null) await begin(current)
  await watchShardChange(db, { botId, wanted }, say)

  async function begin(from: number): Promise<void> {
    const { shards: recommended, session_start_limit: limit } = await askDiscord(apiUrl, token)
    const now = Date.now()
    const fullest = await fullestShard(db, botId, wanted)
    const opened = (await listCheckpoints(db, botId)).filter(({ shardCount }) => shardCount === wanted).length
    const pinned = await processesWithOtherCount(db, wanted, now)
    const refusals = judgeShardCount({ wanted, recommended, fullest, identifies: limit.remaining, opened, pinned })
    const resetAt = new Date(now + limit.reset_after).toISOString()
    if (refusals.length > 0) throw refuse(...refusals.map((refusal) => refusalText(refusal, { wanted, resetAt })))
    say(
      `From ${from} to ${wanted} shards. Discord recommends ${recommended}. The fullest new shard has ${fullest} servers.`,
    )
    if (fullest >= MANY_GUILDS_OF_SHARD) say('That is close to the 2,500 servers above which Discord refuses a shard.')
    if (recommended >= LARGE_BOT_SHARDS && wanted !== recommended) {
      say('With more than 150,000 servers, Discord accepts only multiples of a number that it chooses for the bot.')
    }
    if (await askForShardCount(db, botId, { current: from, next: wanted }, now)) return
    throw refuse('The gateways have not finished the previous change. Try again in half a minute.')
  }
}

async function askDiscord(apiUrl: string, token: string): Promise<APIGatewayBotInfo> {
  const rest = new REST({ version: '10', api: apiUrl, retries: ASK_RETRIES }).setToken(token)
  try {
    // Discord's documented answer to this route.
    return (await rest.get(Routes.gatewayBot())) as APIGatewayBotInfo
  } catch (error) {
    // The library's messages name the route and the status, never the token.
    throw new Refusal(`Discord refused: ${error instanceof Error ? error.message : error}`, EXIT_CODES.failed)
  }
}
