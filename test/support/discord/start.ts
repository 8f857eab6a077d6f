import type { Server } from 'bun'
import { serveFile } from './cdn/attachments.ts'
import { servePicture } from './cdn/serve.ts'
import { Discord } from './discord.ts'
import type { SocketData } from './gateway/connection.ts'
import { socketHandler, upgrade } from './gateway/socket.ts'
import { sweepSessions } from './gateway/sweep.ts'
import { authorize } from './oauth/authorize.ts'
import { metadata } from './oauth/metadata.ts'
import { handle } from './rest/handle.ts'
import { defaultSettings, type Settings } from './settings.ts'
import { sweepMemory } from './sweep-memory.ts'
import { newWorld, type World } from './world.ts'

/** Addresses of the consent page: the usual one, and the one in the metadata. */
const AUTHORIZE: ReadonlySet<string> = new Set(['/oauth2/authorize', '/api/oauth2/authorize'])
const METADATA = '/.well-known/oauth-authorization-server'

/** Several checks in each heartbeat interval, so that a dead connection is found in time. */
const SWEEPS_PER_HEARTBEAT = 8

/** Starts a Discord on loopback. Close it when done. */
export async function startDiscord(options: Partial<Settings> = {}): Promise<Discord> {
  const settings = { ...defaultSettings(), ...options }
  const world = newWorld(settings)
  let server = serve(world, settings.port)
  world.address = { http: `http://127.0.0.1:${server.port}`, ws: `ws://127.0.0.1:${server.port}` }
  const everyMs = Math.min(1_000, settings.heartbeatIntervalMs / SWEEPS_PER_HEARTBEAT)
  const sweeping = setInterval(() => {
    sweepSessions(world, Date.now())
    sweepMemory(world, Date.now())
  }, everyMs)
  return new Discord(world, {
    up() {
      server = serve(world, Number(new URL(world.address.http).port))
    },
    down: () => server.stop(true),
    async close() {
      clearInterval(sweeping)
      await server.stop(true)
    },
  })
}

const serve = (world: World, port: number): Server<SocketData> =>
  Bun.serve({
    hostname: '127.0.0.1',
    port,
    idleTimeout: 0,
    websocket: socketHandler(world),
    fetch(request, server) {
      const { pathname } = new URL(request.url)
      if (AUTHORIZE.has(pathname)) return authorize(world, request)
      if (pathname.startsWith('/api/')) return handle(world, request)
      if (pathname === METADATA) return metadata(world)
      const picture = servePicture(world, request)
      if (picture !== undefined) return world.faults.now.holdPictures ? held(world) : picture
      return serveFile(world, request) ?? upgrade(world, server, request)
    },
  })

/** A picture that never comes. */
function held({ faults }: World): Promise<never> {
  faults.heldPictures += 1
  return new Promise(() => {})
}
