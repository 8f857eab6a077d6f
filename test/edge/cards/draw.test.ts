import { beforeAll, expect, test } from 'bun:test'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Renderer } from '@takumi-rs/wasm'
import pixelmatch from 'pixelmatch'
import sharp from 'sharp'
import { drawLocally } from '../../../edge/cards/local.ts'
import { buildCards } from '../../../scripts/cards/build.ts'
import { drawSamples, readFrom } from '../../../scripts/cards/samples.ts'
import { CARD_FILES } from '../../../scripts/edge.ts'
import type { Card } from '../../../shared/cards/card.ts'
import { createDraw } from '../../../shared/cards/draw.ts'
import { pictureOf } from '../../../shared/cards/draw-cards.ts'
import { isLong } from '../../support/long-forms.ts'
import { withTemporaryDirectory } from '../../support/temporary.ts'

/** Half the size of a card: differences that people would not see are lost. */
const GOLDEN = join(import.meta.dir, 'golden')
const [WIDTH, HEIGHT] = [467, 141]
/** The distance of two colours, of which people see the difference: 0 for the same, 1 for black and white. */
const THRESHOLD = 0.05
/** A card with more different pixels than this looks different. Another digit makes a difference of about 25. */
const SEEN = 10

const card: Card = {
  ...{ name: 'alice', level: 12, rank: 3, xp: 12_345, progress: { have: 340, need: 1_000 } },
  ...{ theme: 'midnight', accent: null, locale: 'en-US', occasion: 'standing' },
}

const small = (picture: string | Uint8Array): Promise<Buffer> =>
  sharp(picture).resize(WIDTH, HEIGHT, { fit: 'fill' }).ensureAlpha().raw().toBuffer()

/** The number of pixels that people see as different. Edges of letters that are only smoothed in another way do not count. */
const difference = (a: Buffer, b: Buffer): number => pixelmatch(a, b, null, WIDTH, HEIGHT, { threshold: THRESHOLD })

beforeAll(() => buildCards(CARD_FILES), 120_000)

const draw = drawLocally(readFrom(CARD_FILES))
const picture = async (changes: Partial<Card> = {}): Promise<Uint8Array> =>
  draw({ card: { ...card, ...changes }, avatarUrl: null })

test('the samples look as they did when a person last looked at them', () =>
  withTemporaryDirectory(async (folder) => {
    const paths = await drawSamples(CARD_FILES, folder)
    const seen: Record<string, boolean> = {}
    for (const path of paths) {
      const name = path.slice(folder.length + 1).replace('.webp', '.png')
      seen[name] = difference(await small(path), await small(join(GOLDEN, name))) <= SEEN
    }
    expect(seen).toEqual(Object.fromEntries(readdirSync(GOLDEN).map((name) => [name, true])))
  }))

test.each<Partial<Card>>([{ name: 'alide' }, { xp: 12_346 }, { level: 13 }, { accent: '#a5b4e0' }])(
  'the comparison sees the difference that %j makes',
  async (changes) => {
    expect(difference(await small(await picture()), await small(await picture(changes)))).toBeGreaterThan(SEEN)
  },
)

test('an avatar that does not come, is no picture or is broken leaves a card with a letter', async () => {
  const expected = await small(await picture())
  const answers: Record<string, Response> = {
    '/missing': new Response(null, { status: 404 }),
    '/page': new Response('<html>', { headers: { 'content-type': 'text/html' } }),
    '/broken': new Response('no picture', { headers: { 'content-type': 'image/webp' } }),
  }
  const server = Bun.serve({
    ...{ hostname: '127.0.0.1', port: 0 },
    fetch: ({ url }) => answers[new URL(url).pathname] ?? new Promise<Response>(() => {}),
  })
  for (const path of ['/missing', '/page', '/broken', '/never']) {
    const avatarUrl = `${server.url.origin}${path}`
    const drawn = await draw({ card, avatarUrl })
    expect([path, difference(await small(drawn), expected)]).toEqual([path, 0])
  }
  await server.stop(true)
})

test('a card keeps its fonts while another one makes the engine forget them', async () => {
  const read = readFrom(CARD_FILES)
  const faces = JSON.parse(await Bun.file(join(CARD_FILES, 'faces.json')).text())
  const asked = Promise.withResolvers<void>()
  const emoji = Promise.withResolvers<void>()
  // The first card waits for its emoji, when it has its fonts.
  const gated = async (name: string) => {
    if (name.startsWith('emoji-')) {
      asked.resolve()
      await emoji.promise
    }
    return read(name)
  }
  const drawOne = createDraw({ openRenderer: () => new Renderer(), faces, read: gated, mostFontBytes: 0 })
  const named = (name: string) => pictureOf({ card: { ...card, name }, avatarUrl: null }, new Map())
  const first = drawOne(named('alice 🎉'))
  await asked.promise
  const second = await drawOne(named('日本語'))
  emoji.resolve()
  expect(difference(await small(second), await small(await picture({ name: '日本語' })))).toBe(0)
  expect(difference(await small(await first), await small(await picture({ name: 'alice 🎉' })))).toBe(0)
})

test('an engine that could not be loaded is loaded for the next card', async () => {
  let isMissing = true
  const read = readFrom(CARD_FILES)
  const drawOne = drawLocally(async (name) => (isMissing ? null : read(name)))
  expect(drawOne({ card, avatarUrl: null })).rejects.toThrow('run scripts/build-cards')
  await drawOne({ card, avatarUrl: null }).catch(() => {})
  isMissing = false
  expect((await drawOne({ card, avatarUrl: null })).length).toBeGreaterThan(1_000)
})

test('the memory of the engine stays bounded while it draws cards with different emoji', async () => {
  const [cards, mostMib] = isLong ? [1_500, 16] : [100, 2]
  const program = [process.execPath, '--no-install', join(import.meta.dir, 'memory.ts'), String(cards)]
  const drawing = Bun.spawn(program, { stdio: ['ignore', 'pipe', 'inherit'] })
  const grown = Number(await new Response(drawing.stdout).text())
  expect(await drawing.exited).toBe(0)
  expect(grown / 2 ** 20).toBeLessThan(mostMib)
}, 120_000)
