import type { Kysely } from 'kysely'
import * as v from 'valibot'
import { describeProblems, parseEnvironment } from '../shared/config/environment.ts'
import { snowflake } from '../shared/config/fields.ts'
import { listShards, type ShownShard } from '../shared/database/bots/shown-shards.ts'
import type { Database } from '../shared/database/schema.ts'
import { withDatabase } from './local/database-address.ts'
import { EXIT_CODES } from './local/exit-codes.ts'
import { Refusal, runScript } from './local/refusal.ts'
import { readWords } from './local/words.ts'

const settingsSchema = v.object({ DISCORD_APPLICATION_ID: snowflake('the application') })

const say = (line: string): void => void process.stdout.write(`${line}\n`)

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
}

async function main(words: readonly string[]): Promise<void> {
  const { positionals, wrongUsage } = readWords({ script: 'shards', most: 1 }, words)
  const [command] = positionals
  if (command !== 'list')
    throw wrongUsage(command === undefined ? 'a command is missing' : `there is no command ${command}`)
  const settings = parseEnvironment(settingsSchema, process.env)
  if (!settings.ok) throw new Refusal(describeProblems(settings.problems), EXIT_CODES.badConfiguration)
  await withDatabase((db) => list(db, settings.value.DISCORD_APPLICATION_ID))
}

await runScript(main)
