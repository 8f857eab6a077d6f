import { isWrite } from '../../../edge/api/route.ts'
import { routes } from '../../../edge/api/routes.ts'
import { sampleRequest } from '../../support/api-requests.ts'
import { takenBy } from '../../support/taken-by.ts'
import type { Measure } from '../support/report.ts'
import { ORIGIN, type WebBench } from './web-bench.ts'

const USES = 5
const MOST = { read: 1, write: 2 } as const
/** Bodies that change something each time, for routes whose sample changes nothing. */
const CHANGES: Readonly<Record<string, (nth: number) => unknown>> = {
  'settings.change': (nth) => ({ values: { xpDelaySeconds: 100 + nth } }),
  'level-texts.set': (nth) => ({ text: `{user} has level {level} (${nth})`, form: 'plain' }),
}
/** These reads need the person, so they begin after the login was read. */
const AFTER_LOGIN: readonly string[] = ['me.read', 'bots.list', 'premium.read']

/**
 * How often each route waits for the database, at most, over a few requests of an administrator. Discord's answers are in
 * memory. A route that refuses its sample request is left out.
 */
export async function roundTrips(bench: WebBench, url: string): Promise<Measure[]> {
  const { tap } = bench.world
  const measures: Measure[] = []
  for (const [nth, route] of routes.filter(({ access }) => access !== 'anyone').entries()) {
    // Each route has a visitor of its own, because one of them logs the visitor out.
    const visitor = bench.visitors[nth % bench.visitors.length]
    if (visitor === undefined) throw new Error('there are visitors')
    const { path, body: sample } = sampleRequest(route, visitor.guildId)
    const bodyOf = CHANGES[route.id] ?? (() => sample)
    let version = '0'
    let uses = 0
    async function ask(): Promise<Response> {
      const body = bodyOf(uses++)
      const response = await fetch(`${url}/api/v1${path}`, {
        method: route.method,
        headers: {
          cookie: visitor?.cookie ?? '',
          origin: ORIGIN,
          'if-match': `"${version}"`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      // The next request replaces the version that this one found.
      const found = /"version":"([^"]+)"/.exec(text)?.[1]
      version = response.headers.get('etag')?.replaceAll('"', '') ?? found ?? version
      return response
    }
    // Afterwards Discord's answers are in memory, and the version for a change is known.
    await ask()
    const waits: number[] = []
    let statements = 0
    for (let use = 0; use < USES; use++) {
      let ok = false
      const taken = await takenBy(tap, async () => (ok = (await ask()).ok))
      if (ok) waits.push(taken.waits)
      statements = Math.max(statements, taken.statements)
    }
    if (waits.length === 0) continue
    const note = `${route.method} ${route.path}: ${statements} statements`
    const isLonger = isWrite(route) || AFTER_LOGIN.includes(route.id)
    const target = { atMost: isLonger ? MOST.write : MOST.read }
    measures.push({ measure: `api.${route.id}.round_trips`, value: Math.max(...waits), target, note })
  }
  return measures
}
