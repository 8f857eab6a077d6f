import type { Runtime } from '../support/edge.ts'
import { EdgeClient } from '../support/edge-client.ts'
import type { EdgeCommunity } from '../support/edge-community.ts'
import { EdgeWorld } from '../support/edge-world.ts'
import { startGatewayProcess } from '../support/gateway-process.ts'

export interface ServedCommunity {
  world: EdgeWorld
  community: EdgeCommunity
  close(): Promise<void>
}

/** A server whose admin uses commands at the edge, and a gateway process that carries out their jobs. @param names its members */
export async function openServedCommunity(runtime: Runtime, names: readonly string[]): Promise<ServedCommunity> {
  const world = await EdgeWorld.open()
  const client = new EdgeClient(await world.start(runtime), world)
  const community = await client.community()
  // They join before the gateway starts, so that it gives no roles because of the joins.
  for (const name of names) community.guild.member(name)
  const gateway = await startGatewayProcess(world.discord, world.application, world.database)
  return {
    world,
    community,
    async close() {
      await gateway.end('SIGTERM')
      await client.edge.stop()
      await world.close()
    },
  }
}
