import { describe, expect, test } from 'bun:test'
import { connect, type DatabaseError } from '@planetscale/database'
import { createBridgeMetrics } from '../../../gateway/bridge/metrics.ts'
import { startBridge } from '../../../gateway/bridge/server.ts'
import { sumOf } from '../../support/metrics-text.ts'
import { bridgeUnderTest, PASSWORD, USER } from './client.ts'

const LARGEST_REQUEST_BYTES = 64 * 1024
const lines: string[] = []
const write = (details: object, message: string): void => {
  lines.push(JSON.stringify([details, message]))
}
const under = bridgeUnderTest({
  largestRequestBytes: LARGEST_REQUEST_BYTES,
  log: { info: write, warn: write, error: write },
})

const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`

const post = (body: string | ReadableStream<Uint8Array>, authorization = basic(USER, PASSWORD)): Promise<Response> =>
  fetch(`http://127.0.0.1:${under.bridge.port}/psdb.v1alpha1.Database/Execute`, {
    method: 'POST',
    body,
    headers: { authorization },
  })

const session = async (response: Response): Promise<Record<string, unknown>> =>
  // The bridge answers every statement with an object that holds the session.
  ((await response.json()) as { session: Record<string, unknown> }).session

describe('credentials', () => {
  const WRONG = [
    ['no credentials', ''],
    ['a wrong password', basic(USER, `${PASSWORD}x`)],
    ['a shorter password', basic(USER, PASSWORD.slice(1))],
    ['a wrong password of the same length', basic(USER, `${PASSWORD.slice(0, -1)}~`)],
    ['a wrong user', basic('root', PASSWORD)],
    ['an empty pair', basic('', '')],
    ['something that is not base64', 'Basic %%%'],
    ['another scheme', `Bearer ${PASSWORD}`],
  ] as const
  test.each(WRONG)('%s get 401', async (_, authorization) => {
    const response = await post('{"query":"SELECT 1"}', authorization)
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({ error: { code: 'UNAUTHENTICATED' } })
  })

  test('with the previous password are accepted while it is set, and counted', async () => {
    const previousPassword = 'the-password-before-it'
    const metrics = createBridgeMetrics()
    const bridge = startBridge({
      databaseUrl: under.database.url,
      ...{ user: USER, password: PASSWORD, previousPassword, metrics },
    })
    const statusWith = async (password: string) => {
      const headers = { authorization: basic(USER, password), 'content-type': 'application/json' }
      const address = `http://127.0.0.1:${bridge.port}/psdb.v1alpha1.Database/Execute`
      return (await fetch(address, { method: 'POST', headers, body: '{"query":"SELECT 1"}' })).status
    }
    const previousUses = async () =>
      sumOf(await metrics.registry.metrics(), 'prosperity_bridge_previous_password_total')
    expect([await statusWith(PASSWORD), await previousUses()]).toEqual([200, 0])
    expect([await statusWith(previousPassword), await previousUses()]).toEqual([200, 1])
    expect([await statusWith(`${previousPassword}x`), await previousUses()]).toEqual([401, 1])
    await bridge.stop()
  })

  test('make the client throw a DatabaseError when they are wrong', async () => {
    const url = `http://${USER}:wrong@127.0.0.1:${under.bridge.port}`
    const error = await connect({ url })
      .execute('SELECT 1')
      .catch((thrown: DatabaseError) => thrown)
    expect(error).toMatchObject({ name: 'DatabaseError', status: 401, body: { code: 'UNAUTHENTICATED' } })
  })

  test('are checked before the request is read', async () => {
    expect((await post('x'.repeat(LARGEST_REQUEST_BYTES + 1), basic(USER, 'wrong'))).status).toBe(401)
  })
})

describe('requests', () => {
  test('of the greatest length are accepted, and one byte more gets 413', async () => {
    const empty = JSON.stringify({ query: 'SELECT 1 -- ' }).length
    const query = (length: number): string => JSON.stringify({ query: `SELECT 1 -- ${'x'.repeat(length - empty)}` })
    expect((await post(query(LARGEST_REQUEST_BYTES))).status).toBe(200)
    const refused = await post(query(LARGEST_REQUEST_BYTES + 1))
    expect(refused.status).toBe(413)
    expect(await refused.json()).toMatchObject({ error: { code: 'RESOURCE_EXHAUSTED' } })
  })

  test('that are too long get 413 also without a content-length header', async () => {
    const chunk = new Uint8Array(16 * 1024).fill(120)
    let sent = 0
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => (sent++ < 8 ? controller.enqueue(chunk) : controller.close()),
    })
    expect((await post(endless)).status).toBe(413)
  })

  const MALFORMED = ['', '{', 'null', '[]', '{}', '{"query":1}', '{"query":"SELECT 1","session":"x"}', '\u0000']
  test.each(MALFORMED)('with the body %j get 400', async (body) => {
    const response = await post(body)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error: { code: 'INVALID_ARGUMENT' } })
  })

  test('to another path get 404, with another method 405', async () => {
    const at = (path: string, method: string): Promise<Response> =>
      fetch(`http://127.0.0.1:${under.bridge.port}${path}`, { method })
    expect((await at('/', 'POST')).status).toBe(404)
    expect((await at('/psdb.v1alpha1.Database/Execute', 'GET')).status).toBe(405)
  })
})

describe('a session that this bridge did not sign', () => {
  test('cannot use an open transaction', async () => {
    const mine = await session(await post('{"query":"BEGIN"}'))
    const forged = { ...mine, signature: 'A'.repeat(43) }
    const response = await post(JSON.stringify({ query: 'ROLLBACK', session: forged }))
    expect(await response.json()).toMatchObject({ error: { code: 'ABORTED' } })
    expect(under.bridge.openTransactions).toBe(1)
    await post(JSON.stringify({ query: 'ROLLBACK', session: mine }))
    expect(under.bridge.openTransactions).toBe(0)
  })

  test('may have neither settings nor a transaction, and is replaced', async () => {
    const mine = await session(await post('{"query":"SELECT 1"}'))
    const forged = { ...mine, signature: 'A'.repeat(43) }
    const answer = await post(JSON.stringify({ query: 'SELECT 1', session: forged }))
    expect(await session(answer)).toEqual(mine)
  })

  test('cannot have settings', async () => {
    const mine = await session(await post('{"query":"SELECT 1"}'))
    // Every session has this part.
    const state = mine.vitessSession as Record<string, unknown>
    const forged = { ...mine, vitessSession: { ...state, settings: ['SET @harmless = 1'] } }
    const response = await post(JSON.stringify({ query: 'SELECT 1', session: forged }))
    expect(await response.json()).toMatchObject({ error: { code: 'ABORTED' } })
  })
})

test('two transactions that begin from the same session are separate, and both end', async () => {
  const mine = await session(await post('{"query":"SELECT 1"}'))
  const begin = JSON.stringify({ query: 'BEGIN', session: mine })
  const begun = await Promise.all([post(begin), post(begin)].map(async (answer) => session(await answer)))
  expect(under.bridge.openTransactions).toBe(2)
  for (const own of begun) {
    const answer = await post(JSON.stringify({ query: 'ROLLBACK', session: own }))
    expect(await answer.json()).not.toHaveProperty('error')
  }
  expect(under.bridge.openTransactions).toBe(0)
})

test('the log holds no secret', async () => {
  await post('{"query":"SELECT \'a-secret-value\'"}')
  await post('{"query":"SELEKT \'a-secret-value\'"}')
  await post('{', basic(USER, 'a-wrong-password'))
  const log = lines.join('\n')
  expect(log).toContain('listening')
  for (const secret of [PASSWORD, 'a-secret-value', 'a-wrong-password', new URL(under.database.url).password]) {
    expect(log).not.toContain(secret)
  }
})
