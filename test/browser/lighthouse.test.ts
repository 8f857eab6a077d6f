import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test'
import { freePort } from '../../scripts/ports.ts'
import { isLong } from '../support/long-forms.ts'
import { describeInBrowser } from './browser.ts'
import { measure, type Reading } from './lighthouse.ts'
import { pagesOf } from './pages.ts'
import { BrowserWorld } from './world.ts'

setDefaultTimeout(600_000)

const RUNS = 3

/** The limits for the median of three runs, on Lighthouse's simulated phone. */
const LEAST = { accessibility: 100, performance: 95, 'best-practices': 95, seo: 95 }
/** Leaderboards have no scripts, so their largest part is painted sooner. https://web.dev/articles/lcp */
const BOARD_LCP_MS = 1_300
const MOST = { lcpMs: 1_800, blockingMs: 100, shift: 0.02 }

/** Pages without scripts, which everybody may read. */
const DOCUMENTS = [
  { name: 'guide', path: '/docs' },
  { name: 'guide-page', path: '/docs/members/xp' },
  { name: 'guide-pictures', path: '/docs/admins/dashboard' },
  { name: 'guide-commands', path: '/docs/admins/commands' },
  { name: 'guide-operators', path: '/docs/operators' },
]

/** Every page that is measured. */
const measuredPages = (guildId: string, userId: string) => [...pagesOf(guildId, userId), ...DOCUMENTS]

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** The median of each value, and a sentence about each median that is outside of its limit. */
function problemsOf(readings: readonly Reading[], limits: typeof MOST = MOST): { line: string; problems: string[] } {
  const of = (read: (reading: Reading) => number): number => median(readings.map(read))
  const scores = Object.entries(LEAST).map(([name, least]) => ({
    name,
    least,
    value: of(({ scores }) => scores[name] ?? 0),
  }))
  const times = Object.entries(limits).map(([name, most]) => {
    // The keys of MOST are those of a reading.
    return { name, most, value: of((reading) => reading[name as keyof typeof MOST]) }
  })
  return {
    line: [...scores, ...times].map(({ name, value }) => `${name} ${Number(value.toFixed(2))}`).join(', '),
    problems: [
      ...scores.flatMap(({ name, least, value }) => (value < least ? [`${name}: ${value}, at least ${least}`] : [])),
      ...times.flatMap(({ name, most, value }) => (value > most ? [`${name}: ${value}, at most ${most}`] : [])),
    ],
  }
}

// It takes minutes, so it only runs on demand: `FAULTS=long scripts/test browser/lighthouse`.
describe.skipIf(!isLong)('Lighthouse', () => {
  describeInBrowser('on a phone', () => {
    let world: BrowserWorld
    let port: number

    beforeAll(async () => {
      port = await freePort()
      world = await BrowserWorld.open([`--remote-debugging-port=${port}`])
    })
    afterAll(() => world?.close())

    test.each(measuredPages('', '').map(({ name }) => name))('%s keeps the limits', async (name) => {
      const { guild } = world
      const path = measuredPages(guild.id, guild.member('bob').id).find((each) => each.name === name)?.path ?? '/'
      const { page, close } = await world.visit('alice', path)
      const cookies = await page.context().cookies()
      await close()
      const readings: Reading[] = []
      for (let run = 0; run < RUNS; run++) readings.push(await measure(`${world.url}${path}`, port, cookies))
      const { line, problems } = problemsOf(readings)
      process.stdout.write(`${name}: ${line}\n`)
      expect([...problems, ...new Set(readings.flatMap(({ failed }) => failed))]).toEqual([])
    })

    test('a public leaderboard keeps the limits for a reader who has not logged in', async () => {
      const { guild, behind } = world
      await behind.database.db
        .updateTable('guilds')
        .set({ board_visibility: 'public', board_indexed: 'yes' })
        .where('id', '=', guild.id)
        .execute()
      const readings: Reading[] = []
      for (let run = 0; run < RUNS; run++) readings.push(await measure(`${world.url}/board/${guild.id}`, port, []))
      const { line, problems } = problemsOf(readings, { ...MOST, lcpMs: BOARD_LCP_MS })
      process.stdout.write(`board: ${line}\n`)
      expect([...problems, ...new Set(readings.flatMap(({ failed }) => failed))]).toEqual([])
    })
  })
})
