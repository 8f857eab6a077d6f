import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { PrivateServer } from '../../scripts/databases/private-server.ts'
import { startMariadb } from '../../scripts/mariadb/server.ts'
import { migrate } from '../../scripts/migration/migrations.ts'
import { databaseAt, isLong } from '../faults/fault-world.ts'
import { until } from '../support/until.ts'
import { DistributedWorld } from './distributed-world.ts'

setDefaultTimeout(isLong ? 600_000 : 180_000)

/** Longer than the leases of partitions in these tests. */
const AWAY_MS = isLong ? 30_000 : 3_000
const ROUNDS = isLong ? 12 : 2

const directory = join(import.meta.dir, '../../.data/test/distributed-mariadb')
let mariadb: PrivateServer
beforeAll(async () => {
  mariadb = await startMariadb({ directory, database: 'distributed' })
})
afterAll(() => mariadb.stop())

async function openWorld(workers: number): Promise<DistributedWorld> {
  const name = `distributed_${crypto.randomUUID().replaceAll('-', '')}`
  const server = databaseAt(mariadb.url)
  await sql`create database ${sql.id(name)}`.execute(server.db)
  await server.close()
  const database = databaseAt(Object.assign(new URL(mariadb.url), { pathname: `/${name}` }).href)
  await migrate(database.db, () => {})
  return DistributedWorld.open(workers, { database })
}

async function restartMariadb(awayMs: number): Promise<void> {
  await mariadb.stop()
  await Bun.sleep(awayMs)
  mariadb = await startMariadb({ directory, database: 'distributed', port: mariadb.port })
}

test('a database that is away for longer than the leases loses and doubles nothing', async () => {
  const world = await openWorld(2)
  await world.faults.talkFor(150)
  const restarted = restartMariadb(AWAY_MS)
  await until('the worker says so', async () =>
    (await (await fetch(`${world.workers[0]?.url}/ready`)).text()).includes('database'),
  )
  await restarted
  await world.faults.talkFor(150)
  await world.faults.mustBeExact()
  for (const worker of world.workers) expect((await fetch(`${worker.url}/ready`)).status).toBe(200)
  await world.close()
})

test('workers that are killed while NATS and the database restart lose and double nothing', async () => {
  const world = await openWorld(2)
  world.faults.startTalking()
  for (let round = 0; round < ROUNDS; round++) {
    const restarted = Promise.all([restartMariadb(1_000), world.nats.restart({ signal: 'SIGKILL', awayMs: 500 })])
    await world.endWorker('SIGKILL')
    await restarted
    await world.addWorker()
    await world.faults.talkFor(100)
  }
  await world.faults.restartGateway('SIGKILL')
  await world.faults.talkFor(100)
  await world.faults.mustBeExact()
  await world.close()
})
