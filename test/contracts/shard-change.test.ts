import { expect, test } from 'bun:test'
import { addGuildBots } from '../../shared/database/bots/guild-bots.ts'
import { announceProcess } from '../../shared/database/bots/leases.ts'
import {
  abandonShardCount,
  askForShardCount,
  clearOtherCounts,
  fullestShard,
  loadShardReports,
  processesWithOtherCount,
  promoteShardCount,
  reportShards,
} from '../../shared/database/bots/shard-change.ts'
import { decideShardCount, loadShardCounts, shardScope } from '../../shared/database/bots/shard-counts.ts'
import { takeLeases } from '../../shared/database/processes/leases.ts'
import { loadCheckpoints, saveCheckpoints } from '../../shared/database/sessions/checkpoints.ts'
import { saveHeldCheckpoints } from '../../shared/database/sessions/held-checkpoints.ts'
import { NOW, overTcp } from './dialects.ts'

const BOT = '1152921504606846977'
const LEASE_MS = 10_000
const LATER = NOW + LEASE_MS + 1
const lease = (processId: string, now = NOW) => ({ processId, now, until: now + LEASE_MS })
const scopeOf = (count: number) => ({ scope: shardScope(BOT, count), count })
const session = { botId: BOT, sessionKey: 'key', resumeUrl: 'wss://gateway.example', sequence: 7, intents: 5 }

overTcp('a change of the number of shards', (at) => {
  const counts = async () => {
    const { current, next } = await loadShardCounts(at.db, BOT, NOW)
    return [current, next]
  }
  const ask = (current: number, next: number, now = NOW) => askForShardCount(at.db, BOT, { current, next }, now)

  test('is asked for once, ends once, and can be abandoned', async () => {
    expect(await ask(2, 4)).toBe(false)
    await decideShardCount(at.db, BOT, null, 2)
    expect(await ask(3, 4)).toBe(false)
    expect(await ask(2, 4)).toBe(true)
    expect(await ask(2, 5)).toBe(false)
    expect(await counts()).toEqual([2, 4])
    expect(await promoteShardCount(at.db, BOT, 5)).toBe(false)
    expect(await promoteShardCount(at.db, BOT, 4)).toBe(true)
    expect(await promoteShardCount(at.db, BOT, 4)).toBe(false)
    expect(await counts()).toEqual([4, null])
    expect(await ask(4, 2)).toBe(true)
    expect(await abandonShardCount(at.db, BOT, 2)).toBe(true)
    expect(await abandonShardCount(at.db, BOT, 2)).toBe(false)
    expect(await counts()).toEqual([4, null])
  })

  test('begins once, if several are asked for at the same moment', async () => {
    await decideShardCount(at.db, BOT, null, 2)
    const begun = await Promise.all([4, 5, 6, 7].map((next) => ask(2, next)))
    expect(begun.filter(Boolean)).toHaveLength(1)
  })

  test('begins only when no process holds shards of an earlier number, and without reports of an earlier change', async () => {
    await decideShardCount(at.db, BOT, null, 2)
    await takeLeases(at.db, scopeOf(4), lease('dead'), 4)
    await reportShards(at.db, shardScope(BOT, 4), 'dead', [0, 1], NOW)
    expect(await ask(2, 4)).toBe(false)
    expect(await ask(2, 4, LATER)).toBe(true)
    await takeLeases(at.db, scopeOf(4), lease('next', LATER), 1)
    expect(await loadShardReports(at.db, shardScope(BOT, 4), LATER)).toEqual([
      { shard: 0, processId: 'next', storedUntil: null },
    ])
  })

  test('reports count only from the process that holds the shard', async () => {
    await takeLeases(at.db, scopeOf(2), lease('first'), 1)
    await takeLeases(at.db, scopeOf(2), lease('second'), 1)
    await reportShards(at.db, shardScope(BOT, 2), 'first', [0, 1], NOW - 5)
    expect(await loadShardReports(at.db, shardScope(BOT, 2), NOW)).toEqual([
      { shard: 0, processId: 'first', storedUntil: NOW - 5 },
      { shard: 1, processId: 'second', storedUntil: null },
    ])
    expect(await loadShardReports(at.db, shardScope(BOT, 2), LATER)).toEqual([])
  })

  test('leaves no sessions of the earlier number, once no process holds its shards, and a paused process stores none', async () => {
    await decideShardCount(at.db, BOT, null, 4)
    await takeLeases(at.db, scopeOf(2), lease('paused'), 2)
    await takeLeases(at.db, scopeOf(4), lease('other'), 4)
    const old = { ...session, shard: 0, shardCount: 2 }
    const current = { ...session, shard: 0, shardCount: 4 }
    await saveCheckpoints(at.db, [old, current], NOW)
    expect(await clearOtherCounts(at.db, BOT, 4, NOW)).toBe(false)
    expect(await loadCheckpoints(at.db, BOT)).toHaveLength(2)
    expect(await clearOtherCounts(at.db, BOT, 2, LATER)).toBe(false)
    expect(await clearOtherCounts(at.db, BOT, 4, LATER)).toBe(true)
    expect(await loadCheckpoints(at.db, BOT)).toEqual([current])
    await saveHeldCheckpoints(at.db, { processId: 'paused', mainBotId: BOT }, [old], LATER)
    expect(await loadCheckpoints(at.db, BOT)).toEqual([current])
  })

  test('finds the guilds of the fullest shard, and gateways that are told another number', async () => {
    expect(await fullestShard(at.db, BOT, 2)).toBe(0)
    const guilds = [0n, 2n, 4n, 5n].map((nth) => ({ guildId: String((nth << 22n) + 1n), botId: BOT }))
    await addGuildBots(at.db, guilds)
    expect(await Promise.all([1, 2, 3].map((count) => fullestShard(at.db, BOT, count)))).toEqual([4, 3, 2])
    await announceProcess(at.db, lease('auto'), 'gateway', null)
    await announceProcess(at.db, lease('pinned'), 'gateway', 4)
    await announceProcess(at.db, lease('pinned'))
    expect(await processesWithOtherCount(at.db, 8, NOW)).toEqual([{ processId: 'pinned', shardCount: 4 }])
    expect(await processesWithOtherCount(at.db, 4, NOW)).toEqual([])
    expect(await processesWithOtherCount(at.db, 8, LATER)).toEqual([])
  })
})
