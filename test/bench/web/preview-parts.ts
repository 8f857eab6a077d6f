import { drawLocally } from '../../../edge/cards/local.ts'
import { buildCards } from '../../../scripts/cards/build.ts'
import { readFrom } from '../../../scripts/cards/samples.ts'
import { CARD_FILES } from '../../../scripts/edge.ts'
import type { BoardOrder } from '../../../shared/cards/order.ts'
import { startWebOf } from '../../support/web/web-world.ts'
import type { Part } from '../support/part.ts'
import type { Measure } from '../support/report.ts'
import { median, quantile } from '../support/rounds.ts'
import { randomAddress, requestRates } from './request-rates.ts'
import type { WebBench } from './web-bench.ts'

const DRAWN = { full: 60, quick: 10 } as const
/** The first pictures load the engine and fonts. */
const FIRST = 5
const CONNECTIONS = 8
const TURNS = { full: 10, quick: 3 } as const

const orderOf = (nth: number): BoardOrder => ({
  board: {
    ...{ serverName: `Greenhouse ${nth}`, iconUrl: null, memberCount: 1_000 + nth, locale: 'en' },
    places: [1, 2, 3].map((rank) => ({ rank, name: `member ${rank} ${nth}`, level: 90 - rank, avatarUrl: null })),
  },
})

/** Link previews of boards: how long Bun takes to draw one, and how many it sends a second after it has drawn them. */
export const previewParts = (bench: WebBench, quick: boolean): Part[] => [
  {
    measures: ['board.preview.drawn_per_s', 'board.preview.p50_ms', 'board.preview.kept_per_s'],
    async take(): Promise<Measure[]> {
      const mode = quick ? 'quick' : 'full'
      await buildCards(CARD_FILES)
      const draw = drawLocally(readFrom(CARD_FILES))
      for (let nth = 0; nth < FIRST; nth++) await draw(orderOf(nth))
      const times: number[] = []
      for (let nth = 0; nth < DRAWN[mode]; nth++) {
        const since = performance.now()
        await draw(orderOf(nth))
        times.push(performance.now() - since)
      }
      const drawnPerSecond = 1_000 / (times.reduce((sum, ms) => sum + ms, 0) / times.length)
      return [
        { measure: 'board.preview.p50_ms', value: median(times), note: `p95 ${quantile(times, 0.95).toFixed(1)} ms` },
        { measure: 'board.preview.drawn_per_s', value: drawnPerSecond, note: 'one after the other, on one core' },
        { measure: 'board.preview.kept_per_s', value: median(await sent(bench, TURNS[mode])) },
      ]
    },
  },
]

/** How many pictures of one board the edge on Bun sends a second, in each turn. */
async function sent({ world, visitors: [visitor] }: WebBench, turns: number): Promise<number[]> {
  const id = visitor?.guildId ?? ''
  await world.database.db.updateTable('guilds').set({ board_visibility: 'public' }).where('id', '=', id).execute()
  const web = await startWebOf(world, 'bun')
  const look = async (): Promise<void> => {
    const response = await fetch(`${web.url}/board/${id}/preview.png`, {
      headers: { 'x-forwarded-for': randomAddress() },
    })
    const bytes = await response.arrayBuffer()
    if (!response.ok || bytes.byteLength < 1_000) throw new Error(`a preview was answered with ${response.status}`)
  }
  try {
    await look()
    return await requestRates(look, { connections: CONNECTIONS, turns })
  } finally {
    await web.stop()
  }
}
