import { afterEach, expect, test } from 'bun:test'
import { Registry } from 'prom-client'
import * as v from 'valibot'
import { type Ops, serveOps } from '../../../gateway/ops/http.ts'
import { listenAddress } from '../../../shared/config/fields.ts'

let ops: Ops
afterEach(() => ops.stop())

async function ask(path: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`http://127.0.0.1:${ops.port}${path}`)
  return { status: response.status, body: await response.json() }
}

const serve = (reasons: string[]): void => {
  ops = serveOps({ hostname: '127.0.0.1', port: 0, registry: new Registry(), unready: async () => reasons })
}

test('a process that can work is alive and ready', async () => {
  serve([])
  expect(await ask('/health')).toEqual({ status: 200, body: { status: 'ok' } })
  expect(await ask('/ready')).toEqual({ status: 200, body: { status: 'ready' } })
})

test('a process that cannot work is alive and not ready, and names the reason', async () => {
  serve(['the database does not answer'])
  expect((await ask('/health')).status).toBe(200)
  const body = { status: 'unready', reasons: ['the database does not answer'] }
  expect(await ask('/ready')).toEqual({ status: 503, body })
})

test('a process that stops is alive and not ready, though it can still work', async () => {
  serve([])
  ops.drain()
  expect((await ask('/health')).status).toBe(200)
  expect(await ask('/ready')).toEqual({ status: 503, body: { status: 'draining', reasons: ['the process stops'] } })
})

test.each([
  ['127.0.0.1:9100', { hostname: '127.0.0.1', port: 9_100 }],
  ['[::1]:0', { hostname: '::1', port: 0 }],
  ['metrics.internal:80', { hostname: 'metrics.internal', port: 80 }],
])('the address %s is read as host and port', (text, address) => {
  serve([])
  expect(v.parse(listenAddress(), text)).toEqual(address)
})

test.each(['9100', ':9100', '::1:9100', 'host:70000', 'http://host:80'])('the address %s is refused', (text) => {
  serve([])
  expect(v.safeParse(listenAddress(), text).success).toBe(false)
})
