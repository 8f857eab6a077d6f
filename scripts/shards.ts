import type { Kysely } from 'kysely'
import * as v from 'valibot'
import { httpUrl, snowflake, text } from '../shared/config/fields.ts'
import { loadShardCounts } from '../shared/database/bots/shard-counts.ts'
import { listShards, type ShownShard } from '../shared/database/bots/shown-shards.ts'
import type { Database } from '../shared/database/schema.ts'
import { withDatabase } from './local/database-address.ts'
import { EXIT_CODES } from './local/exit-codes.ts'
import { Refusal, runScript } from './local/refusal.ts'
import { say } from './local/say.ts'
import { readSettings } from './local/settings.ts'
import { readWords } from './local/words.ts'
import { setShardCount } from './sharding/set.ts'

const ofBot = { DISCORD_APPLICATION_ID: snowflake('the application') }
const listSettings = v.object(ofBot)
const setSettings = v.object({
  ...ofBot,
  BOT_TOKEN: text("the bot's token, from the Bot page of Discord's developer portal"),
  DISCORD_API_URL: v.optional(httpUrl("Discord's API"), 'https://discord.com/api'),
})

const lineOf = ({ shard, processId, sequence, savedAt }: ShownShard): string =>
  [
    `shard ${shard}`,
    processId ?? 'held by no process',
    sequence === null || savedAt === null
      ? 'no session'
      : `stored up to ${sequence}, ${new Date(savedAt).toISOString()}`,
  ].join('\t')

async function list(db: Kysely<Database>, botId: string): Promise<void> {
  const shards = await listShards(db, botId, Date.now())
  if (shards.length === 0) throw new Refusal('No gateway processes share the shards of this bot.', EXIT_CODES.failed)
  for (const shard of shards) say(lineOf(shard))
  say(shards.length === 1 ? '1 shard.' : `${shards.length} shards.`)
  const { next } = await loadShardCounts(db, botId, Date.now())
  if (next !== null)
    say(`The gateways are changing to ${next} shards: scripts/shards set ${next} shows how far they are.`)
}

async function main(words: readonly string[]): Promise<void> {
  const { positionals, wrongUsage } = readWords({ script: 'shards', most: 2 }, words)
  const [command, count] = positionals
  if (command === 'list' && count === undefined) {
    const { DISCORD_APPLICATION_ID: botId } = readSettings(listSettings)
    return withDatabase((db) => list(db, botId))
  }
  if (command === undefined) throw wrongUsage('a command is missing')
  if (command === 'list') throw wrongUsage('list takes no number')
  if (command !== 'set') throw wrongUsage(`there is no command ${command}`)
  if (count === undefined || !/^[1-9]\d{0,4}$/.test(count))
    throw wrongUsage('set takes a number of shards, 1 to 99,999')
  const { DISCORD_APPLICATION_ID: botId, BOT_TOKEN: token, DISCORD_API_URL: apiUrl } = readSettings(setSettings)
  await withDatabase((db) => setShardCount(db, { botId, token, apiUrl, wanted: Number(count) }, say))
}

await runScript(main)
