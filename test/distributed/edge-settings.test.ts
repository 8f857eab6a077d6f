import { afterEach, expect, setDefaultTimeout, test } from 'bun:test'
import type { Member } from '../support/discord/community/member.ts'
import type { RunningEdge } from '../support/edge.ts'
import { EdgeClient } from '../support/edge-client.ts'
import { EdgeWorld } from '../support/edge-world.ts'
import { type GatewayProcess, startGatewayProcess } from '../support/gateway-process.ts'
import { startTestNats, type TestNats } from '../support/nats.ts'
import { until } from '../support/until.ts'

setDefaultTimeout(300_000)

/** A changed setting of a guild must take effect in every process within this time. */
const SETTINGS_MS = 5_000
/** The highest XP of a message at the default rate, and the lowest at the tenfold rate. */
const [MOST_AT_ONE, LEAST_AT_TEN] = [30, 150]

let world: EdgeWorld
let nats: TestNats
let edge: RunningEdge
let processes: GatewayProcess[]
afterEach(async () => {
  await Promise.all(processes.map((process) => process.end('SIGKILL')))
  await edge.stop()
  await world.close()
  await nats.close()
})

test('settings and ignored channels and roles that an admin sets at the edge reach a gateway and two workers within five seconds', async () => {
  ;[world, nats] = await Promise.all([EdgeWorld.open(), startTestNats()])
  edge = await world.start('workerd')
  const { discord, application, database } = world
  const start = (mode: string) =>
    startGatewayProcess(discord, application, database, { NATS_URL: nats.url, ENVIRONMENT: 'test', BOT_MODE: mode })
  processes = await Promise.all([start('worker'), start('worker'), start('gateway')])
  const client = new EdgeClient(edge, world)
  // Communities of several partitions, so that both workers serve some.
  const communities = await Promise.all(Array.from({ length: 4 }, () => client.community()))
  const xpOf = async ({ id }: Member): Promise<number> => {
    const rows = await database.db.selectFrom('guild_users').select('xp').where('user_id', '=', id).execute()
    return rows[0]?.xp ?? 0
  }
  const places = communities.map(({ guild }) => {
    const [secret, general, muted] = [guild.channel('secret'), guild.channel('general'), guild.role('Muted')]
    return { guild, secret, general, roles: [muted] }
  })
  for (const { guild, secret } of places) {
    const early = guild.member('early')
    early.says('hello', { in: secret })
    await until('a message earns by the default settings', async () => (await xpOf(early)) > 0)
    expect(await xpOf(early)).toBeLessThanOrEqual(MOST_AT_ONE)
  }
  for (const { guild } of places) {
    for (const command of [
      '/settings multiplier multiplier:10',
      '/settings delay seconds:1',
      '/ignored channels add channel:secret',
      '/ignored roles add role:Muted',
    ]) {
      await (await guild.owner.runs(command)).settled()
    }
  }
  await Bun.sleep(SETTINGS_MS)
  for (const { guild, secret, general, roles } of places) {
    const [inSecret, withRole, talker] = [
      guild.member('in secret'),
      guild.member('muted', { roles }),
      guild.member('talker'),
    ]
    const now = Date.now()
    inSecret.says('hello', { in: secret })
    withRole.says('hello', { in: general })
    talker.says('hello', { in: general, at: now - 3_000 })
    talker.says('again', { in: general, at: now })
    await until('both messages earn by the new settings', async () => (await xpOf(talker)) >= 2 * LEAST_AT_TEN)
    expect([await xpOf(inSecret), await xpOf(withRole)]).toEqual([0, 0])
  }
})
