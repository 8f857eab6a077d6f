import { describe, expect, test } from 'bun:test'
import { connect, type DatabaseError } from '@planetscale/database'
import { sql as rawSql } from 'kysely'
import { startBridge } from '../../../gateway/bridge/server.ts'
import { until } from '../../support/until.ts'
import { bridgeUnderTest, PASSWORD, USER } from './client.ts'

const TIMEOUT_MS = 250
/** A statement that fails when it is killed. MySQL reports success for a killed `SELECT SLEEP(...)` without a table; MariaDB never does. */
const TOO_LONG = 'SELECT n FROM (SELECT 1 AS n UNION SELECT 2) AS two WHERE SLEEP(30) = 0'
const under = bridgeUnderTest({ connections: 2, statementTimeoutMs: TIMEOUT_MS, transactionTimeoutMs: TIMEOUT_MS })

/** Waits until a query over TCP returns the expected value. */
async function eventually(sql: string, expected: number): Promise<void> {
  for (;;) {
    const { rows } = await rawSql.raw<{ n: number }>(sql).execute(under.database.db)
    if (rows[0]?.n === expected) return
  }
}

describe('a statement that takes too long', () => {
  test('is stopped in the database and reported, and every connection of the pool works afterwards', async () => {
    const error = await under
      .client()
      .execute(TOO_LONG)
      .catch((thrown: Error) => thrown)
    expect(error).toMatchObject({ name: 'DatabaseError', body: { code: 'DEADLINE_EXCEEDED' } })
    await eventually("SELECT COUNT(*) AS n FROM information_schema.processlist WHERE info LIKE '%SLEEP(30) = 0'", 0)
    const answers = await Promise.all([1, 2, 3, 4].map(() => under.client().execute("SELECT 'yes' AS one")))
    expect(answers.map((answer) => answer.rows)).toEqual(Array(4).fill([{ one: 'yes' }]))
  })

  test('is reported also where the database ends it without an error, as MySQL does with a lone SLEEP', async () => {
    const error = await under
      .client()
      .execute('SELECT SLEEP(30)')
      .catch((thrown: Error) => thrown)
    expect(error).toMatchObject({ name: 'DatabaseError', body: { code: 'DEADLINE_EXCEEDED' } })
  })

  test('ends its transaction', async () => {
    const client = under.client()
    const work = client.transaction(async (tx) => {
      await tx.execute("INSERT INTO notes (text) VALUES ('overdue')")
      await tx.execute(TOO_LONG)
    })
    expect(await work.catch((thrown: Error) => thrown)).toMatchObject({ body: { code: 'DEADLINE_EXCEEDED' } })
    expect((await client.execute("SELECT text FROM notes WHERE text = 'overdue'")).rows).toEqual([])
    expect(under.bridge.openTransactions).toBe(0)
  })

  test('does not keep requests that wait for a connection from an answer in time', async () => {
    const codes = await Promise.all(
      Array.from({ length: 6 }, () =>
        under
          .client()
          .execute(TOO_LONG)
          .catch((thrown: DatabaseError) => thrown.body.code),
      ),
    )
    expect(new Set(codes)).toEqual(new Set(['DEADLINE_EXCEEDED', 'RESOURCE_EXHAUSTED']))
    expect((await under.client().execute("SELECT 'yes' AS one")).rows).toEqual([{ one: 'yes' }])
  })
})

describe('an idle transaction', () => {
  test('is rolled back, returns its connection, and refuses further statements', async () => {
    const client = under.client()
    await client.execute('BEGIN')
    await client.execute("INSERT INTO notes (text) VALUES ('forgotten')")
    // The row is locked until the rollback, so this statement waits exactly until then.
    await rawSql`INSERT INTO notes (text) VALUES ('forgotten')`.execute(under.database.db)
    const error = await client.execute('COMMIT').catch((thrown: Error) => thrown)
    expect(error).toMatchObject({ body: { code: 'ABORTED' } })
    expect((await client.execute('SELECT COUNT(*) AS n FROM notes')).rows).toEqual([{ n: '1' }])
    await until('the connection is given back', () => under.bridge.openTransactions === 0)
  })
})

describe('stopping', () => {
  test('waits for a running statement and rolls back open transactions', async () => {
    const bridge = startBridge({ databaseUrl: under.database.url, user: USER, password: PASSWORD })
    const open = connect({ url: bridge.url })
    await open.execute('BEGIN')
    await open.execute("INSERT INTO notes (text) VALUES ('stopped')")
    const slow = connect({ url: bridge.url }).execute("SELECT IF(SLEEP(0.2) = 0, 'yes', 'no') AS slept")
    await eventually("SELECT COUNT(*) AS n FROM information_schema.processlist WHERE info LIKE '%SLEEP(0.2) = 0%'", 2)
    await bridge.stop()
    expect((await slow).rows).toEqual([{ slept: 'yes' }])
    expect((await under.client().execute("SELECT text FROM notes WHERE text = 'stopped'")).rows).toEqual([])
  })
})

describe('readiness', () => {
  test('is not lost while every connection is busy', async () => {
    const bridge = startBridge({ databaseUrl: under.database.url, user: USER, password: PASSWORD, connections: 2 })
    const slow = [1, 2].map(() =>
      connect({ url: bridge.url }).execute("SELECT IF(SLEEP(2.2) = 0, 'yes', 'no') AS slept"),
    )
    await eventually("SELECT COUNT(*) AS n FROM information_schema.processlist WHERE info LIKE '%SLEEP(2.2) = 0%'", 3)
    expect(await bridge.unready()).toEqual([])
    await Promise.all(slow)
    await bridge.stop()
  })
})

describe('an unreachable database', () => {
  test('is reported as such, without its address or password', async () => {
    const databaseUrl = 'mysql://somebody:database-password@127.0.0.1:1/nothing'
    const bridge = startBridge({ databaseUrl, user: USER, password: PASSWORD })
    const error = await connect({ url: bridge.url })
      .execute('SELECT 1')
      .catch((thrown: Error) => thrown)
    await bridge.stop()
    expect(error).toMatchObject({ body: { code: 'UNAVAILABLE' } })
    expect(String(error)).not.toContain('database-password')
  })
})
