import { afterEach, describe, expect, setDefaultTimeout, test } from 'bun:test'
import { Intake } from '../../../gateway/bus/intake.ts'
import { baseXp } from '../../../shared/levelling/gain.ts'
import type { Guild } from '../../support/discord/community/guild.ts'
import { LevellingWorld } from '../../support/levelling-world.ts'
import { metricOf, sumOf } from '../../support/metrics-text.ts'
import { until } from '../../support/until.ts'

setDefaultTimeout(120_000)

/** Entries that the gateway of the test with a replay holds. */
const QUEUE = 1_000

describe('with a gateway', () => {
  let world: LevellingWorld
  afterEach(() => world.close())

  const xpOf = async (guild: Guild): Promise<number> => {
    const { sum } = await world.database.db
      .selectFrom('guild_users')
      .where('guild_id', '=', guild.id)
      .select(({ fn }) => fn.sum<string | null>('xp').as('sum'))
      .executeTakeFirstOrThrow()
    return Number(sum ?? 0)
  }

  test('Discord sends more messages again than the queue holds, and each of them earns', async () => {
    world = await LevellingWorld.open({}, { LEDGER_QUEUE: QUEUE })
    const guild = await world.guild()
    await world.stopGateway()
    // Each member joins and writes: twice as many events, of which none is in a cooldown.
    const said = Array.from({ length: QUEUE }, (_, nth) =>
      guild.member(`member ${nth}`).says('hello', { in: guild.channel('general') }),
    )
    await world.startGateway()
    const xp = said.reduce((sum, { id }) => sum + baseXp(id), 0)
    const dropped = async () =>
      sumOf(await (await fetch(`${world.gateway.url}/metrics`)).text(), 'prosperity_ledger_dropped_total')
    await until('every message is handled', async () => (await xpOf(guild)) >= xp || (await dropped()) > 0)
    expect(await dropped()).toBe(0)
    expect(await xpOf(guild)).toBe(xp)
    expect(await metricOf(world.gateway, 'session_pauses_total')).toBeGreaterThan(0)
    expect(world.application.identifiesLeft).toBe(999)
  })
})

describe('the rules', () => {
  const MAX = 1_000
  const LONGEST_TEST_MS = 600_000

  function open() {
    const queue = { length: 0 }
    let now = 0
    const intake = new Intake({
      ...{ queue, maxQueue: MAX },
      clock: {
        now: () => now,
        sleep: async (ms) => {
          now += ms
          if (now > LONGEST_TEST_MS) throw new Error('the pause has no end')
        },
      },
    })
    const pauses = (length: number, unsettled: number): boolean => {
      queue.length = length
      return intake.mustPause({ unsettled })
    }
    return { queue, intake, pauses, passed: () => now }
  }

  test('a shard with much of the queue pauses sooner than the others', () => {
    const { pauses } = open()
    expect([pauses(750, 750), pauses(760, 700), pauses(760, 60), pauses(880, 1)]).toEqual([false, true, false, true])
  })

  test('shards go on when three quarters of the queue are committed', async () => {
    const { queue, intake, passed } = open()
    queue.length = 900
    const room = intake.room()
    queue.length = 250
    await room
    expect(passed()).toBeLessThan(1_000)
  })

  test('where nothing is committed, shards go on while Discord keeps their sessions, and pause only after the queue was committed', async () => {
    const { intake, pauses, passed } = open()
    pauses(900, 900)
    await intake.room()
    expect(passed()).toBeGreaterThanOrEqual(60_000)
    expect(passed()).toBeLessThan(120_000)
    expect([pauses(990, 990), pauses(500, 500), pauses(900, 900)]).toEqual([false, false, false])
    expect([pauses(250, 250), pauses(900, 900)]).toEqual([false, true])
  })
})
