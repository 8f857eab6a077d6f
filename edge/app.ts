import { IttyRouter } from 'itty-router/IttyRouter'
import type { Dependencies } from './interactions/dependencies.ts'
import { createReceiver, refuse } from './interactions/receive.ts'
import { health } from './runtime/health.ts'
import { describeError } from './runtime/log.ts'
import type { WaitUntil } from './runtime/timers.ts'
import type { WebApp } from './runtime/web-app.ts'

/**
 * @param waitUntil keeps the runtime alive for work after the response; does nothing where the runtime needs no such call
 * @param address the network address of the sender, for the web's limits
 */
export type App = (request: Request, waitUntil?: WaitUntil, address?: string) => Promise<Response>

/** The address that Discord calls. A pattern finds it before the router makes a URL object of every request, which took a seventh of a verified PING's time on workerd. */
const INTERACTIONS = /^[^:/]+:\/\/[^/?#]*\/interactions\/([^/?#]+)\/*(?:[?#]|$)/

const onlyAllow = (method: string) => (): Response => refuse(405, `use ${method}`, { allow: method })

/**
 * All routes of the edge, as one function from a request to a response. It is the same in every runtime.
 * @param web answers all other addresses; absent where the dashboard is a worker of its own, or is not served
 */
export function createApp(dependencies: Dependencies, web?: WebApp): App {
  const receive = createReceiver(dependencies)
  const router = IttyRouter()
    .all('/interactions/:bot_id', onlyAllow('POST'))
    .get('/health', () => health(dependencies))
    .all('/health', onlyAllow('GET'))
    .all('*', (request: Request, waitUntil: WaitUntil, address: string) =>
      web === undefined ? refuse(404, 'there is nothing here') : web(request, { waitUntil, address }),
    )

  const answer = (request: Request, waitUntil: WaitUntil, address: string): Promise<Response> => {
    const [, botId] = request.method === 'POST' ? (INTERACTIONS.exec(request.url) ?? []) : []
    return botId === undefined ? router.fetch(request, waitUntil, address) : receive(request, botId, waitUntil)
  }

  return async (request, waitUntil = () => {}, address = 'unknown') => {
    try {
      return await answer(request, waitUntil, address)
    } catch (error) {
      const id = dependencies.newId()
      dependencies.log.error('request failed', { id, ...describeError(error) })
      return refuse(500, `something went wrong here; it is in the log as ${id}`)
    }
  }
}
