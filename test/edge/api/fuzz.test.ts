import { expect, test } from 'bun:test'
import { routes } from '../../../edge/api/routes.ts'
import { sampleRequest } from '../../support/api-requests.ts'
import { type ApiCaller, ApiWorld, ORIGIN, type Staffed } from '../../support/api-world.ts'
import { hostileValue } from '../../support/fuzz/hostile.ts'
import { mutate } from '../../support/fuzz/mutate.ts'
import { type Random, randomFrom } from '../../support/fuzz/random.ts'
import { isLong } from '../../support/long-forms.ts'

/** Change it to meet other input; put it back to find a failure again. */
const SEED = 20_261_126
/** `FAULTS=long` sends all ten thousand. */
const REQUESTS = isLong ? 10_000 : 600
const AT_ONCE = 16
const SHOWN_FAILURES = 5

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACY']
const HEADERS = ['if-match', 'if-none-match', 'idempotency-key', 'accept-language', 'content-type', 'origin', 'range']

/** A text that may be a header's value. */
const headerText = (value: unknown): string =>
  String(typeof value === 'object' ? JSON.stringify(value) : value)
    .replaceAll(/[^ -~]/g, '?')
    .slice(0, 4_000)

/** A request to a route with some of its parts changed. */
function mutated(castle: Staffed, callers: readonly ApiCaller[], random: Random): { request: Request; told: string } {
  const route = random.pick(routes)
  const { path, body } = sampleRequest(route, castle.guild.id)
  const whole = mutate(
    { body: structuredClone(body) ?? {}, query: { cursor: 'x', days: '7' }, parts: path.split('/') },
    random,
  )
  const { query, parts } = whole
  const segments = Array.isArray(parts) && random.chance(0.3) ? parts.map(headerText) : path.split('/')
  const asQuery = typeof query === 'object' && query !== null && random.chance(0.5) ? query : {}
  const search = new URLSearchParams(
    Object.entries(asQuery).map(([key, value]): [string, string] => [key, headerText(value)]),
  )
  const url = `${ORIGIN}/api/v1${segments.map((part) => encodeURI(part)).join('/')}?${search}`
  const method = random.chance(0.9) ? route.method : random.pick(METHODS)
  const headers = new Headers({ origin: ORIGIN, 'content-type': 'application/json', 'if-match': '"0"' })
  for (const [name, value] of Object.entries(random.pick(callers).headers)) headers.set(name, value)
  if (random.chance(0.3)) headers.set(random.pick(HEADERS), headerText(hostileValue(random)))
  const text = random.chance(0.1) ? headerText(hostileValue(random)) : (JSON.stringify(whole.body) ?? '')
  const hasBody = !['GET', 'HEAD'].includes(method) && (body !== undefined || random.chance(0.1))
  const request = new Request(url, { method, headers, ...(hasBody && { body: text }) })
  return { request, told: `${method} ${url}\n  ${JSON.stringify([...headers])}\n  ${text.slice(0, 2_000)}` }
}

test(`none of ${REQUESTS} changed requests makes the API fail`, async () => {
  const api = await ApiWorld.open()
  try {
    const castle = await api.staffedGuild()
    const random = randomFrom(SEED)
    const key = await api.key(castle.guild, castle.admin, 'write')
    const callers = [castle.admin, castle.admin, castle.manager, castle.viewer, castle.member, key]
    const faults: string[] = []
    let left = REQUESTS
    const sendOnAndOn = async (): Promise<void> => {
      while (left-- > 0) {
        if (left % 40 === 0) api.restoreLimits()
        const { request, told } = mutated(castle, callers, random)
        const response = await api.send(request)
        const text = await response.text()
        if (response.status >= 500) faults.push(`${response.status} ${text}\n  ${told}`)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, sendOnAndOn))
    const failed = api.logged.filter((line) => line.includes('failed'))
    expect([...faults.slice(0, SHOWN_FAILURES), ...failed.slice(0, SHOWN_FAILURES)]).toEqual([])
  } finally {
    await api.close()
  }
}, 300_000)
