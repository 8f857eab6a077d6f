import { readFileSync } from 'node:fs'
import type { RowDataPacket } from 'mysql2/promise'
import type { Application } from '../../support/discord/community/application.ts'
import type { Discord } from '../../support/discord/discord.ts'
import { NO_RATE_LIMITS } from '../../support/discord/settings.ts'
import { startDiscord } from '../../support/discord/start.ts'
import { type GatewayProcess, spawnGateway } from '../../support/gateway-process.ts'
import { until } from '../../support/until.ts'
import type { Measure } from '../support/report.ts'
import type { BenchDatabase } from './database.ts'
import { addGuilds } from './start-world.ts'

const GUILDS = { full: 10_000, quick: 1_000 } as const
const PER_TARGET = 10_000
/** The bench looks rarely, so that its questions cost the database little. */
const LOOK_EVERY_MS = 50
const PATIENCE_MS = 120_000
/** Time in which a process gives freed memory back, before it is weighed. */
const SETTLE_MS = { full: 15_000, quick: 1_000 } as const
const KIBIBYTE = 1_024
const BYTES_PER_MB = 1_000_000
const RESUME_WINDOW_MS = 600_000

interface Start {
  gateway: GatewayProcess
  /** From the start of the process until all of Discord's events are committed and it says that it is ready. */
  seconds: number
  /** The statements that the process sent to the database meanwhile. */
  statements: number
}

const rssOf = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * KIBIBYTE

/** What many guilds cost a process: its memory, and its start after sessions were lost, and after they were not. */
export async function startMeasures(database: BenchDatabase, quick: boolean): Promise<Measure[]> {
  const mode = quick ? 'quick' : 'full'
  const count = GUILDS[mode]
  const discord = await startDiscord({
    rateLimits: NO_RATE_LIMITS,
    identifyWindowMs: 1,
    resumeWindowMs: RESUME_WINDOW_MS,
    shardingRequiredAt: count,
    guildsPerShard: 1_000,
  })
  const [few, many] = [discord.application({ name: 'few' }), discord.application({ name: 'many' })]

  const alone = await start(discord, few, database)
  await Bun.sleep(SETTLE_MS[mode])
  const base = rssOf(alone.gateway.pid)
  await alone.gateway.end('SIGTERM')

  const guilds = await addGuilds(discord, many, database, count)
  // The first start of all writes what later ones find.
  const first = await start(discord, many, database)
  await first.gateway.end('SIGTERM')
  await database.pool.query('delete from gateway_sessions')
  discord.expireSessions()

  const identified = await start(discord, many, database)
  await Bun.sleep(SETTLE_MS[mode])
  const grown = rssOf(identified.gateway.pid) - base
  await identified.gateway.end('SIGTERM')
  await expectGuilds(database, many, count)

  for (const guild of guilds) guild.owner.says('hello', { in: guild.channel('channel 1') })
  const resumed = await start(discord, many, database)
  await resumed.gateway.end('SIGTERM')
  await expectAwards(database, count)
  await discord.close()

  const guildsText = `${count.toLocaleString('en')} guilds`
  const shards = many.sessions.length
  const firstText = `the very first: ${first.seconds.toFixed(1)} s, ${first.statements} statements`
  return [
    {
      measure: 'gateway.rss_per_10k_guilds_mb',
      value: (grown / BYTES_PER_MB) * (PER_TARGET / count),
      note: `50 channels, 25 roles, 4 changed settings each; ${Math.round(base / BYTES_PER_MB)} MB without guilds`,
    },
    {
      measure: 'gateway.start.identify_seconds',
      value: identified.seconds,
      note: `${guildsText}, ${shards} shards, without Discord's 5 s between two; ${firstText}`,
    },
    { measure: 'gateway.start.identify_statements', value: identified.statements, note: 'nothing had changed' },
    { measure: 'gateway.start.resume_seconds', value: resumed.seconds, note: 'one message of each guild was missed' },
    { measure: 'gateway.start.resume_statements', value: resumed.statements },
  ]
}

async function start(discord: Discord, application: Application, database: BenchDatabase): Promise<Start> {
  const asked = await questions(database)
  const started = performance.now()
  const gateway = await spawnGateway(discord, application, database)
  let looks = 0
  await until(
    'the gateway is ready with everything committed',
    async () => {
      looks++
      if (!(await hasCommitted(database, application))) return false
      // The answer to this question costs the process a statement.
      looks++
      return (await fetch(`${gateway.url}/ready`)).ok
    },
    PATIENCE_MS,
    LOOK_EVERY_MS,
  )
  const seconds = (performance.now() - started) / 1_000
  // The question for the number is one of them.
  return { gateway, seconds, statements: (await questions(database)) - asked - looks - 1 }
}

async function questions({ pool }: BenchDatabase): Promise<number> {
  const [[row]] = await pool.query<RowDataPacket[]>("show global status like 'Questions'")
  return Number(row?.Value)
}

/** Whether the stored position of every shard is the newest event that Discord has sent, with a session for each shard. */
async function hasCommitted({ pool }: BenchDatabase, application: Application): Promise<boolean> {
  const [rows] = await pool.query<RowDataPacket[]>(
    `select session_key as session, sequence from gateway_sessions where bot_id = ${application.id}`,
  )
  const { sessions } = application
  const stored = new Map(rows.map(({ session, sequence }) => [String(session), Number(sequence)]))
  const shardCount = sessions[0]?.shard.count
  return (
    sessions.length === shardCount &&
    sessions.every(({ id, connection, replay }) => connection !== null && stored.get(id) === replay.last)
  )
}

async function expectGuilds({ pool }: BenchDatabase, application: Application, count: number): Promise<void> {
  const [[row]] = await pool.query<RowDataPacket[]>(
    `select count(*) as guilds, sum(channels = 51) as complete from guild_bots
     join (select guild_id, count(*) as channels from guild_channels group by guild_id) as c using (guild_id)
     where bot_id = ${application.id}`,
  )
  if (Number(row?.guilds) !== count || Number(row?.complete) !== count)
    throw new Error('guilds are missing or incomplete')
}

async function expectAwards({ pool }: BenchDatabase, count: number): Promise<void> {
  const [[row]] = await pool.query<RowDataPacket[]>(
    `select count(*) as earned from guild_users join ignored_channels using (guild_id) where xp > 0 and message_count = 1`,
  )
  if (Number(row?.earned) !== count) throw new Error(`${row?.earned} of ${count} missed messages have earned`)
}
