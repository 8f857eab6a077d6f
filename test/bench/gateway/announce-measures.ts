import { SCRIPT } from '../../../shared/audit/entry.ts'
import { changeSettings } from '../../../shared/database/guilds/settings.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { xpFor } from '../../support/default-curve.ts'
import type { Application } from '../../support/discord/community/application.ts'
import type { Guild } from '../../support/discord/community/guild.ts'
import type { Member } from '../../support/discord/community/member.ts'
import type { Discord } from '../../support/discord/discord.ts'
import { NO_RATE_LIMITS } from '../../support/discord/settings.ts'
import { startDiscord } from '../../support/discord/start.ts'
import { startGatewayProcess } from '../../support/gateway-process.ts'
import { until } from '../../support/until.ts'
import type { Measure } from '../support/report.ts'
import { quantile } from '../support/rounds.ts'
import { type BenchDatabase, recordedMembers } from './database.ts'

const LEVEL = 3
const CHANNELS = 50
const LEVEL_UPS = { full: 300, quick: 20 } as const
const PER_SECOND = 1_000
const LEVEL_UP_EVERY_MS = 100
/** Messages of the busy guild are written this often, so that their rate is steady. */
const TICK_MS = 10
/** Between two level-ups of an idle gateway, so that none of its intervals is hit or missed each time. */
const LONGEST_PAUSE_MS = 150

/** Level-ups whose announcement is awaited, by the member. */
interface LevelUp {
  saidAt: number
  messageId: Snowflake
  announcedAt: number | null
}

/**
 * How long a member waits for the announcement of a level: from the moment when Discord sends the message until the
 * request that announces it arrives there. First of a gateway with nothing else to do, then of a busy one.
 */
export async function announceMeasures(database: BenchDatabase, quick: boolean): Promise<Measure[]> {
  const discord = await startDiscord({ rateLimits: NO_RATE_LIMITS })
  const application = discord.application({ name: 'announcing' })
  const gateway = await startGatewayProcess(discord, application, database)
  const count = LEVEL_UPS[quick ? 'quick' : 'full']

  const idle = await openGuild(discord, application, database, count)
  for (const [nth, member] of idle.members.entries()) {
    idle.levelUp(member, nth)
    await idle.announced(nth + 1)
    await Bun.sleep((nth * 37) % LONGEST_PAUSE_MS)
  }

  const busy = await openGuild(discord, application, database, count)
  const chat = discord.guild({ name: 'chat', applications: [application] })
  const ticks = (count * LEVEL_UP_EVERY_MS) / TICK_MS
  const each = (PER_SECOND * TICK_MS) / 1_000
  const talkers = Array.from({ length: ticks * each }, (_, nth) => chat.member(`talker-${nth}`))
  await recordedMembers(database, chat.id, talkers.length)
  const started = performance.now()
  for (let tick = 0; tick < ticks; tick++) {
    for (const talker of talkers.slice(tick * each, (tick + 1) * each))
      talker.says('hello', { in: chat.channel('chat') })
    const member = busy.members[(tick * TICK_MS) / LEVEL_UP_EVERY_MS]
    if (member !== undefined) busy.levelUp(member, tick)
    await Bun.sleep(Math.max(0, started + (tick + 1) * TICK_MS - performance.now()))
  }
  const perSecond = (talkers.length / (performance.now() - started)) * 1_000
  await busy.announced(count)
  await until('all that was said has earned', async () => {
    const { n } = await database.db
      .selectFrom('guild_users')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('guild_id', '=', chat.id)
      .where('xp', '>', 0)
      .executeTakeFirstOrThrow()
    return n === talkers.length
  })

  await gateway.end('SIGTERM')
  await discord.close()
  const middle = (ms: readonly number[]): string => `half of ${ms.length} within ${quantile(ms, 0.5).toFixed(0)} ms`
  const [alone, among] = [idle.latencies(), busy.latencies()]
  return [
    {
      measure: 'gateway.announce.latency_p99_ms',
      value: quantile(alone, 0.99),
      note: `message sent to announcement received, idle; ${middle(alone)}`,
    },
    {
      measure: 'gateway.announce.busy_latency_p99_ms',
      value: quantile(among, 0.99),
      note: `the same under ${Math.round(perSecond).toLocaleString('en')} awards/s; ${middle(among)}`,
    },
  ]
}

/** A guild whose members are all one message away from a level. */
async function openGuild(discord: Discord, application: Application, database: BenchDatabase, count: number) {
  const guild: Guild = discord.guild({ name: 'levels', applications: [application] })
  const channels = Array.from({ length: CHANNELS }, (_, nth) => guild.channel(`chat-${nth}`))
  const members = Array.from({ length: count }, (_, nth) => guild.member(`${guild.id}-${nth}`))
  await recordedMembers(database, guild.id, count)
  await changeSettings(database.db, { guildId: guild.id, actor: SCRIPT }, { notificationType: 'reply' }, Date.now())
  await database.pool.query(
    `update guild_users set xp = ${xpFor(LEVEL) - 1}, level = ${LEVEL - 1}
     where guild_id = ${guild.id} and user_id in (${members.map(({ id }) => id).join()})`,
  )
  await database.pool.query(`insert into guild_levels values (${guild.id}, ${LEVEL - 1}, ${count})`)
  const levelUps = new Map<Snowflake, LevelUp>()
  let announced = 0
  const stop = discord.onEvent((event) => {
    if (event.type !== 'bot-posted') return
    const { content, mentions, message_reference: reference } = event.message
    for (const { id } of mentions) {
      const levelUp = levelUps.get(id)
      if (levelUp === undefined) continue
      if (levelUp.announcedAt !== null) throw new Error(`a level was announced twice: ${content}`)
      const isRight = content.includes(`level **${LEVEL}**`)
      if (!isRight || (reference !== undefined && reference.message_id !== levelUp.messageId))
        throw new Error(`this announces another level: ${content}`)
      levelUp.announcedAt = performance.now()
      announced++
    }
  })
  return {
    members,
    levelUp(member: Member, nth: number): void {
      const channel = channels[nth % CHANNELS]
      if (channel === undefined) throw new Error('there is no channel')
      const saidAt = performance.now()
      const { id: messageId } = member.says('hello', { in: channel })
      levelUps.set(member.id, { saidAt, messageId, announcedAt: null })
    },
    async announced(wanted: number): Promise<void> {
      await until(`${wanted} levels are announced`, () => announced >= wanted)
    },
    latencies(): number[] {
      stop()
      return [...levelUps.values()].map(({ saidAt, announcedAt }) => {
        if (announcedAt === null) throw new Error('a level was not announced')
        return announcedAt - saidAt
      })
    },
  }
}
