import { buildCards } from '../../../scripts/cards/build.ts'
import { CARD_FILES } from '../../../scripts/edge.ts'
import { registerCommands } from '../../../scripts/registration/register.ts'
import type { Runtime } from '../edge.ts'
import type { EdgeWorld } from '../edge-world.ts'
import { startGatewayProcess } from '../gateway-process.ts'
import type { Limits } from './limits.ts'
import { type RunningPlayground, servePlayground } from './serve.ts'
import { standingsIn } from './standings.ts'

/**
 * Starts an edge and a gateway process for the application of a world, and serves a playground with them.
 * @param now milliseconds since 1970
 */
export async function servePlaygroundWithEdge(
  world: EdgeWorld,
  runtime: Runtime,
  limits: Limits,
  now: () => number = Date.now,
): Promise<RunningPlayground> {
  const { discord, application, database } = world
  await buildCards(CARD_FILES)
  const [edge, gateway] = await Promise.all([
    world.start(runtime, { drawsCards: true }),
    startGatewayProcess(discord, application, database),
  ])
  const verdict = await application.setInteractionsUrl(`${edge.url}/interactions/${application.id}`)
  if (!verdict.ok) throw new Error(verdict.reason)
  const { id: applicationId, token } = application
  await registerCommands({ apiUrl: discord.apiUrl, token, applicationId, guildId: null })
  const parts = { discord, application, limits, readStandings: standingsIn(database.db), now }
  const served = await servePlayground(parts, 0)
  return {
    ...served,
    async stop() {
      await served.stop()
      await gateway.end('SIGTERM')
      await edge.stop()
    },
  }
}
