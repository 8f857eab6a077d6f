import { expect, test } from 'bun:test'
import { fileAssets } from '../../../edge/web/assets.ts'

const SCRIPT = new TextEncoder().encode('export const levels = [1, 2, 3]\n'.repeat(100))
const PICTURE = new Uint8Array([0x89, 0x50, 0x4e, 0x47])
const FILES: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {
  'assets/main-1.js': SCRIPT,
  'assets/logo-1.png': PICTURE,
}

const assets = fileAssets(async (name) => FILES[name] ?? null)
const get = (path: string, encoding?: string) =>
  assets.fetch(new Request(`https://web.example${path}`, { headers: encoding ? { 'accept-encoding': encoding } : {} }))

test('a browser that takes gzip gets scripts compressed', async () => {
  for (const encoding of ['gzip', 'br, gzip;q=0.8']) {
    const response = await get('/assets/main-1.js', encoding)
    expect(response.headers.get('content-encoding')).toBe('gzip')
    expect(response.headers.get('vary')).toBe('accept-encoding')
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect(bytes.length).toBeLessThan(SCRIPT.length / 10)
    expect(Bun.gunzipSync(bytes)).toEqual(SCRIPT)
  }
})

test('a client that does not name gzip gets files as they are', async () => {
  for (const encoding of [undefined, 'br']) {
    const response = await get('/assets/main-1.js', encoding)
    expect(response.headers.get('content-encoding')).toBeNull()
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(SCRIPT)
  }
})

test('a picture is not compressed again', async () => {
  const response = await get('/assets/logo-1.png', 'gzip')
  expect(response.headers.get('content-encoding')).toBeNull()
})
