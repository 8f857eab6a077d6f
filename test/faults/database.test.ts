import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { sql } from 'kysely'
import { isLong } from '../support/long-forms.ts'
import { until } from '../support/until.ts'
import { databaseAt, FaultWorld } from './fault-world.ts'
import { OwnMariadb } from './own-mariadb.ts'

setDefaultTimeout(300_000)

const AWAY_MS = isLong ? 30_000 : 3_000
const KILLS = isLong ? 100 : 15

let mariadb: OwnMariadb
beforeAll(async () => {
  mariadb = await OwnMariadb.start('fault-mariadb')
})
afterAll(() => mariadb.stop())

const openWorld = async (): Promise<FaultWorld> => FaultWorld.open({}, await mariadb.openDatabase())

test('a database that stops under load and starts again loses no XP', async () => {
  const world = await openWorld()
  await world.talkFor(150)
  await mariadb.stop()
  await Bun.sleep(AWAY_MS)
  const unready = await fetch(`${world.gateway.url}/ready`)
  expect(unready.status).toBe(503)
  expect(await unready.text()).toContain('database')
  await mariadb.startAgain()
  await world.talkFor(150)
  await world.mustBeExact()
  await world.close()
})

test('database connections that are killed at random under load lose no XP', async () => {
  const world = await openWorld()
  const server = databaseAt(mariadb.url)
  world.startTalking()
  for (let kill = 0; kill < KILLS; kill++) {
    await world.talkFor(20)
    const { rows } = await sql<{ process: number }>`
      select id as process from information_schema.processlist where db like 'faults\_%' and id <> connection_id()
      order by rand(${kill}) limit 1`.execute(server.db)
    for (const row of rows) await sql`kill ${sql.lit(Number(row.process))}`.execute(server.db).catch(() => {})
  }
  await until('the database answers again', () =>
    world.earned().then(
      () => true,
      () => false,
    ),
  )
  await world.mustBeExact()
  await server.close()
  await world.close()
})
