import { expect, test } from 'bun:test'
import { addGuildBots, servingBotOf } from '../../shared/database/bots/guild-bots.ts'
import { announceProcess } from '../../shared/database/bots/leases.ts'
import { insertJobs } from '../../shared/database/jobs/jobs.ts'
import { takeJobs } from '../../shared/database/jobs/take-jobs.ts'
import { heldAmong, releaseLeases, renewLeases, takeLeases, useLeases } from '../../shared/database/processes/leases.ts'
import { partitionOf } from '../../shared/database/processes/partition.ts'
import { loadPositions, savePositions } from '../../shared/database/processes/positions.ts'
import { openTestDatabase } from '../support/database.ts'
import { GUILD, NOW, OTHER_GUILD, overTcp } from './dialects.ts'

const LEASE_MS = 10_000
const ITEMS = { scope: 'partitions', count: 8 }
const lease = (processId: string, now = NOW) => ({ processId, now, until: now + LEASE_MS })

overTcp('numbered leases', (at) => {
  test('each item is held by one of many that ask at the same time', async () => {
    const taken = await Promise.all(['a', 'b', 'c', 'd'].map((id) => takeLeases(at.db, ITEMS, lease(id), 4)))
    const all = taken.flat().sort()
    expect(all).toEqual([...new Set(all)])
    expect(await takeLeases(at.db, ITEMS, lease('e'), 8)).toHaveLength(8 - all.length)
  })

  test('a process that died is followed by another once its lease has run out, and cannot renew or use it then', async () => {
    await takeLeases(at.db, ITEMS, lease('a'), 8)
    expect(await takeLeases(at.db, ITEMS, lease('b'), 8)).toEqual([])
    expect(await takeLeases(at.db, ITEMS, lease('b', NOW + LEASE_MS + 1), 2)).toEqual([0, 1])
    expect(await renewLeases(at.db, ITEMS.scope, lease('a', NOW + 1), [0, 1, 2])).toEqual([2])
    expect(await useLeases(at.db, ITEMS.scope, 'a', [1, 2])).toBe(false)
    expect(await useLeases(at.db, ITEMS.scope, 'a', [2, 3])).toBe(true)
    expect(await heldAmong(at.db, ITEMS.scope, 'b', [0, 1, 2])).toEqual([0, 1])
  })

  test('items of another scope are other items, and released ones are free at once', async () => {
    await takeLeases(at.db, ITEMS, lease('a'), 8)
    expect(await takeLeases(at.db, { ...ITEMS, scope: 'shards' }, lease('b'), 1)).toEqual([0])
    await releaseLeases(at.db, ITEMS.scope, 'a', [4, 5])
    await releaseLeases(at.db, ITEMS.scope, 'b', [6])
    expect(await takeLeases(at.db, ITEMS, lease('b'), 8)).toEqual([4, 5])
  })

  test('gateways and workers are counted apart', async () => {
    expect(await announceProcess(at.db, lease('a'))).toBe(1)
    expect(await announceProcess(at.db, lease('b'), 'worker')).toBe(1)
    expect(await announceProcess(at.db, lease('c'), 'worker')).toBe(2)
  })
})

overTcp('positions in the stream', (at) => {
  test('move on, and begin at 0 in a stream that was made anew', async () => {
    await savePositions(at.db, [{ partition: 1, stream: 'one', position: 7 }])
    await savePositions(
      at.db,
      [1, 2].map((partition) => ({ partition, stream: 'one', position: 9 })),
    )
    expect([...(await loadPositions(at.db, 'one', [1, 2, 3]))]).toEqual([
      [1, 9],
      [2, 9],
      [3, 0],
    ])
    expect([...(await loadPositions(at.db, 'two', [1]))]).toEqual([[1, 0]])
  })
})

overTcp('a worker', (at) => {
  test('takes jobs of the guilds of its partitions alone', async () => {
    const guilds = [GUILD, OTHER_GUILD, '1100000000004194305', '1100000000008388609']
    await insertJobs(
      at.db,
      guilds.map((guildId) => ({ kind: 'member-roles', guildId, userId: '5', payload: {} })),
      NOW,
    )
    const partitions = [partitionOf(guilds[2] ?? '')]
    const options = { processId: 'a', now: NOW, leaseMs: LEASE_MS, limit: 10 }
    const taken = await takeJobs(at.db, { ...options, serves: { partitions } })
    expect(taken.map(({ guildId }) => guildId)).toEqual(guilds.filter((id) => partitions.includes(partitionOf(id))))
    expect(await takeJobs(at.db, { ...options, serves: { partitions: [] } })).toEqual([])
  })

  test('finds the bot that serves a guild: a whitelabel bot that runs before the main bot, and none that is not there', async () => {
    const bot = (id: string, leaseUntil: number) => ({
      bot_id: id,
      user_id: '1',
      token: '',
      public_key: '',
      status: 'running' as const,
      name: 'a bot',
      lease_until: leaseUntil,
      created_at: NOW,
      updated_at: NOW,
    })
    const serving = (guildId: string) => servingBotOf(at.db, { guildId, mainBotId: '900', now: NOW })
    await at.db
      .insertInto('whitelabel_bots')
      .values([bot('950', NOW), bot('940', NOW - 1)])
      .execute()
    expect(await serving(GUILD)).toBeNull()
    await addGuildBots(
      at.db,
      ['900', '940', '950'].map((botId) => ({ guildId: GUILD, botId })),
    )
    await addGuildBots(
      at.db,
      ['900', '940'].map((botId) => ({ guildId: OTHER_GUILD, botId })),
    )
    expect(await serving(GUILD)).toBe('950')
    expect(await serving(OTHER_GUILD)).toBe('900')
  })
})

test('a process renews, uses and takes items while a transaction of another process has locked other items', async () => {
  const database = await openTestDatabase()
  const many = { scope: 'partitions', count: 64 }
  const [first = [], second = []] = [0, 32].map((from) => Array.from({ length: 32 }, (_, nth) => from + nth))
  await takeLeases(database.db, many, lease('a'), 32)
  await takeLeases(database.db, many, lease('b'), 32)
  const [locked, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  // As the transaction of a batch.
  const transaction = () => database.db.transaction().setIsolationLevel('read committed')
  const paused = transaction().execute(async (trx) => {
    await useLeases(trx, many.scope, 'a', first)
    locked.resolve()
    await end.promise
  })
  await locked.promise
  expect(await renewLeases(database.db, many.scope, lease('b', NOW + 1), second)).toEqual(second)
  const used = transaction().execute((trx) => useLeases(trx, many.scope, 'b', second))
  expect(await used).toBe(true)
  expect(await takeLeases(database.db, many, lease('c', NOW + LEASE_MS + 2), 64)).toEqual(second)
  end.resolve()
  await paused
  await database.close()
})
