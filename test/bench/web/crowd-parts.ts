import type { Part } from '../support/part.ts'
import type { Measure } from '../support/report.ts'
import { median, quantile } from '../support/rounds.ts'
import { memberId } from './crowd.ts'
import { ORIGIN, type Visitor, type WebBench } from './web-bench.ts'

const MEMBERS = { full: 1_000_000, quick: 20_000 } as const
const TOO_MANY = 429
const ASKED = { full: 40, quick: 3 } as const

interface Read {
  name: string
  /** The path below that of the guild. */
  path: string
  /** The parameter of the next page. Its value comes from the previous reply. */
  goesOn?: string
}

const READS: readonly Read[] = [
  { name: 'members.list', path: 'members?limit=50' },
  { name: 'members.search', path: 'members?query=member12345' },
  { name: 'members.show', path: `members/${memberId(12_345)}` },
  { name: 'members.history', path: `members/${memberId(777)}/history?days=30&timeZone=Europe/Berlin` },
  { name: 'leaderboard.next', path: 'leaderboard?limit=50', goesOn: 'cursor' },
  { name: 'feed.first', path: 'feed' },
  { name: 'feed.without_news', path: 'feed?', goesOn: 'after' },
  { name: 'activity.7_days', path: 'activity?days=7&timeZone=Europe/Berlin' },
  { name: 'activity.30_days', path: 'activity?days=30&timeZone=Europe/Berlin' },
  { name: 'activity.90_days', path: 'activity?days=90&timeZone=Europe/Berlin' },
]

/** Reads a path of the visitor's guild, as soon as the limits allow it. @returns how long it took, and where the reply ended */
async function read(url: string, visitor: Visitor, path: string): Promise<{ ms: number; next: string }> {
  const { guildId, cookie } = visitor
  const startedAt = performance.now()
  const headers = { cookie, origin: ORIGIN }
  const response = await fetch(`${url}/api/v1/guilds/${guildId}/${path}`, { headers })
  const text = await response.text()
  const ms = performance.now() - startedAt
  if (response.status === TOO_MANY) {
    await Bun.sleep(Number(response.headers.get('retry-after')) * 1_000)
    return read(url, visitor, path)
  }
  if (!response.ok) throw new Error(`${path} was answered with ${response.status}: ${text.slice(0, 200)}`)
  return { ms, next: /"next":"([^"]+)"/.exec(text)?.[1] ?? '' }
}

/** How long reads about members take in a guild of a million members and messages, one after the other. */
export const crowdParts = (bench: WebBench, quick: boolean): Part[] => [
  {
    measures: ['api.*.p50_ms'],
    async take(): Promise<Measure[]> {
      const mode = quick ? 'quick' : 'full'
      const visitor = await bench.crowd(MEMBERS[mode])
      const { url, stop } = await bench.serve(bench.bridge.url)
      const measures: Measure[] = []
      for (const { name, path, goesOn } of READS) {
        const { next } = await read(url, visitor, path)
        const asked = goesOn === undefined ? path : `${path}&${goesOn}=${next}`
        const times: number[] = []
        for (let nth = 0; nth < ASKED[mode]; nth++) times.push((await read(url, visitor, asked)).ms)
        const note = `p95 ${quantile(times, 0.95).toFixed(1)} ms`
        measures.push({ measure: `api.${name}.p50_ms`, value: median(times), note })
      }
      await stop()
      return measures
    },
  },
]
