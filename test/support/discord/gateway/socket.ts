import type { Server, WebSocketHandler } from 'bun'
import { GatewayCloseCodes, GatewayOpcodes } from 'discord-api-types/v10'
import type { World } from '../world.ts'
import { receive } from './client-events.ts'
import { endsSession } from './close-codes.ts'
import { Connection, type SocketData } from './connection.ts'

/** Above this, Bun drops frames. A connection stops sending at the first back-pressure, far below it. */
const BUFFER_BYTES = 4 * 1024 * 1024

/** Upgrades a request to a WebSocket. @returns undefined where that worked, else the refusal */
export function upgrade(world: World, server: Server<SocketData>, request: Request): Response | undefined {
  if (world.faults.now.refuseConnections) {
    world.faults.refused += 1
    return new Response('service unavailable', { status: 503 })
  }
  const query = new URL(request.url).searchParams
  if (query.has('compress')) return new Response('this simulation does not compress', { status: 400 })
  const known = query.get('v') === '10' && (query.get('encoding') ?? 'json') === 'json'
  const data = { connection: null, refusal: known ? null : GatewayCloseCodes.InvalidAPIVersion }
  return server.upgrade(request, { data }) ? undefined : new Response('upgrade required', { status: 426 })
}

export const socketHandler = (world: World): WebSocketHandler<SocketData> => ({
  perMessageDeflate: false,
  idleTimeout: 0,
  sendPings: false,
  backpressureLimit: BUFFER_BYTES,
  open(socket) {
    const connection = new Connection(socket, world.faults)
    socket.data.connection = connection
    world.gateway.connections.add(connection)
    if (socket.data.refusal !== null) return connection.close(socket.data.refusal)
    connection.send(GatewayOpcodes.Hello, { heartbeat_interval: world.settings.heartbeatIntervalMs, _trace: [] })
  },
  message(socket, message) {
    if (socket.data.connection) receive(world, socket.data.connection, message)
  },
  drain(socket) {
    socket.data.connection?.drained()
  },
  close(socket, code) {
    const connection = socket.data.connection
    if (!connection) return
    world.gateway.connections.delete(connection)
    const session = connection.session
    connection.detach()
    if (!session || !endsSession(code) || connection.closedHere) return
    world.gateway.end(session)
    const application = world.applications.get(session.applicationId)
    if (application) world.feed.tell({ type: 'session-ended', application, id: session.id })
  },
})
