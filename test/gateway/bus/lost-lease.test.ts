import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import { PartitionCheckpoints } from '../../../gateway/bus/checkpoints.ts'
import type { Entry, Write } from '../../../gateway/bus/entry.ts'
import { PartitionProgress } from '../../../gateway/bus/partition-progress.ts'
import { Admission } from '../../../gateway/xp/admission.ts'
import { BatchWriter } from '../../../gateway/xp/batch-writer.ts'
import { Ledger } from '../../../gateway/xp/ledger.ts'
import { ChannelTree } from '../../../gateway/xp/memory/channel-tree.ts'
import { Cooldowns } from '../../../gateway/xp/memory/cooldowns.ts'
import { RulesCache } from '../../../gateway/xp/memory/rules-cache.ts'
import { addGuildBots } from '../../../shared/database/bots/guild-bots.ts'
import { saveGuilds } from '../../../shared/database/guilds/guilds.ts'
import { takeLeases } from '../../../shared/database/processes/leases.ts'
import { PARTITIONS } from '../../../shared/database/processes/partition.ts'
import { loadPositions } from '../../../shared/database/processes/positions.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'
import { NOBODY_WAITS } from '../../support/ledger.ts'
import { messageAt } from '../../support/messages.ts'
import { busParts } from './bus-world.ts'

const [SCOPE, US] = ['partitions', 'us']
const SOURCE = { botId: '1', shard: 0, shardCount: 1 }
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
    voice: { write: async () => false },
  })
  const dead: string[] = []
  const ledger = new Ledger<PartitionProgress>({
    ...{ ...parts, checkpoints, writer, maxQueue: 1_000 },
    keepDeadLetter: async (_, reason) => void dead.push(reason),
  })
  const [kept, lost] = [0, 1].map((partition) => new PartitionProgress(partition, 'stream', 0, () => {}))
  if (!kept || !lost) throw new Error('there are two partitions')
  for (const progress of [kept, lost]) checkpoints.follow(progress)
  const write = (progress: PartitionProgress, sequence: number, asked: Write) => {
    const entry: Entry = { ...asked, origin: progress.ask(SOURCE, sequence, 'gateway') }
    ledger.add(entry)
    progress.finish(sequence)
  }
  const add = (progress: PartitionProgress, sequence: number, id: string) =>
    write(progress, sequence, { kind: 'guild', guild: { id, name: 'Community', locale: 'en-US' } })
  const stored = async () => (await db.selectFrom('guilds').select('id').orderBy('id').execute()).map(({ id }) => id)
  return { ledger, writer, rules, kept, lost, add, write, dead, stored }
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

/** A guild as the worker that took the partition has stored it. */
async function storedByAnother(id: string): Promise<void> {
  const { db } = database
  await saveGuilds(db, [{ id, name: 'New name', locale: 'de' }], Date.now())
  await addGuildBots(db, [{ guildId: id, botId: SOURCE.botId }])
}

const OLD: Record<string, Write> = {
  'an old name': { kind: 'guild', guild: { id: '11', name: 'Old name', locale: 'en-US' } },
  'an old removal of the bot': { kind: 'guild-left', guildId: '11' },
  'an old list of guilds': { kind: 'guilds-listed', guildIds: [] },
}

for (const [what, old] of Object.entries(OLD)) {
  test(`${what} from a partition that another worker took changes no guild`, async () => {
    const { ledger, kept, lost, add, write } = await openWorkerThatLostOne()
    await storedByAnother('11')
    add(kept, 1, '10')
    write(lost, 1, old)
    await ledger.flush()
    const guild = database.db.selectFrom('guilds').select(['name', 'locale', 'active']).where('id', '=', '11')
    expect(await guild.executeTakeFirst()).toEqual({ name: 'New name', locale: 'de', active: 1 })
    const bots = await database.db.selectFrom('guild_bots').select('guild_id').execute()
    expect(bots.map(({ guild_id }) => guild_id).sort()).toEqual(['10', '11'])
  })
}

test('a partition that is lost while a batch is prepared commits nothing of the batch', async () => {
  const { ledger, rules, kept, lost, add, write } = await openWorkerThatLostOne()
  const load = rules.load.bind(rules)
  rules.load = async (...given) => {
    await load(...given)
    lost.lose()
  }
  add(kept, 1, '10')
  write(lost, 1, { kind: 'message', message: messageAt(0, { guildId: '11', by: '7' }) })
  await ledger.flush()
  expect(await database.db.selectFrom('guild_users').select('user_id').execute()).toEqual([])
})
