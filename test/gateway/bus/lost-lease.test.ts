import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import { PartitionCheckpoints } from '../../../gateway/bus/checkpoints.ts'
import type { Entry } from '../../../gateway/bus/entry.ts'
import { PartitionProgress } from '../../../gateway/bus/partition-progress.ts'
import { Admission } from '../../../gateway/xp/admission.ts'
import { BatchWriter } from '../../../gateway/xp/batch-writer.ts'
import { Ledger } from '../../../gateway/xp/ledger.ts'
import { ChannelTree } from '../../../gateway/xp/memory/channel-tree.ts'
import { Cooldowns } from '../../../gateway/xp/memory/cooldowns.ts'
import { RulesCache } from '../../../gateway/xp/memory/rules-cache.ts'
import { takeLeases } from '../../../shared/database/processes/leases.ts'
import { PARTITIONS } from '../../../shared/database/processes/partition.ts'
import { loadPositions } from '../../../shared/database/processes/positions.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'
import { NOBODY_WAITS } from '../../support/ledger.ts'
import { busParts } from './bus-world.ts'

const [SCOPE, US] = ['partitions', 'us']
let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(() => database.empty())
afterAll(() => database.close())

/** A worker's ledger that holds two partitions by its own knowledge; another process has taken the second. */
async function openWorkerThatLostOne() {
  const { db } = database
  const parts = busParts()
  const now = Date.now()
  await takeLeases(db, { scope: SCOPE, count: PARTITIONS }, { processId: US, now, until: now + 60_000 }, PARTITIONS)
  await db.updateTable('leases').set({ owner: 'another' }).where('item', '=', 1).execute()
  const channels = new ChannelTree()
  const rules = new RulesCache(db, channels)
  const cooldowns = new Cooldowns(1_000)
  const checkpoints = new PartitionCheckpoints(SCOPE, US)
  const writer = new BatchWriter({
    ...{ ...parts, db, checkpoints, rules, cooldowns, waiting: NOBODY_WAITS, onJobs: () => {} },
    admission: new Admission({ rules, cooldowns, channels }),
  })
  const dead: string[] = []
  const ledger = new Ledger<PartitionProgress>({
    ...{ ...parts, checkpoints, writer, maxQueue: 1_000 },
    keepDeadLetter: async (_, reason) => void dead.push(reason),
  })
  const [kept, lost] = [0, 1].map((partition) => new PartitionProgress(partition, 'stream', 0, () => {}))
  if (!kept || !lost) throw new Error('there are two partitions')
  for (const progress of [kept, lost]) checkpoints.follow(progress)
  const add = (progress: PartitionProgress, sequence: number, guildId: string) => {
    const entry: Entry = {
      ...{ kind: 'guild', guild: { id: guildId, name: 'Community', locale: 'en-US' } },
      origin: progress.ask(null, sequence, 'gateway'),
    }
    ledger.add(entry)
    progress.finish(sequence)
  }
  const stored = async () => (await db.selectFrom('guilds').select('id').orderBy('id').execute()).map(({ id }) => id)
  return { ledger, kept, lost, add, dead, stored }
}

test('writes of a partition that another worker took are left to it, and the other writes of the batch are committed', async () => {
  const { ledger, kept, lost, add, dead, stored } = await openWorkerThatLostOne()
  add(kept, 1, '10')
  add(lost, 1, '11')
  add(kept, 2, '12')
  await ledger.flush()
  expect(await stored()).toEqual(expect.arrayContaining(['10', '12']))
  expect(dead).toEqual([])
  expect([...(await loadPositions(database.db, 'stream', [0, 1]))]).toEqual([
    [0, 2],
    [1, 0],
  ])
})

test('one write alone is committed although another partition of the worker is lost', async () => {
  const { ledger, kept, lost, add, dead, stored } = await openWorkerThatLostOne()
  lost.finish(5)
  add(kept, 1, '10')
  await ledger.flush()
  expect(await stored()).toEqual(['10'])
  expect(dead).toEqual([])
})
