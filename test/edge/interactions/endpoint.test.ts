import { expect, test } from 'bun:test'
import { sign } from 'node:crypto'
import { eachRuntime } from '../../support/each-runtime.ts'
import { newSnowflake } from '../../support/edge-world.ts'

const PING = JSON.stringify({ type: 1 })

/** What is answered before anything is an interaction: signatures, bodies, methods, paths. */
eachRuntime('the endpoint', (client) => {
  test('a signed PING gets a PONG', async () => {
    const response = await client().post(PING)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toStartWith('application/json')
    expect(await response.json()).toEqual({ type: 1 })
  })

  test('a PING of a whitelabel bot is verified by its own key', async () => {
    const { botId, key } = await client().world.addWhitelabelBot()
    expect((await client().post(PING, { botId, key })).status).toBe(200)
    expect((await client().post(PING, { botId })).status).toBe(401)
    expect((await client().post(PING, { key })).status).toBe(401)
  })

  test('a body that was changed on the way is refused', async () => {
    expect((await client().post(PING, { sent: `${PING} ` })).status).toBe(401)
  })

  test.each([
    ['no signature', { 'x-signature-timestamp': '1' }],
    ['no timestamp', { 'x-signature-ed25519': '00'.repeat(64) }],
    ['nothing', {}],
  ])('a request with %s is refused', async (_, headers) => {
    expect((await client().postWith(PING, headers)).status).toBe(401)
  })

  test.each([
    ['is all zeros', '00'.repeat(64)],
    ['is too short', 'ab'],
    ['is too long', '00'.repeat(65)],
    ['is not hexadecimal', 'zz'.repeat(64)],
    ['is empty', ''],
  ])('a signature that %s is refused', async (_, signature) => {
    expect((await client().post(PING, { headers: { 'X-Signature-Ed25519': signature } })).status).toBe(401)
  })

  test.each(['', 'now', '-1', '1e9', '99999999999999999999'])('the timestamp %p is refused', async (timestamp) => {
    expect((await client().post(PING, { headers: { 'X-Signature-Timestamp': timestamp } })).status).toBe(401)
  })

  test.each([
    [-6, 401],
    [-4, 200],
    [4, 200],
    [6, 401],
  ])('a request signed %p minutes from now is answered with %p', async (minutes, status) => {
    expect((await client().post(PING, { clockOffsetMs: minutes * 60_000 })).status).toBe(status)
  })

  test('a bot that is not served is not found', async () => {
    expect((await client().post(PING, { botId: newSnowflake() })).status).toBe(404)
  })

  test.each(['bot', '0', '-1', '18446744073709551616', '%00', "1'or'1"])('%p is no bot id', async (botId) => {
    expect((await client().post(PING, { botId })).status).toBe(404)
  })

  test('a body over 1 MiB is refused by its length', async () => {
    const large = 'x'.repeat(1024 * 1024 + 1)
    expect((await client().post(large)).status).toBe(413)
  })

  test('a body over 1 MiB is refused also when it does not say its length', async () => {
    const piece = new Uint8Array(64 * 1024)
    let pieces = 0
    const sent = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull(controller) {
        if (pieces++ === 20) controller.close()
        else controller.enqueue(piece)
      },
    })
    expect((await client().post(PING, { sent })).status).toBe(413)
  })

  test.each(['', '{', '\u0000', '{"type":1}}'])('%p is not JSON', async (body) => {
    expect((await client().post(body)).status).toBe(400)
  })

  test('a body that is not UTF-8, as no body of Discord’s, is forged, and the next one is read all the same', async () => {
    const { world, edge } = client()
    const timestamp = String(Math.floor(Date.now() / 1_000))
    const body = Buffer.from([0x22, 0xc3, 0x22])
    const signature = sign(null, Buffer.concat([Buffer.from(timestamp), body]), world.key.private).toString('hex')
    const headers = { 'x-signature-ed25519': signature, 'x-signature-timestamp': timestamp }
    const response = await fetch(`${edge.url}/interactions/${world.applicationId}`, { method: 'POST', headers, body })
    expect([response.status, await response.json()]).toEqual([401, { error: 'the signature is not valid' }])
    expect((await client().post(PING)).status).toBe(200)
  })

  test.each([
    'null',
    '[]',
    '"x"',
    '1',
    '{}',
    '{"type":"1"}',
    '{"type":1.5}',
    '{"type":2}',
    '{"type":3,"application_id":"1"}',
  ])('%p is no interaction', async (body) => {
    expect((await client().post(body)).status).toBe(400)
  })

  test('an interaction for another application is refused', async () => {
    expect((await client().post(JSON.stringify({ type: 1, application_id: newSnowflake() }))).status).toBe(400)
  })

  test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s is no way to interact', async (method) => {
    const response = await fetch(`${client().edge.url}/interactions/${client().world.applicationId}`, { method })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('POST')
  })

  test.each(['/', '/interactions', '/interactions/1/2', '/nothing'])('there is nothing at %s', async (path) => {
    const response = await fetch(`${client().edge.url}${path}`)
    expect(response.status).toBe(404)
    expect(await response.json()).toEqual({ error: 'there is nothing here' })
  })

  test('a flood of forged requests does not reach the database', async () => {
    const { botId, key } = await client().world.addWhitelabelBot()
    await client().post(PING, { botId, key })
    const before = client().world.tap.requests
    const forged = await Promise.all(Array.from({ length: 200 }, () => client().post(PING, { botId })))
    expect(new Set(forged.map((response) => response.status))).toEqual(new Set([401]))
    expect(client().world.tap.requests).toBe(before)
  })
})
