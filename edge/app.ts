import { IttyRouter } from 'itty-router/IttyRouter'
import type { Dependencies } from './interactions/dependencies.ts'
import { createReceiver, refuse } from './interactions/receive.ts'
import { health } from './runtime/health.ts'
import { describeError } from './runtime/log.ts'
import type { WaitUntil } from './runtime/timers.ts'

/** @param waitUntil keeps the runtime alive for work after the response; does nothing where the runtime needs no such call */
export type App = (request: Request, waitUntil?: WaitUntil) => Promise<Response>

/** The address that Discord calls. A pattern finds it before the router makes a URL object of every request, which took a seventh of a verified PING's time on workerd. */
const INTERACTIONS = /^[^:/]+:\/\/[^/?#]*\/interactions\/([^/?#]+)\/*(?:[?#]|$)/

const onlyAllow = (method: string) => (): Response => refuse(405, `use ${method}`, { allow: method })

/** All routes of the edge, as one function from a request to a response. It is the same in every runtime. */
export function createApp(dependencies: Dependencies): App {
  const receive = createReceiver(dependencies)
  const router = IttyRouter()
    .all('/interactions/:bot_id', onlyAllow('POST'))
    .get('/health', () => health(dependencies))
    .all('/health', onlyAllow('GET'))
    .all('*', () => refuse(404, 'there is nothing here'))

  const answer = (request: Request, waitUntil: WaitUntil): Promise<Response> => {
    const [, botId] = request.method === 'POST' ? (INTERACTIONS.exec(request.url) ?? []) : []
    return botId === undefined ? router.fetch(request) : receive(request, botId, waitUntil)
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
