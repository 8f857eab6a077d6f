import { isWrite } from '../../../edge/api/route.ts'
import { routes } from '../../../edge/api/routes.ts'
import { sampleRequest } from '../../support/api-requests.ts'
import { takenBy } from '../edge/round-trips.ts'
import type { Measure } from '../support/report.ts'
import { ORIGIN, type WebBench } from './web-bench.ts'

const USES = 5
const MOST = { read: 1, write: 2 } as const

/**
 * How often each route waits for the database, at most, over a few requests of an administrator. Discord's answers are in
 * memory. A route that refuses its sample request is left out.
 */
export async function roundTrips(bench: WebBench, url: string): Promise<Measure[]> {
  const { tap } = bench.world
  const measures: Measure[] = []
  for (const [nth, route] of routes.filter(({ access }) => access !== 'anyone').entries()) {
    // Each route has a login of its own, because some routes end it.
    const visitor = bench.visitors[nth]
    if (visitor === undefined) throw new Error('there are visitors')
    const { path, body } = sampleRequest(route, visitor.guildId)
    let version = '0'
    async function ask(): Promise<Response> {
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
    // What Discord answers is in memory afterwards; a change learns its version.
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
    const target = { atMost: isWrite(route) ? MOST.write : MOST.read }
    measures.push({ measure: `api.${route.id}.round_trips`, value: Math.max(...waits), target, note })
  }
  return measures
}
