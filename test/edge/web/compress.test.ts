import { expect, test } from 'bun:test'
import type { WebApp } from '../../../edge/runtime/web-app.ts'
import { compressed } from '../../../edge/web/compress.ts'

const SURROUNDINGS = { waitUntil: () => {}, address: 'unknown' }
const LONG = JSON.stringify(Array.from({ length: 500 }, (_, level) => ({ level })))

/** The reply of a web that is compressed, to a browser. */
const replyTo = (
  body: string,
  {
    method = 'GET',
    encoding = 'br, gzip',
    headers = {},
  }: { method?: string; encoding?: string; headers?: object } = {},
): Promise<Response> => {
  const web: WebApp = async () =>
    new Response(body, { headers: { 'content-type': 'application/json', vary: 'Cookie', etag: '"1"', ...headers } })
  const request = new Request('https://web.example/', { method, headers: { 'accept-encoding': encoding } })
  return compressed(web)(request, SURROUNDINGS)
}

test('a long reply is compressed for a browser that takes gzip, and its ETag no longer promises the same bytes', async () => {
  const { headers, ...reply } = await replyTo(LONG).then(async (response) => ({
    headers: response.headers,
    bytes: new Uint8Array(await response.arrayBuffer()),
  }))
  expect(headers.get('content-encoding')).toBe('gzip')
  expect(headers.get('vary')).toBe('Cookie, accept-encoding')
  expect(headers.get('etag')).toBe('W/"1"')
  expect(reply.bytes.length).toBeLessThan(LONG.length / 3)
  expect(new TextDecoder().decode(Bun.gunzipSync(reply.bytes))).toBe(LONG)
})

test.each([
  ['to a client without gzip', replyTo(LONG, { encoding: 'br' }), LONG],
  ['to a write', replyTo(LONG, { method: 'POST' }), LONG],
  ['that fits into one packet', replyTo('[]'), '[]'],
  ['with a picture', replyTo(LONG, { headers: { 'content-type': 'image/png' } }), LONG],
  ['that is compressed already', replyTo(LONG, { headers: { 'content-encoding': 'br' } }), null],
])('a reply %s stays as it is', async (_, reply, body) => {
  const response = await reply
  expect(response.headers.get('content-encoding')).not.toBe('gzip')
  expect(response.headers.get('etag')).toBe('"1"')
  if (body !== null) expect(await response.text()).toBe(body)
})
