import { GatewayCloseCodes, GatewayDispatchEvents, GatewayOpcodes } from 'discord-api-types/v10'
import * as v from 'valibot'
import { resetToken } from '../acts/tokens.ts'
import type { World } from '../world.ts'
import type { Connection } from './connection.ts'
import { applicationOf, judgeIdentify, readPresence } from './identify.ts'
import { sendMembers } from './member-chunks.ts'
import { Session } from './session.ts'
import { welcome } from './welcome.ts'

const MOST_BYTES = 4_096
const MINUTE_MS = 60_000

const eventSchema = v.object({ op: v.number(), d: v.unknown() })
const resumeSchema = v.object({ token: v.string(), session_id: v.string(), seq: v.number() })

/** The result of a client's event: the close code, or null where the connection stays open. */
type Outcome = GatewayCloseCodes | null

/**
 * Handles an event from a client. Refusals close the socket as Discord does.
 * https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway
 */
export function receive(world: World, connection: Connection, message: string | Buffer): void {
  const outcome = judge(world, connection, message)
  if (outcome !== null) connection.close(outcome)
}

function judge(world: World, connection: Connection, message: string | Buffer): Outcome {
  if (exceedsRate(world, connection)) return GatewayCloseCodes.RateLimited
  if (Buffer.byteLength(message) > MOST_BYTES) return GatewayCloseCodes.DecodeError
  const event = decode(message.toString())
  if (!event) return GatewayCloseCodes.DecodeError
  const { op, d } = event
  if (op === GatewayOpcodes.Heartbeat) return heartbeat(world, connection, d)
  if (op === GatewayOpcodes.Identify) return identify(world, connection, d)
  if (op === GatewayOpcodes.Resume) return resume(world, connection, d)
  if (!REQUESTS.has(op)) return GatewayCloseCodes.UnknownOpcode
  if (!connection.session) return GatewayCloseCodes.NotAuthenticated
  if (op === GatewayOpcodes.PresenceUpdate) return changePresence(world, connection.session, d)
  if (op !== GatewayOpcodes.RequestGuildMembers) return null
  return sendMembers(world, connection.session, d) ? null : GatewayCloseCodes.DecodeError
}

const REQUESTS: ReadonlySet<number> = new Set([
  GatewayOpcodes.PresenceUpdate,
  GatewayOpcodes.VoiceStateUpdate,
  GatewayOpcodes.RequestGuildMembers,
])

function changePresence(world: World, session: Session, data: unknown): Outcome {
  const presence = readPresence(data)
  if (!presence) return GatewayCloseCodes.DecodeError
  const application = world.applications.get(session.applicationId)
  if (application) application.presence = presence
  return null
}

function decode(text: string): { op: number; d?: unknown } | null {
  try {
    const parsed = v.safeParse(eventSchema, JSON.parse(text))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}

function exceedsRate(world: World, { events }: Connection): boolean {
  const now = Date.now()
  if (now - events.since >= MINUTE_MS) {
    events.since = now
    events.count = 0
  }
  events.count += 1
  return events.count > world.settings.clientEventsPerMinute
}

function heartbeat(world: World, connection: Connection, seen: unknown): Outcome {
  if (typeof seen === 'number' && connection.session && seen > connection.session.replay.last) {
    return GatewayCloseCodes.InvalidSeq
  }
  connection.heartbeatAt = Date.now()
  if (!world.faults.now.swallowHeartbeatAcks) connection.send(GatewayOpcodes.HeartbeatAck, null)
  return null
}

function invalidSession(connection: Connection): Outcome {
  connection.send(GatewayOpcodes.InvalidSession, false)
  return null
}

function identify(world: World, connection: Connection, data: unknown): Outcome {
  if (connection.session) return GatewayCloseCodes.AlreadyAuthenticated
  const verdict = judgeIdentify(world, data, Date.now())
  if (!verdict.ok) {
    if (verdict.reason === 'too-soon') return invalidSession(connection)
    if (verdict.reason === 'refused') return verdict.close
    // https://discord.com/developers/docs/events/gateway#session-start-limit: all sessions end and the token is reset.
    resetToken(world, verdict.application)
    return GatewayCloseCodes.AuthenticationFailed
  }
  const { application, shard, intents } = verdict
  const { replayLimit } = world.settings
  const session = new Session({ applicationId: application.id, shard, intents, replayLimit })
  world.gateway.open(session)
  connection.attach(session, 0)
  welcome(world, application, session)
  world.feed.tell({ type: 'session-identified', application, id: session.id })
  return null
}

function resume(world: World, connection: Connection, data: unknown): Outcome {
  if (connection.session) return GatewayCloseCodes.AlreadyAuthenticated
  const parsed = v.safeParse(resumeSchema, data)
  if (!parsed.success) return GatewayCloseCodes.DecodeError
  const { token, session_id, seq } = parsed.output
  const application = applicationOf(world, token)
  if (!application) return GatewayCloseCodes.AuthenticationFailed
  const session = world.gateway.sessions.get(session_id)
  if (session?.applicationId !== application.id) return invalidSession(connection)
  if (seq > session.replay.last) return GatewayCloseCodes.InvalidSeq
  if (!session.replay.reachesBackTo(seq)) {
    world.gateway.end(session)
    return invalidSession(connection)
  }
  // The earlier socket may still be open; a session has one.
  const before = session.connection
  connection.attach(session, seq)
  before?.close(GatewayCloseCodes.UnknownError)
  world.gateway.tell(session, GatewayDispatchEvents.Resumed, { _trace: [] })
  world.feed.tell({ type: 'session-resumed', application, id: session.id })
  return null
}
