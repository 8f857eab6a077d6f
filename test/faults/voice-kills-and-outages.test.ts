import { afterEach, expect, setDefaultTimeout, test } from 'bun:test'
import { DistributedWorld } from '../distributed/distributed-world.ts'
import type { Guild } from '../support/discord/community/guild.ts'
import { startGatewayProcess } from '../support/gateway-process.ts'
import { isLong } from '../support/long-forms.ts'
import { PoolWorld, TOKEN_KEY } from '../support/pool-world.ts'
import { until } from '../support/until.ts'
import { FaultWorld } from './fault-world.ts'
import { OwnMariadb } from './own-mariadb.ts'
import { type Place, VOICE_XP, VoiceWorld } from './voice-world.ts'

setDefaultTimeout(300_000)

/** A little more than six minutes: the processes of a test have nearly a minute to start again before the seventh is full. */
const SIX_MINUTES = 6.1

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** Two members in voice. Alice joins first, and is alone for a part of her first minute. */
async function twoInVoice(place: Place) {
  const voice = new VoiceWorld(place)
  const [alice, bob] = [place.guild.member('alice'), place.guild.member('bob')]
  await voice.opens(alice, bob)
  /** The members leave. Bob must have earned six minutes, and Alice five, because she was alone in her first one. */
  async function expectSixMinutes(): Promise<void> {
    for (const member of [alice, bob]) {
      member.leavesVoice()
      await until(`${member.name} is gone`, async () => (await voice.row(member))?.channel_id === null)
    }
    expect([await voice.minutes(alice), await voice.minutes(bob)]).toEqual([5, 6])
    expect([await voice.xp(alice), await voice.xp(bob)]).toEqual([5 * VOICE_XP, 6 * VOICE_XP])
  }
  return { voice, alice, bob, expectSixMinutes }
}

test.if(isLong)(
  'with a whitelabel bot beside the main bot, kill -9 of their process loses and doubles no minute',
  async () => {
    const pool = await PoolWorld.open()
    closing.push(() => pool.close())
    const guild: Guild = pool.discord.guild({ name: 'Community', applications: [pool.main] })
    const bot = await pool.bot('Branded', [guild])
    const begin = () =>
      startGatewayProcess(pool.discord, pool.main, pool.database, {
        WHITELABEL_TOKEN_KEYS: `${TOKEN_KEY.id}:${Buffer.from(TOKEN_KEY.bytes).toString('base64')}`,
        WHITELABEL_POLL_MS: '1000',
        WHITELABEL_LEASE_MS: '4000',
      })
    let process = await begin()
    closing.push(() => process.end('SIGKILL'))
    await pool.online(pool.main, bot)
    await until('the guild is stored', async () => {
      const rows = await pool.database.db
        .selectFrom('guild_bots')
        .select('bot_id')
        .where('guild_id', '=', guild.id)
        .execute()
      return rows.length === 2
    })
    const { voice, bob, expectSixMinutes } = await twoInVoice({ guild, database: pool.database })
    await voice.passes({ seen: 3 })
    await process.end('SIGKILL')
    bob.switchesVoice({ selfStream: true })
    await voice.passes({ seen: SIX_MINUTES - 3 })
    process = await begin()
    await pool.online(pool.main, bot)
    await until('the stream is stored', async () => (await voice.row(bob))?.flags === 8)
    await expectSixMinutes()
  },
)

test.if(isLong)('with two gateways and two workers, kill -9 of each in turn loses and doubles no minute', async () => {
  const world = await DistributedWorld.open(2, { gateways: 2 })
  closing.push(() => world.close())
  const { voice, alice, bob, expectSixMinutes } = await twoInVoice(world.faults)
  const streams = async (selfStream: boolean) => {
    for (const member of [alice, bob]) member.switchesVoice({ selfStream })
    await until('the stream is stored', async () => (await voice.row(bob))?.flags === (selfStream ? 8 : 0))
  }
  for (const nth of [0, 1]) {
    await voice.passes({ seen: SIX_MINUTES / 4 })
    await world.endWorker('SIGKILL')
    const isStored = streams(nth === 0)
    await world.addWorker()
    await isStored
    await voice.passes({ seen: SIX_MINUTES / 4 })
    await world.restartGateway(nth)
  }
  await expectSixMinutes()
})

test.if(isLong)(
  'an outage of the database in the middle of voice loses no minute, and what happens meanwhile has its own time',
  async () => {
    const mariadb = await OwnMariadb.start('voice-mariadb')
    closing.push(() => mariadb.stop())
    const world = await FaultWorld.open({}, await mariadb.openDatabase())
    closing.push(() => world.close())
    const { voice, bob, expectSixMinutes } = await twoInVoice(world)
    await voice.passes({ seen: SIX_MINUTES })
    await mariadb.stop()
    bob.switchesVoice({ selfStream: true })
    const leftAt = Date.now()
    bob.leavesVoice()
    await until(
      'the process cannot use its database',
      async () => (await fetch(`${world.gateway.url}/ready`)).status === 503,
    )
    await mariadb.startAgain()
    await until('bob is gone', async () => (await voice.row(bob).catch(() => undefined))?.channel_id === null)
    const row = await voice.row(bob)
    expect(Math.abs((row?.changed_at ?? 0) - leftAt)).toBeLessThan(1_000)
    await expectSixMinutes()
  },
)
