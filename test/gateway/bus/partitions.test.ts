import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'bun:test'
import { sql } from 'kysely'
import { PartitionCheckpoints } from '../../../gateway/bus/checkpoints.ts'
import type { Entry } from '../../../gateway/bus/entry.ts'
import { PARTITION_SCOPE, Partitions } from '../../../gateway/bus/partitions.ts'
import { countProcesses } from '../../../shared/database/bots/leases.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'
import { startTestNats, type TestNats } from '../../support/nats.ts'
import { openTcpDoor, type TcpDoor } from '../../support/tcp-door.ts'
import { until } from '../../support/until.ts'
import { openTestStream, textOf } from './bus-world.ts'

let database: TestDatabase
let nats: TestNats
beforeAll(async () => {
  ;[database, nats] = await Promise.all([openTestDatabase(), startTestNats()])
})
beforeEach(() => database.empty())
afterAll(() => Promise.all([database.close(), nats.close()]))

const LEASE_MS = 2_000
let close = async () => {}
afterEach(() => close())

/** A worker's partitions, with what they read. */
function startWorker(processId: string, environment: string, url = nats.url, leaseMs = LEASE_MS) {
  const world = openTestStream(url, { environment })
  const added: Entry[] = []
  const partitions = new Partitions({
    ...{ ...world, db: database.db, processId, leaseMs },
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
}, 180_000)

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
  await until('it has all', () => worker?.partitions.numbers.length === 64)
}, 180_000)

test('partitions that could not be given away while the database failed are read again', async () => {
  const [one, workers] = [startWorker('one', 'giving', nats.url, 3 * LEASE_MS), [] as ReturnType<typeof startWorker>[]]
  close = async () => void (await Promise.all([one, ...workers].map(({ stop }) => stop())))
  await until('one has all', () => one.partitions.numbers.length === 64)
  await withoutTable('leases', async () => {
    workers.push(startWorker('two', 'giving'))
    await until('one could not give its surplus away', () => one.lines.join('').includes('take partitions'))
    await until('the leases of its share have ended', () => one.partitions.numbers.length === 0)
  })
  const numbers = () => [one, ...workers].flatMap(({ partitions }) => partitions.numbers)
  await until('both together have all', () => new Set(numbers()).size === 64)
}, 180_000)

test('a worker that stops no longer counts, also if its partitions cannot be released', async () => {
  const worker = startWorker('one', 'unreleased')
  close = worker.stop
  await until('it has all', () => worker.partitions.numbers.length === 64)
  await withoutTable('leases', async () => {
    await worker.partitions.stop()
    await expect(worker.partitions.release()).rejects.toThrow('leases')
  })
  expect(await countProcesses(database.db, Date.now(), 'worker')).toBe(0)
}, 180_000)

test('two workers share the partitions equally, and one that stops leaves its share to the other', async () => {
  const [one, two] = [startWorker('one', 'share'), startWorker('two', 'share')]
  close = two.stop
  const held = () => new Set([...one.partitions.numbers, ...two.partitions.numbers])
  const half = () => [one, two].every(({ partitions }) => partitions.numbers.length === 32)
  await until('each has a different half', () => half() && held().size === 64)
  await one.stop()
  await until('the other has all', () => two.partitions.numbers.length === 64)
}, 180_000)

/** A worker behind a connection to NATS that a test may break. */
function startWorkerBehindDoor(processId: string, environment: string, isShut = false) {
  const door: TcpDoor = openTcpDoor(Number(new URL(nats.url).port))
  if (isShut) door.shut()
  const worker = startWorker(processId, environment, `nats://127.0.0.1:${door.port}`)
  const stop = async () => {
    await worker.stop()
    door.close()
  }
  return { ...worker, door, stop }
}

test('a worker that loses NATS leaves its partitions to the workers that have it, and gets its share again', async () => {
  const [one, two] = [startWorkerBehindDoor('one', 'cut-off'), startWorker('two', 'cut-off')]
  close = async () => void (await Promise.all([one.stop(), two.stop()]))
  await until('both have half', () => one.partitions.numbers.length === 32 && two.partitions.numbers.length === 32)
  one.door.shut()
  await until('the other has all', () => two.partitions.numbers.length === 64)
  expect(one.partitions.numbers).toEqual([])
  one.door.open()
  await until(
    'both have half again',
    () => one.partitions.numbers.length === 32 && two.partitions.numbers.length === 32,
  )
}, 180_000)

test('a worker that has not reached NATS yet does not count among those that share the partitions', async () => {
  const one = startWorkerBehindDoor('one', 'never', true)
  const two = startWorker('two', 'never')
  close = async () => void (await Promise.all([one.stop(), two.stop()]))
  await until('the other has all', () => two.partitions.numbers.length === 64)
  expect(two.partitions.workers).toBe(1)
  one.door.open()
  await until('both have half', () => one.partitions.numbers.length === 32 && two.partitions.numbers.length === 32)
}, 180_000)

test('while no worker has NATS, each keeps its partitions, so that jobs are carried out', async () => {
  const workers = ['one', 'two'].map((id) => startWorkerBehindDoor(id, 'all'))
  close = async () => void (await Promise.all(workers.map((worker) => worker.stop())))
  const held = () => workers.map(({ partitions }) => partitions.numbers.length)
  await until('both have half', () => held().every((count) => count === 32))
  for (const { door } of workers) door.shut()
  await until('neither counts', async () => (await countProcesses(database.db, Date.now(), 'worker')) === 0)
  const looked = performance.now()
  await until('both have looked several times', () => performance.now() - looked > LEASE_MS + 2_500)
  expect(held()).toEqual([32, 32])
  for (const { door } of workers) door.open()
  await until('both count again', () => workers.every(({ partitions }) => partitions.workers === 2))
}, 180_000)
