import { expect, setDefaultTimeout, test } from 'bun:test'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { connect } from '@planetscale/database'
import { sql } from 'kysely'
import { startBridge } from '../../gateway/bridge/server.ts'
import { startMariadb } from '../../scripts/mariadb/server.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { startDiscord } from '../support/discord/start.ts'
import { startGatewayProcess } from '../support/gateway-process.ts'
import { isLong } from '../support/long-forms.ts'
import { metricOf } from '../support/metrics-text.ts'
import { isReady, readinessOf } from '../support/readiness.ts'
import { openTcpDoor, type TcpDoor, urlThrough } from '../support/tcp-door.ts'
import { withTemporaryDirectory } from '../support/temporary.ts'
import { until } from '../support/until.ts'
import { FaultWorld } from './fault-world.ts'

setDefaultTimeout(300_000)

const QUICK = { DB_STATEMENT_TIMEOUT_SECONDS: '2' }
/** Far less than a statement may take here, and enough for a busy machine. */
const STOPS_WITHIN_MS = 40_000

/** A world whose gateway reaches its database through a proxy, which the test can block. */
async function openBehindDoor(environment = {}): Promise<{ world: FaultWorld; door: TcpDoor; database: TestDatabase }> {
  const database = await openTestDatabase()
  const door = openTcpDoor(Number(new URL(database.url).port))
  const url = urlThrough(door, database.url)
  const close = async (): Promise<void> => {
    door.close()
    await database.close()
  }
  const world = await FaultWorld.open({}, { url, db: database.db, close }, { ...QUICK, ...environment })
  return { world, door, database }
}

/** Loses the answer to the commit of the next batch that holds awards. @returns once the answer is lost */
async function loseCommitOfAwards(door: TcpDoor): Promise<void> {
  const awarding = new WeakSet<object>()
  const { promise, resolve } = Promise.withResolvers<void>()
  door.loseAnswerTo((sent, connection) => {
    // Jobs commit transactions on other connections.
    if (sent.includes('insert into message_logs')) awarding.add(connection)
    const isLost = awarding.has(connection) && sent.endsWith('commit')
    if (isLost) resolve()
    return isLost
  })
  await promise
}

const metrics = async (world: FaultWorld): Promise<string> => (await fetch(`${world.gateway.url}/metrics`)).text()

test('connections that go silent under load are logged, and lose no XP once others work', async () => {
  const { world, door } = await openBehindDoor()
  await world.talkFor(100)
  door.silence()
  await world.talkFor(50)
  await until('the gateway is not ready because of it', async () =>
    (await readinessOf(world.gateway)).includes('database does not answer'),
  )
  await world.gateway.log.first((line) => line.includes('did not answer in time'))
  await until('they are counted', async () =>
    /prosperity_database_deadlines_total\{wait="\w+"\} [1-9]/.test(await metrics(world)),
  )
  // The old connections stay silent for good.
  door.open()
  await world.talkFor(50)
  await world.mustBeExact()
  await until('the gateway is ready', () => isReady(world.gateway))
  await world.close()
})

test.if(isLong)('readiness depends on the age of uncommitted entries, not only on a new connection', async () => {
  const { world, door } = await openBehindDoor({ DB_STATEMENT_TIMEOUT_SECONDS: '60' })
  world.startTalking()
  await loseCommitOfAwards(door)
  await until('the gateway is not ready because of it', async () =>
    (await readinessOf(world.gateway)).includes('have not been committed for'),
  )
  expect(await metrics(world)).toMatch(/ledger_oldest_seconds [1-9]/)
  world.stopTalking()
  await world.close()
})

test('a commit whose answer is lost is repeated and counts once', async () => {
  const { world, door, database } = await openBehindDoor()
  for (let nth = 1; nth <= 5; nth++) {
    await world.talkFor(60)
    await loseCommitOfAwards(door)
    await until(
      'the commit has failed',
      async () => (await metricOf(world.gateway, 'ledger_commit_failures_total')) >= nth,
    )
  }
  await world.mustBeExact()
  // The counts of members by level are right.
  const counted = sql<{
    level: number
    members: number
  }>`select level, members from guild_levels where members > 0 order by level`
  const held = sql<{ level: number; members: number }>`
    select level, count(*) as members from guild_users where xp > 0 group by level order by level`
  expect((await counted.execute(database.db)).rows).toEqual((await held.execute(database.db)).rows)
  await world.close()
})

test('after SIGTERM with a silent database the process exits with 0 and logs the unfinished step, and the next process loses no XP', async () => {
  const { world, door } = await openBehindDoor({ DB_STATEMENT_TIMEOUT_SECONDS: '60' })
  await world.talkFor(100)
  door.silence()
  await world.talkFor(20)
  world.stopTalking()
  const { log } = world.gateway
  const start = performance.now()
  expect(await world.gateway.end('SIGTERM')).toBe(0)
  expect(performance.now() - start).toBeLessThan(STOPS_WITHIN_MS)
  expect(log.all.join('\n')).toContain('sessions and commits')
  door.open()
  await world.restartGateway('SIGTERM')
  await world.mustBeExact()
  await world.close()
})

test.if(isLong)('SIGTERM of a pool with the database and Discord away ends with 0 within seconds', async () => {
  const database = await openTestDatabase()
  const door = openTcpDoor(Number(new URL(database.url).port))
  const url = urlThrough(door, database.url)
  const discord = await startDiscord({})
  const application = discord.application({ name: 'Prosperity' })
  const keys = `k1:${randomBytes(32).toString('base64')}`
  const gateway = await startGatewayProcess(
    discord,
    application,
    { url },
    {
      WHITELABEL_TOKEN_KEYS: keys,
      WORKER_BASE_URL: 'https://edge.example',
    },
  )
  door.shut()
  await discord.close()
  const start = performance.now()
  expect(await gateway.end('SIGTERM')).toBe(0)
  expect(performance.now() - start).toBeLessThan(STOPS_WITHIN_MS)
  expect(gateway.log.all.at(-1)).toContain('leases of bots')
  door.close()
  await database.close()
})

test('a bridge whose database freezes works again when the database continues', () =>
  withTemporaryDirectory(async (directory) => {
    const server = await startMariadb({ directory, database: 'notes', durable: false })
    const bridge = startBridge({
      ...{ databaseUrl: server.url, user: 'edge', password: 'edge-password-of-tests' },
      ...{ connections: 4, statementTimeoutMs: 500 },
    })
    const ask = () => connect({ url: bridge.url }).execute('SELECT 1 AS one')
    const code = (): Promise<string> =>
      ask().then(
        () => 'answered',
        (error) => error.body.code,
      )
    await Promise.all([ask(), ask(), ask()])
    process.kill(server.pid, 'SIGSTOP')
    await until('the server is stopped', () => / T \d/.test(readFileSync(`/proc/${server.pid}/stat`, 'utf8')))
    // Every connection is lost, also the one that stops overdue statements.
    for (let round = 0; round < 3; round++) {
      const codes = await Promise.all([code(), code(), code(), code(), code(), code()])
      const expected = ['DEADLINE_EXCEEDED', 'UNAVAILABLE', 'RESOURCE_EXHAUSTED']
      expect(codes.filter((one) => !expected.includes(one))).toEqual([])
    }
    process.kill(server.pid, 'SIGCONT')
    await until('the bridge answers again', async () => (await code()) === 'answered')
    const answers = await Promise.all(Array.from({ length: 8 }, code))
    expect(answers).toEqual(Array(8).fill('answered'))
    const open = connect({ url: bridge.url })
    await open.execute('BEGIN')
    await open.execute('COMMIT')
    await until('nothing is held', () => bridge.openTransactions === 0)
    await bridge.stop()
    await server.stop()
  }))
