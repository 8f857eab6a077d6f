import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'bun:test'
import { sql } from 'kysely'
import { PartitionCheckpoints } from '../../../gateway/bus/checkpoints.ts'
import type { Entry } from '../../../gateway/bus/entry.ts'
import { PARTITION_SCOPE, Partitions } from '../../../gateway/bus/partitions.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'
import { startTestNats, type TestNats } from '../../support/nats.ts'
import { until } from '../../support/until.ts'
import { openTestStream, textOf } from './bus-world.ts'

let database: TestDatabase
let nats: TestNats
beforeAll(async () => {
  ;[database, nats] = await Promise.all([openTestDatabase(), startTestNats()])
})
beforeEach(() => database.empty())
afterAll(() => Promise.all([database.close(), nats.close()]))

const LEASE_MS = 800
let close = async () => {}
afterEach(() => close())

/** A worker's partitions, with what they read. */
function startWorker(processId: string, environment: string) {
  const world = openTestStream(nats.url, { environment })
  const added: Entry[] = []
  const partitions = new Partitions({
    ...{ ...world, db: database.db, processId, leaseMs: LEASE_MS },
    checkpoints: new PartitionCheckpoints(PARTITION_SCOPE, processId),
    add: (entry) => added.push(entry),
    room: async () => {},
    onTaken: () => {},
    keepDeadLetter: async () => {},
    monotonic: () => performance.now(),
  })
  partitions.start()
  const stop = async () => {
    await partitions.stop()
    await partitions.release()
    await world.stream.close()
  }
  return { ...world, partitions, added, stop }
}

/** For as long as this takes, statements that use the table fail. */
async function withoutTable(table: string, meanwhile: () => Promise<unknown>): Promise<void> {
  await sql`rename table ${sql.table(table)} to away`.execute(database.db)
  try {
    await meanwhile()
  } finally {
    await sql`rename table away to ${sql.table(table)}`.execute(database.db)
  }
}

test('partitions whose leases ended while the database failed are taken and read again', async () => {
  const worker = startWorker('one', 'renewal')
  close = worker.stop
  await until('it has all', () => worker.partitions.numbers.length === 64)
  await withoutTable('leases', () => until('the leases have ended', () => worker.partitions.numbers.length === 0))
  await until('it has all again', () => worker.partitions.numbers.length === 64)
  await worker.stream.publish(0, 'a', textOf('1'))
  await until('it is read', () => worker.added.length === 1)
}, 60_000)

test('leases that were taken before the database failed are read once it answers', async () => {
  let worker: ReturnType<typeof startWorker> | undefined
  await withoutTable('stream_positions', async () => {
    worker = startWorker('one', 'taken')
    close = worker.stop
    const { lines } = worker
    await until('it could not read the positions', () => lines.join('').includes('stream_positions'))
  })
  await worker?.stream.publish(0, 'a', textOf('1'))
  await until('it is read', () => worker?.added.length === 1)
  expect(worker?.partitions.numbers.length).toBe(64)
}, 60_000)

test('two workers share the partitions equally, and one that stops leaves its share to the other', async () => {
  const [one, two] = [startWorker('one', 'share'), startWorker('two', 'share')]
  close = two.stop
  await until('both have half', () => one.partitions.numbers.length === 32 && two.partitions.numbers.length === 32)
  expect(new Set([...one.partitions.numbers, ...two.partitions.numbers]).size).toBe(64)
  await one.stop()
  await until('the other has all', () => two.partitions.numbers.length === 64)
}, 60_000)
