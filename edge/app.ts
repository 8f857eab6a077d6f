import { Router } from 'itty-router/Router'
import { health } from './health.ts'
import type { Dependencies, WaitUntil } from './interactions/context.ts'
import { createReceiver } from './interactions/receive.ts'
import { describeError } from './log.ts'
import { refuse } from './refuse.ts'

/** @param waitUntil keeps the runtime going for what follows the response; where there is no need, it does nothing */
export type App = (request: Request, waitUntil?: WaitUntil) => Promise<Response>

const onlyAllow = (method: string) => (): Response => refuse(405, `use ${method}`, { allow: method })

/** Everything the edge answers, as one function from a request to a response, the same in every runtime. */
export function createApp(dependencies: Dependencies): App {
  const receive = createReceiver(dependencies)
  const router = Router()
    .post('/interactions/:bot_id', (request, waitUntil: WaitUntil) =>
      receive(request, request.params.bot_id ?? '', waitUntil),
    )
    .all('/interactions/:bot_id', onlyAllow('POST'))
    .get('/health', () => health(dependencies))
    .all('/health', onlyAllow('GET'))
    .all('*', () => refuse(404, 'there is nothing here'))

  return async (request, waitUntil = () => {}) => {
    try {
      return await router.fetch(request, waitUntil)
    } catch (error) {
      const id = dependencies.newId()
      dependencies.log.error('request failed', { id, ...describeError(error) })
      return refuse(500, `something went wrong here; it is in the log as ${id}`)
    }
  }
}
