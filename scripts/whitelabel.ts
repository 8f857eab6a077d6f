import type { Kysely } from 'kysely'
import { SCRIPT } from '../shared/audit/entry.ts'
import { guildsOfBot } from '../shared/database/bots/guild-bots.ts'
import { findBot, listBots, requestAction, type ShownBot } from '../shared/database/bots/whitelabel.ts'
import type { Database } from '../shared/database/schema.ts'
import { listCheckpoints } from '../shared/database/sessions/checkpoints.ts'
import type { Snowflake } from '../shared/discord/snowflake.ts'
import { sayDetail } from '../shared/whitelabel/status-detail.ts'
import { withDatabase } from './local/database-address.ts'
import { EXIT_CODES } from './local/exit-codes.ts'
import { Refusal, runScript } from './local/refusal.ts'
import { say } from './local/say.ts'
import { readCommand } from './local/words.ts'

/** Why the bot does not run, in English. */
const detailOf = ({ statusDetail: detail }: ShownBot): string =>
  detail === null ? '' : sayDetail('en', detail, '/whitelabel setup')

const COMMANDS = {
  list: { takes: 'no id' },
  inspect: { takes: 'one id' },
  start: { takes: 'ids' },
  stop: { takes: 'ids' },
  restart: { takes: 'ids' },
} as const

const read = (words: readonly string[]) =>
  readCommand({ script: 'whitelabel', idsOf: 'bot', commands: COMMANDS }, words).asked

type Asked = ReturnType<typeof read>

const time = (at: number): string => new Date(at).toISOString()

/** The bot's status, with the action that the gateway has not begun yet. */
const standing = ({ action, status }: ShownBot): string => (action === null ? status : `${status}, ${action} asked for`)

async function list(db: Kysely<Database>): Promise<void> {
  const bots = await listBots(db)
  for (const bot of bots) {
    say([bot.botId, bot.name, standing(bot), bot.processId ?? '', detailOf(bot)].join('\t').trimEnd())
  }
  say(bots.length === 1 ? '1 bot.' : `${bots.length} bots.`)
}

async function inspect(db: Kysely<Database>, botId: Snowflake): Promise<void> {
  const bot = await findBot(db, botId)
  if (bot === null) throw new Refusal(`There is no bot ${botId}.`, EXIT_CODES.failed)
  const guilds = await guildsOfBot(db, botId)
  const checkpoints = await listCheckpoints(db, botId)
  const facts: [string, string][] = [
    ['name', bot.name],
    ['owner', bot.ownerId],
    ['status', standing(bot)],
    ['reason', detailOf(bot)],
    ['last action', bot.lastAction ?? ''],
    ['starts at', bot.startAt === null ? '' : time(bot.startAt)],
    ['held by', bot.processId === null ? '' : `${bot.processId} until ${time(bot.leaseUntil ?? 0)}`],
    ['presence', bot.presence ?? ''],
    ['servers', String(guilds.length)],
    ['changed', time(bot.updatedAt)],
    ...checkpoints.map(({ shard, shardCount, sequence, savedAt }): [string, string] => [
      `shard ${shard} of ${shardCount}`,
      `committed up to ${sequence}, ${time(savedAt)}`,
    ]),
  ]
  for (const [name, value] of facts) if (value !== '') say(`${name.padEnd(14)}${value}`)
}

async function carryOut(db: Kysely<Database>, asked: Asked): Promise<void> {
  switch (asked.command) {
    case 'list':
      return list(db)
    case 'inspect':
      return inspect(db, asked.id)
    default: {
      const unknown: Snowflake[] = []
      for (const botId of asked.ids) {
        const request = { guildId: '0', actor: SCRIPT, botId, action: asked.command } as const
        if (await db.transaction().execute((trx) => requestAction(trx, request, Date.now())))
          say(`${asked.command} asked for: ${botId}`)
        else unknown.push(botId)
      }
      if (unknown.length > 0) throw new Refusal(`There is no bot ${unknown.join(', ')}.`, EXIT_CODES.failed)
    }
  }
}

async function main(words: readonly string[]): Promise<void> {
  const asked = read(words)
  await withDatabase((db) => carryOut(db, asked))
}

await runScript(main)
