import { GatewayCloseCodes } from 'discord-api-types/v10'
import type { World } from '../world.ts'

/** A heartbeat may come this much later than the interval before its connection counts as dead. */
const GRACE = 1.25

/** Ends connections without heartbeats, and sessions that were not resumed in time. */
export function sweepSessions(world: World, now: number): void {
  for (const connection of world.gateway.connections) {
    if (now - connection.heartbeatAt <= world.settings.heartbeatIntervalMs * GRACE) continue
    if (connection.session) world.gateway.end(connection.session)
    connection.close(GatewayCloseCodes.SessionTimedOut)
  }
  for (const session of world.gateway.sessions.values()) {
    if (session.detachedAt !== null && now - session.detachedAt > world.settings.resumeWindowMs) {
      world.gateway.end(session)
    }
  }
}
