import { expect, test } from 'bun:test'
import { startBridge } from '../../../gateway/bridge/server.ts'
import { bridgeUnderTest, PASSWORD, USER } from './client.ts'

const under = bridgeUnderTest()
const get = (port: number, path: string, method = 'GET'): Promise<Response> =>
  fetch(`http://127.0.0.1:${port}${path}`, { method })

test('the bridge is healthy and ready without a password', async () => {
  const { port } = under.bridge
  expect(await (await get(port, '/health')).json()).toEqual({ status: 'ok' })
  const ready = await get(port, '/ready')
  expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready' }])
})

test('a bridge whose database is away is healthy and not ready, and says why', async () => {
  const bridge = startBridge({
    databaseUrl: 'mysql://user:password1@127.0.0.1:9/nothing',
    user: USER,
    password: PASSWORD,
  })
  try {
    expect((await get(bridge.port, '/health')).status).toBe(200)
    const ready = await get(bridge.port, '/ready')
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { status: 'unready', reasons: ['the database does not answer'] },
    ])
  } finally {
    await bridge.stop()
  }
})

test('other methods than GET are refused', async () => {
  expect((await get(under.bridge.port, '/ready', 'POST')).status).toBe(405)
})
