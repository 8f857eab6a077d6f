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

/** As many as half the connections, which is all that are allowed. */
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

/** Presents the same session with several statements, which PlanetScale's client sends one after the other. */
async function post(query: string, session?: unknown): Promise<Answer> {
  const response = await fetch(`http://127.0.0.1:${under.bridge.port}/psdb.v1alpha1.Database/Execute`, {
    method: 'POST',
    body: JSON.stringify({ query, session: session ?? null }),
    headers: { authorization: `Basic ${btoa(`${USER}:${PASSWORD}`)}` },
  })
  // The bridge answers every statement with such an object.
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

  test('what stands behind one that takes too long is refused', async () => {
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
  test('for its own words holds nothing', async () => {
    for (let nth = 0; nth < 6; nth++) {
      expect(await codeOf(under.client().execute('START TRANSACTION NONSENSE'))).toBe('INVALID_ARGUMENT')
    }
    await everyOneCanBegin()
  })

  test('for a setting before it holds nothing', async () => {
    for (let nth = 0; nth < 6; nth++) {
      const client = under.client()
      await client.execute('SET TRANSACTION READ ONLY')
      // A transaction that only reads cannot be one that writes, too.
      expect(await codeOf(client.execute('START TRANSACTION READ WRITE, READ ONLY'))).toBe('INVALID_ARGUMENT')
    }
    await everyOneCanBegin()
  })

  test('for want of a database holds nothing', async () => {
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
  test('wait for one that ends soon', async () => {
    const raise = (nth: number) =>
      under.client().transaction(async (tx) => {
        await tx.execute('INSERT INTO notes (text) VALUES (?)', [`soon-${nth}`])
      })
    await Promise.all(Array.from({ length: 12 }, (_, nth) => raise(nth)))
    expect(await texts('soon-%')).toHaveLength(12)
  })

  test('are refused where none ends in time, and hold nothing', async () => {
    const holders = [under.client(), under.client()]
    for (const holder of holders) await holder.execute('BEGIN')
    const late = [under.client(), under.client()]
    const codes = await Promise.all(late.map((client) => codeOf(client.execute('BEGIN'))))
    expect(codes).toEqual(['RESOURCE_EXHAUSTED', 'RESOURCE_EXHAUSTED'])
    for (const holder of holders) await holder.execute('ROLLBACK')
    await everyOneCanBegin()
  })
})
