import { sql } from 'kysely'
import { LANGUAGES } from '../../../shared/text/language.ts'
import type { Part } from '../support/part.ts'
import type { Measure } from '../support/report.ts'
import { median, quantile } from '../support/rounds.ts'
import { randomAddress, requestRates } from './request-rates.ts'
import type { WebBench } from './web-bench.ts'

const MEMBERS = { full: 1_000_000, quick: 20_000 } as const
const ASKED = { full: 60, quick: 5 } as const
const CONNECTIONS = 16
const TURNS = { full: 20, quick: 3 } as const

/** Opens a page of a public board. @param mark the ETag of the page that the reader has; absent for a reader without it */
async function look(url: string, path: string, mark?: string): Promise<{ ms: number; etag: string }> {
  const startedAt = performance.now()
  const response = await fetch(`${url}${path}`, {
    headers: { 'cf-connecting-ip': randomAddress(), ...(mark !== undefined && { 'if-none-match': mark }) },
  })
  const html = await response.text()
  const ms = performance.now() - startedAt
  const isRight =
    mark === undefined ? response.status === 200 && html.includes('<tr id="rank-') : response.status === 304
  if (!isRight) throw new Error(`${path} was answered with ${response.status}: ${html.slice(0, 200)}`)
  return { ms, etag: response.headers.get('etag') ?? '' }
}

/** How many pages a second all connections receive together, in each turn. @param pathOf the path of each request, by its number */
function rates(url: string, pathOf: (nth: number) => string, turns: number, mark?: string): Promise<number[]> {
  let asked = 0
  return requestRates(() => look(url, pathOf(asked++), mark), { connections: CONNECTIONS, turns })
}

/** How many of the first pages are read. In five languages, they are more than a process keeps of one board. */
const NEAR_PAGES = 3
/** More pages than a process keeps of one board. */
const KEPT_PAGES = 9

/** A public board of a million members: how many pages a second (rendered, kept and unchanged), and how long the first page and one in the middle take. */
export const boardParts = (bench: WebBench, quick: boolean): Part[] => [
  {
    measures: [
      ...['board.rendered_per_s', 'board.kept_per_s', 'board.unchanged_per_s'],
      ...['board.first.p50_ms', 'board.jump.p50_ms'],
    ],
    async take(): Promise<Measure[]> {
      const mode = quick ? 'quick' : 'full'
      const { guildId } = await bench.crowd(MEMBERS[mode])
      const { db } = bench.world.database
      await sql`update guilds set board_visibility = 'public' where id = ${guildId}`.execute(db)
      const { url, stop } = await bench.serve(bench.bridge.url)
      try {
        const path = `/board/${guildId}`
        const pageOf = (page: number): string => `${path}?page=${page}`
        const inTurn = (nth: number): string =>
          `${pageOf(1 + (nth % NEAR_PAGES))}&lang=${LANGUAGES[Math.floor(nth / NEAR_PAGES) % LANGUAGES.length]}`
        await look(url, path)
        await rates(url, inTurn, 2)
        const times = async (name: string, before: () => Promise<unknown>, asked: (nth: number) => string) => {
          const all: number[] = []
          for (let nth = 0; nth < ASKED[mode]; nth++) {
            await before()
            all.push((await look(url, asked(nth))).ms)
          }
          const note = `p95 ${quantile(all, 0.95).toFixed(1)} ms`
          return { measure: `board.${name}.p50_ms`, value: median(all), note }
        }
        let other = NEAR_PAGES
        /** Makes the process forget the first page, by reading other pages. */
        const others = async (): Promise<void> => {
          for (let nth = 0; nth < KEPT_PAGES; nth++) await look(url, pageOf(++other))
        }
        const middle = Math.floor(MEMBERS[mode] / 200)
        return [
          { measure: 'board.rendered_per_s', value: median(await rates(url, inTurn, TURNS[mode])) },
          await times('first', others, () => path),
          await times(
            'jump',
            async () => {},
            (nth) => pageOf(middle + nth),
          ),
          { measure: 'board.kept_per_s', value: median(await rates(url, () => path, TURNS[mode])) },
          {
            measure: 'board.unchanged_per_s',
            value: median(await rates(url, () => path, TURNS[mode], (await look(url, path)).etag)),
          },
        ]
      } finally {
        await stop()
      }
    },
  },
]
