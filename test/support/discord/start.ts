import { Discord } from './discord.ts'
import { socketHandler, upgrade } from './gateway/socket.ts'
import { sweep } from './gateway/sweep.ts'
import { handle } from './rest/handle.ts'
import { defaultSettings, type Settings } from './settings.ts'
import { newWorld } from './world.ts'

/** Several looks in each heartbeat interval, so that a dead connection is noticed in time. */
const SWEEPS_PER_HEARTBEAT = 8

/** Starts a Discord on loopback. Close it when done. */
export async function startDiscord(options: Partial<Settings> = {}): Promise<Discord> {
  const settings = { ...defaultSettings(), ...options }
  const world = newWorld(settings)
  const server = Bun.serve({
    hostname: '127.0.0.1',
    port: settings.port,
    idleTimeout: 0,
    websocket: socketHandler(world),
    fetch(request, server) {
      const { pathname } = new URL(request.url)
      return pathname.startsWith('/api/') ? handle(world, request) : upgrade(world, server, request)
    },
  })
  world.address = { http: `http://127.0.0.1:${server.port}`, ws: `ws://127.0.0.1:${server.port}` }
  const sweeping = setInterval(
    () => {
      sweep(world, Date.now())
      world.limiter.sweep(Date.now())
    },
    Math.min(1_000, settings.heartbeatIntervalMs / SWEEPS_PER_HEARTBEAT),
  )
  return new Discord(world, async () => {
    clearInterval(sweeping)
    await server.stop(true)
  })
}
