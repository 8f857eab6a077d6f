import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { drawLocally } from '../../../edge/cards/local.ts'
import { buildCards } from '../../../scripts/cards/build.ts'
import { readFrom } from '../../../scripts/cards/samples.ts'
import { CARD_FILES, CARDS_ENTRY, startWorkerd } from '../../../scripts/edge.ts'
import type { CardOrder } from '../../../shared/cards/order.ts'
import { THEME_NAMES } from '../../../shared/cards/themes.ts'
import type { Part } from '../support/part.ts'
import type { Measure } from '../support/report.ts'
import { quantile } from '../support/rounds.ts'
import type { EdgeBench } from './edge-bench.ts'

const DRAWN = { full: 300, quick: 30 } as const
/** The first cards load the engine and the fonts of their scripts. */
const FIRST = 20
/** Orders under way at a time where cards a second are measured: more than one, so that the worker never waits. */
const AT_A_TIME = 4

const NAMES = [
  'alice',
  'Zoë Müller-Lüdenscheidt',
  'Дмитрий',
  '日本語の名前',
  'محمد علي',
  '🎉 Party 👍🏽',
  'bob_1987',
  'नमस्ते',
]

/** Orders as they come from members: each theme, many scripts, always an avatar. */
function orderOf(nth: number, avatarUrl: string): CardOrder {
  const theme = THEME_NAMES[nth % THEME_NAMES.length] ?? 'midnight'
  const name = NAMES[nth % NAMES.length] ?? 'alice'
  const progress = { have: nth % 100, need: 100 }
  const standing = { level: nth % 90, rank: 1 + nth, xp: 1_000 * nth, progress }
  return { card: { name, ...standing, theme, accent: '#ff8800', occasion: 'standing', locale: 'en-US' }, avatarUrl }
}

type Draw = (order: CardOrder) => Promise<unknown>

/** Draws cards one after the other, and then some at a time. */
async function measured(runtime: string, draw: Draw, avatarUrl: string, quick: boolean): Promise<Measure[]> {
  const count = quick ? DRAWN.quick : DRAWN.full
  for (let nth = 0; nth < FIRST; nth++) await draw(orderOf(nth, avatarUrl))
  const times: number[] = []
  for (let nth = 0; nth < count; nth++) {
    const since = performance.now()
    await draw(orderOf(nth, avatarUrl))
    times.push(performance.now() - since)
  }
  const since = performance.now()
  const orders = Array.from({ length: count }, (_, nth) => nth).values()
  const drawRest = async (): Promise<void> => {
    for (const nth of orders) await draw(orderOf(nth, avatarUrl))
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, drawRest))
  const perSecond = (count * 1_000) / (performance.now() - since)
  const note = `with its avatar; p99 ${quantile(times, 0.99).toFixed(1)} ms`
  return [
    { measure: `card.${runtime}.ms.p50`, value: quantile(times, 0.5), note },
    { measure: `card.${runtime}.per_second`, value: perSecond, note: 'on one core' },
  ]
}

/** Answers every request with an avatar, as Discord's server for pictures does. */
async function serveAvatar(): Promise<{ url: string; stop: () => Promise<void> }> {
  const noise = { type: 'gaussian', mean: 120, sigma: 40 } as const
  const create = { width: 128, height: 128, channels: 3, background: '#445566', noise } as const
  const avatar = await sharp({ create }).webp().toBuffer()
  const headers = { 'content-type': 'image/webp' }
  const server = Bun.serve({ hostname: '127.0.0.1', port: 0, fetch: () => new Response(avatar, { headers }) })
  return { url: server.url.href, stop: () => server.stop(true) }
}

/** The size of the cards' worker, and how fast it and the process of Bun draw cards. */
export const cardParts = (bench: EdgeBench, quick: boolean): Part[] => [
  {
    measures: ['card.worker.gzip_kib'],
    async take() {
      const folder = dirname(await bench.bundle(CARDS_ENTRY))
      const files = (await readdir(folder)).filter((name) => /\.(js|wasm)$/.test(name))
      const sizes = await Promise.all(
        files.map(async (name) => Bun.gzipSync(await Bun.file(join(folder, name)).bytes()).byteLength),
      )
      const value = sizes.reduce((sum, size) => sum + size, 0) / 1024
      return [
        {
          measure: 'card.worker.gzip_kib',
          value,
          note: 'the worker with the layout engine; fonts are files beside it',
        },
      ]
    },
  },
  {
    measures: ['card.workerd.ms.p50', 'card.workerd.per_second'],
    async take() {
      await buildCards(CARD_FILES)
      const avatar = await serveAvatar()
      const cards = { bundle: await bench.bundle(CARDS_ENTRY), files: CARD_FILES }
      const front = await bench.bundle('test/bench/edge/card-front.ts')
      const workerd = await startWorkerd({ bundle: front, cards, environment: {}, write: () => {} })
      const draw: Draw = async (order) => {
        const response = await fetch(workerd.url, { method: 'POST', body: JSON.stringify(order) })
        if (!response.ok) throw new Error(`the cards’ worker answered ${response.status}: ${await response.text()}`)
        return response.arrayBuffer()
      }
      const measures = await measured('workerd', draw, avatar.url, quick)
      await Promise.all([workerd.stop(), avatar.stop()])
      return measures
    },
  },
  {
    measures: ['card.bun.ms.p50', 'card.bun.per_second'],
    async take() {
      await buildCards(CARD_FILES)
      const avatar = await serveAvatar()
      const measures = await measured('bun', drawLocally(readFrom(CARD_FILES)), avatar.url, quick)
      await avatar.stop()
      return measures
    },
  },
]
