import { health } from './health.ts'
import type { Dependencies, WaitUntil } from './interactions/context.ts'
import { createReceiver } from './interactions/receive.ts'
import { describeError } from './log.ts'
import { refuse } from './refuse.ts'

/** @param waitUntil keeps the runtime going for what follows the response; where there is no need, it does nothing */
export type App = (request: Request, waitUntil?: WaitUntil) => Promise<Response>

const INTERACTIONS = /^\/interactions\/([^/]+)\/*$/
const HEALTH = /^\/health\/*$/

/** By pattern rather than by a router: a URL object for each request took a seventh of a verified PING's time on workerd. */
const pathOf = (url: string): string => /^[^:/]+:\/\/[^/?#]*([^?#]*)/.exec(url)?.[1] ?? ''

const onlyAllow = (method: string): Response => refuse(405, `use ${method}`, { allow: method })

/** Everything the edge answers, as one function from a request to a response, the same in every runtime. */
export function createApp(dependencies: Dependencies): App {
  const receive = createReceiver(dependencies)

  async function answer(request: Request, waitUntil: WaitUntil): Promise<Response> {
    const path = pathOf(request.url)
    const [, botId] = INTERACTIONS.exec(path) ?? []
    if (botId !== undefined) return request.method === 'POST' ? receive(request, botId, waitUntil) : onlyAllow('POST')
    if (HEALTH.test(path)) return request.method === 'GET' ? health(dependencies) : onlyAllow('GET')
    return refuse(404, 'there is nothing here')
  }

  return async (request, waitUntil = () => {}) => {
    try {
      return await answer(request, waitUntil)
    } catch (error) {
      const id = dependencies.newId()
      dependencies.log.error('request failed', { id, ...describeError(error) })
      return refuse(500, `something went wrong here; it is in the log as ${id}`)
    }
  }
}
