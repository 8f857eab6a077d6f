import { describe, expect, test } from 'bun:test'
import sharp from 'sharp'
import { loadAvatar } from '../../../shared/cards/avatar.ts'
import { pictureSize } from '../../../shared/cards/picture-size.ts'

const square = (side: number) => sharp({ create: { width: side, height: 8, channels: 3, background: '#123456' } })
const png = await square(128).png().toBuffer()
const tooWide = await square(4_096).webp().toBuffer()

const answer = (body: Buffer | Uint8Array<ArrayBuffer> | ReadableStream, type = 'image/webp'): Response =>
  new Response(body, { headers: { 'content-type': type } })

describe('an avatar', () => {
  test('is loaded where it is a picture of a usual size', async () => {
    expect(await loadAvatar('', async () => answer(png))).toEqual(new Uint8Array(png))
  })

  test.each<[string, () => Promise<Response>]>([
    ['does not come', () => Promise.reject(new Error('timeout'))],
    ['is missing', async () => new Response('', { status: 404 })],
    ['is elsewhere', async () => new Response(null, { status: 302, headers: { location: 'http://127.0.0.1' } })],
    ['is a page', async () => answer(png, 'text/html')],
    ['is broken', async () => answer(png.subarray(0, 20))],
    ['is of an unknown format', async () => answer(new Uint8Array(100))],
    ['has too many pixels', async () => answer(tooWide)],
  ])('that %s is left out', async (_, fetchPicture) => {
    expect(await loadAvatar('', fetchPicture)).toBeNull()
  })

  test('that is too long is not read to its end', async () => {
    let sent = 0
    const long = new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(64 * 1024))
        if (++sent === 100) controller.close()
      },
    })
    expect(await loadAvatar('', async () => answer(long))).toBeNull()
    expect(sent).toBeLessThan(20)
  })
})

test.each([
  ['PNG', png],
  ['lossy WebP', await square(128).webp().toBuffer()],
  ['lossless WebP', await square(128).webp({ lossless: true }).toBuffer()],
])('the size of a %s is read from its first bytes', (_, bytes) => {
  expect(pictureSize(bytes)).toEqual({ width: 128, height: 8 })
})
