import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { connect } from '@planetscale/database'
import { startBridgeProcess } from '../../support/bridge-process.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'
import { sumOf } from '../../support/metrics-text.ts'
import { until } from '../../support/until.ts'

setDefaultTimeout(180_000)

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

test('a bridge that stops is not ready, refuses new connections, and answers the request under way', async () => {
  const bridge = await startBridgeProcess(database.url)
  const ready = async () => {
    const response = await fetch(`${bridge.opsUrl}/ready`)
    return { status: response.status, body: await response.json() }
  }
  expect(await ready()).toEqual({ status: 200, body: { status: 'ready' } })
  const slow = connect({ url: bridge.url }).execute("SELECT SLEEP(2), 'yes' AS one")
  await until('the request is under way', async () => {
    const text = await (await fetch(`${bridge.opsUrl}/metrics`)).text()
    return sumOf(text, 'prosperity_bridge_requests_under_way') === 1
  })
  bridge.signal('SIGTERM')
  await until('the bridge says that it stops', async () => (await ready()).status === 503)
  expect((await ready()).body).toEqual({ status: 'draining', reasons: ['the process stops'] })
  expect((await fetch(`${bridge.opsUrl}/health`)).status).toBe(200)
  const { origin } = new URL(bridge.url)
  const late = await fetch(origin, { keepalive: false }).catch((error: Error) => error)
  expect(late).toBeInstanceOf(Error)
  expect((await slow).rows).toMatchObject([{ one: 'yes' }])
  expect(await bridge.end('SIGTERM')).toBe(0)
})

test('a bridge without its database is not ready, and names the reason', async () => {
  const bridge = await startBridgeProcess('mysql://root:no-password-at-all-1@127.0.0.1:1/none')
  const response = await fetch(`${bridge.opsUrl}/ready`)
  expect(response.status).toBe(503)
  expect(await response.json()).toEqual({
    status: 'unready',
    reasons: ['the database does not answer: nothing listens at its address'],
  })
  const text = await (await fetch(`${bridge.opsUrl}/metrics`)).text()
  expect(sumOf(text, 'prosperity_ready')).toBe(0)
  expect(await bridge.end('SIGTERM')).toBe(0)
})
