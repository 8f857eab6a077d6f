import { describe, expect, test } from 'bun:test'
import { connect, type DatabaseError } from '@planetscale/database'
import { startBridge } from '../../../gateway/bridge/server.ts'
import { until } from '../../support/until.ts'
import { bridgeUnderTest, PASSWORD, USER } from './client.ts'

const under = bridgeUnderTest({ connections: 4, statementTimeoutMs: 2_000, transactionTimeoutMs: 20_000 })

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'answered',
    (thrown: DatabaseError) => thrown.body.code,
  )

const nothingIsHeld = () => until('every transaction is given back', () => under.bridge.openTransactions === 0)

/** Half of the connections: the most that the bridge allows. */
async function everyOneCanBegin(): Promise<void> {
  await nothingIsHeld()
  const clients = [under.client(), under.client()]
  for (const client of clients) expect(await codeOf(client.execute('BEGIN'))).toBe('answered')
  for (const client of clients) await client.execute('ROLLBACK')
  await nothingIsHeld()
}

interface Answer {
  session: unknown
  error?: { code: string }
}

/** Sends several statements of one session at the same time, which PlanetScale's client would send one after the other. */
async function post(query: string, session?: unknown): Promise<Answer> {
  const response = await fetch(`http://127.0.0.1:${under.bridge.port}/psdb.v1alpha1.Database/Execute`, {
    method: 'POST',
    body: JSON.stringify({ query, session: session ?? null }),
    headers: { authorization: `Basic ${btoa(`${USER}:${PASSWORD}`)}` },
  })
  // The bridge's response to every statement has this shape.
  return (await response.json()) as Answer
}

const texts = async (like: string): Promise<unknown[]> =>
  (await under.client().execute('SELECT text FROM notes WHERE text LIKE ?', [like])).rows

describe('statements of one session that arrive together', () => {
  test.each(['COMMIT', 'ROLLBACK'])(
    'what stands behind %s is refused, and runs on nobody’s connection',
    async (end) => {
      const { session } = await post('BEGIN')
      const before = post('SELECT SLEEP(0.2)', session)
      const ending = post(end, session)
      const behind = [1, 2].map((nth) => post(`INSERT INTO notes (text) VALUES ('behind-${end}-${nth}')`, session))
      await Promise.all([before, ending])
      expect((await Promise.all(behind)).map(({ error }) => error?.code)).toEqual(['ABORTED', 'ABORTED'])
      await nothingIsHeld()
      expect(await texts(`behind-${end}-%`)).toEqual([])
    },
  )

  test('a statement that waits behind one that takes too long is refused', async () => {
    const { session } = await post('BEGIN')
    const slow = post('SELECT SLEEP(30)', session)
    const behind = post("INSERT INTO notes (text) VALUES ('behind-slow')", session)
    expect((await slow).error?.code).toBe('DEADLINE_EXCEEDED')
    expect((await behind).error?.code).toBe('ABORTED')
    await nothingIsHeld()
    expect(await texts('behind-slow')).toEqual([])
  })
})

describe('a transaction that does not begin', () => {
  test('because of its BEGIN statement keeps no connection', async () => {
    for (let nth = 0; nth < 6; nth++) {
      expect(await codeOf(under.client().execute('START TRANSACTION NONSENSE'))).toBe('INVALID_ARGUMENT')
    }
    await everyOneCanBegin()
  })

  test('because of a setting keeps no connection', async () => {
    for (let nth = 0; nth < 6; nth++) {
      const client = under.client()
      await client.execute('SET TRANSACTION READ ONLY')
      // A transaction cannot be both READ ONLY and READ WRITE.
      expect(await codeOf(client.execute('START TRANSACTION READ WRITE, READ ONLY'))).toBe('INVALID_ARGUMENT')
    }
    await everyOneCanBegin()
  })

  test('because the database is unreachable keeps no connection', async () => {
    const bridge = startBridge({
      databaseUrl: 'mysql://a:b@127.0.0.1:1/c',
      user: USER,
      password: PASSWORD,
      connections: 4,
    })
    const codes = Array.from({ length: 6 }, () => codeOf(connect({ url: bridge.url }).execute('BEGIN')))
    expect(new Set(await Promise.all(codes))).toEqual(new Set(['UNAVAILABLE']))
    expect(bridge.openTransactions).toBe(0)
    await bridge.stop()
  })
})

describe('more transactions at once than half the connections', () => {
  test('wait for one of them to end', async () => {
    const raise = (nth: number) =>
      under.client().transaction(async (tx) => {
        await tx.execute('INSERT INTO notes (text) VALUES (?)', [`soon-${nth}`])
      })
    await Promise.all(Array.from({ length: 12 }, (_, nth) => raise(nth)))
    expect(await texts('soon-%')).toHaveLength(12)
  })

  test('are refused where none ends in time, and keep no connection', async () => {
    const holders = [under.client(), under.client()]
    for (const holder of holders) await holder.execute('BEGIN')
    const late = [under.client(), under.client()]
    const codes = await Promise.all(late.map((client) => codeOf(client.execute('BEGIN'))))
    expect(codes).toEqual(['RESOURCE_EXHAUSTED', 'RESOURCE_EXHAUSTED'])
    for (const holder of holders) await holder.execute('ROLLBACK')
    await everyOneCanBegin()
  })
})
