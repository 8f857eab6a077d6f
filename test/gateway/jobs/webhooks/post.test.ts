import { afterAll, beforeEach, expect, test } from 'bun:test'
import { createPost } from '../../../../gateway/jobs/webhooks/post.ts'
import { signatureHeader } from '../../../../gateway/jobs/webhooks/signature.ts'
import { startHookServer } from '../../../support/hook-server.ts'

const hooks = startHookServer()
afterAll(() => hooks.stop())
beforeEach(() => {
  hooks.received.length = 0
  hooks.replies(() => new Response())
})

const request = (url: string, signal = new AbortController().signal) => ({
  ...{ url, headers: { 'webhook-id': 'evt_1' }, body: '{"type":"test"}', signal },
})

test('a signature is that of the Standard Webhooks library, and each secret has one', () => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLjSw'
  const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1_614_265_330, body: '{"test": 2432232314}' }
  const signature = 'v1,q6KMVIJHk4Gs770FfR5f591Ftx7uVJSGl5wHV1ri978='
  expect(signatureHeader([secret], message)).toBe(signature)
  expect(signatureHeader([secret, secret], message)).toBe(`${signature} ${signature}`)
})

test('a request goes to the checked address under the name of the webhook', async () => {
  expect(await hooks.post()(request(hooks.url()))).toEqual({ ok: true, status: 200 })
  const [got] = hooks.received
  expect(got?.headers.host).toStartWith('hooks.test:')
  expect(got?.body).toBe('{"type":"test"}')
})

test('a name with any private address is refused, and nothing is sent', async () => {
  for (const addresses of [['10.0.0.1'], ['127.0.0.1', '10.0.0.1'], ['::ffff:127.0.0.1']])
    expect(await hooks.post(addresses)(request(hooks.url()))).toMatchObject({ ok: false, failure: 'private' })
  expect(hooks.received).toEqual([])
})

test('a process refuses loopback, metadata services and other private addresses, by name and by number', async () => {
  const post = createPost({ resolve: async () => [{ address: '127.0.0.1', family: 4 }] })
  const port = new URL(hooks.url()).port
  for (const host of ['hooks.test', '127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '0x7f.1', '169.254.169.254'])
    expect([host, await post(request(`https://${host}:${port}/`))]).toMatchObject([host, { failure: 'private' }])
  expect(await post(request('http://hooks.test/'))).toMatchObject({ failure: 'private' })
  expect(hooks.received).toEqual([])
})

test('a name that resolves to another address for the next request is checked again', async () => {
  const answers = ['127.0.0.1', '10.0.0.1']
  let asked = 0
  const answer = async () => [{ address: answers[asked++] ?? '', family: 4 }]
  const post = createPost({ resolve: answer, mayConnect: (address) => address === '127.0.0.1', ca: hooks.ca })
  expect(await post(request(hooks.url()))).toMatchObject({ ok: true })
  expect(await post(request(hooks.url()))).toMatchObject({ failure: 'private' })
  // One lookup for each request: the address that was checked is the one of the connection.
  expect(asked).toBe(2)
})

test('a redirect is not followed', async () => {
  hooks.replies(() => new Response(null, { status: 307, headers: { location: hooks.url('/other') } }))
  expect(await hooks.post()(request(hooks.url()))).toEqual({ ok: false, failure: 'redirect', status: 307 })
  expect(hooks.received.map(({ path }) => path)).toEqual(['/hook'])
})

test('a receiver that does not reply in time, an endless body and a wrong certificate end the request', async () => {
  hooks.replies(() => new Promise(() => {}))
  expect(await hooks.post(['127.0.0.1'], 100)(request(hooks.url()))).toMatchObject({ failure: 'timeout' })
  hooks.replies(() => new Response(new ReadableStream({ pull: (body) => body.enqueue(new Uint8Array(65_536)) })))
  expect(await hooks.post()(request(hooks.url()))).toEqual({ ok: true, status: 200 })
  const other = hooks.url().replace('hooks.test', 'other.test')
  expect(await hooks.post()(request(other))).toMatchObject({ failure: 'certificate' })
})

test('a process that stops does not wait for a receiver: the request rejects, also if it has not begun', async () => {
  const { promise: arrived, resolve } = Promise.withResolvers<void>()
  hooks.replies(() => {
    resolve()
    return new Promise(() => {})
  })
  const stop = new AbortController()
  const sent = hooks.post()(request(hooks.url(), stop.signal))
  await arrived
  stop.abort()
  await expect(sent).rejects.toMatchObject({ name: 'AbortError' })
  await expect(hooks.post()(request(hooks.url(), stop.signal))).rejects.toMatchObject({ name: 'AbortError' })
})
