import { afterEach, beforeEach, expect, test } from 'bun:test'
import type { Application } from '../../../support/discord/community/application.ts'
import type { Guild } from '../../../support/discord/community/guild.ts'
import type { Member } from '../../../support/discord/community/member.ts'
import { type GatewayProcess, startGatewayProcess } from '../../../support/gateway-process.ts'
import { LedgerByHand } from '../../../support/ledger-by-hand.ts'
import { isLong } from '../../../support/long-forms.ts'
import { PoolWorld, TOKEN_KEY } from '../../../support/pool-world.ts'
import { openTcpDoor, type TcpDoor, urlThrough } from '../../../support/tcp-door.ts'
import { until } from '../../../support/until.ts'

const TIMES = isLong ? { pollMs: 5_000, leaseMs: 20_000 } : { pollMs: 1_000, leaseMs: 4_000 }
/** With the times of a deployment, on a machine that does nothing else. */
const BACK_WITHIN_MS = 30_000
const BOTS = 6
/** Of the process that is cut off: it falls silent when three quarters have passed. */
const CUT_OFF_LEASE_MS = 4_000
const TALK_EVERY_MS = 10
/** Between two messages of a member, in the members' own time: longer than the cooldown. */
const STEP_MS = 61_000
const HOUR_MS = 3_600_000

let world: PoolWorld
let processes: GatewayProcess[]
let door: TcpDoor | null = null
beforeEach(async () => {
  world = await PoolWorld.open()
  processes = []
})
afterEach(async () => {
  await Promise.all(processes.map((process) => process.end('SIGKILL')))
  door?.open()
  await world.close()
  door?.close()
  door = null
})

async function startProcess(): Promise<GatewayProcess> {
  const process = await startGatewayProcess(world.discord, world.main, world.database, {
    // The keys alone decide; scripts read ENV for where commands are registered.
    ENV: 'dev',
    WHITELABEL_TOKEN_KEYS: `${TOKEN_KEY.id}:${Buffer.from(TOKEN_KEY.bytes).toString('base64')}`,
    WHITELABEL_POLL_MS: String(TIMES.pollMs),
    WHITELABEL_LEASE_MS: String(TIMES.leaseMs),
  })
  processes.push(process)
  return process
}

/** Communities of one whitelabel bot each, whose members chat, and the XP that they must have. */
class Chatter {
  readonly ledger = new LedgerByHand()
  private time = Date.now() - 1_000 * HOUR_MS
  private timer: ReturnType<typeof setInterval> | null = null

  constructor(private readonly places: readonly { guild: Guild; member: Member }[]) {}

  start(): void {
    this.timer = setInterval(() => {
      this.time += STEP_MS
      for (const { guild, member } of this.places) {
        const message = member.says('hello', { in: guild.channel('general'), at: this.time })
        this.ledger.said(member.id, message)
      }
    }, TALK_EVERY_MS)
  }

  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer)
    await until('everybody has what is due, and no more', () => this.isSettled())
  }

  async isSettled(): Promise<boolean> {
    for (const { guild, member } of this.places) {
      if ((await world.xpOf(guild, member)) !== this.ledger.expected.get(member.id)) return false
    }
    return true
  }
}

async function communities(count: number): Promise<{ bots: Application[]; chatter: Chatter }> {
  const places = Array.from({ length: count }, (_, nth) => {
    const guild = world.discord.guild({ name: `Community ${nth}` })
    return { guild, member: guild.member(`member ${nth}`) }
  })
  const bots = await Promise.all(places.map(({ guild }, nth) => world.bot(`Bot ${nth}`, [guild])))
  return { bots, chatter: new Chatter(places) }
}

const owners = async (): Promise<Set<string | null>> => {
  const rows = await world.database.db.selectFrom('whitelabel_bots').select('lease_owner').execute()
  return new Set(rows.map((row) => row.lease_owner))
}

test('when one of two processes is killed while members chat, every bot is back in time and every message earns once', async () => {
  const { bots, chatter } = await communities(BOTS)
  const [first] = [await startProcess(), await startProcess()]
  await until('both have bots', async () => (await owners()).size === 2 && !(await owners()).has(null))
  await until('all are online', () => [world.main, ...bots].every((bot) => world.connections(bot) === 1))
  chatter.start()
  await until('they chat', () => chatter.ledger.awards > 100)
  await first.end('SIGKILL')
  processes.shift()
  const killedAt = performance.now()
  const all = [world.main, ...bots]
  await until('some are away', () => all.some((bot) => world.connections(bot) === 0))
  await until('all are back', () => all.every((bot) => world.connections(bot) === 1))
  if (isLong) expect(performance.now() - killedAt).toBeLessThan(BACK_WITHIN_MS)
  await until('they chat on', () => chatter.ledger.awards > 500)
  await chatter.stop()
  // No bot had to identify: the resumed sessions brought the messages of that time.
  expect(bots.map((bot) => bot.identifiesLeft)).toEqual(bots.map(() => 999))
})

test('a process without its database stops sending before another process may send, and every message earns once', async () => {
  const { bots, chatter } = await communities(3)
  door = openTcpDoor(Number(new URL(world.database.url).port))
  const url = urlThrough(door, world.database.url)
  await world.startGateway({ DATABASE_URL: url, WHITELABEL_LEASE_MS: CUT_OFF_LEASE_MS })
  await Promise.all(bots.map((bot) => world.stands(bot, 'running')))
  chatter.start()
  await until('they chat', () => chatter.ledger.awards > 50)
  door.shut()
  await until('all sessions are closed', () => [world.main, ...bots].every((bot) => world.connections(bot) === 0))
  const second = await world.startGateway()
  await Promise.all(bots.map((bot) => world.stands(bot, 'running')))
  await world.online(world.main, ...bots)
  await chatter.stop()
  door.open()
  await world.stopGateway(second)
  // With its database again, the first process commits what it held, and no message earns twice.
  await world.online(world.main, ...bots)
  expect(await chatter.isSettled()).toBe(true)
})

test.if(isLong)('while Discord is down few connections are tried, and all bots are back when it returns', async () => {
  const bots = await Promise.all(Array.from({ length: 20 }, (_, nth) => world.bot(`Bot ${nth}`)))
  await world.startGateway()
  await Promise.all(bots.map((bot) => world.stands(bot, 'running')))
  world.discord.misbehave({ refuseConnections: true })
  world.discord.dropSockets()
  const downAt = performance.now()
  await until('each has tried four times', () => world.discord.refusedConnections >= 4 * bots.length)
  // By itself, @discordjs/ws would have tried within two seconds, and would never try less often.
  expect(performance.now() - downAt).toBeGreaterThan(4_000)
  world.discord.behave()
  await until('all are back', () => bots.every((bot) => world.connections(bot) === 1))
})
