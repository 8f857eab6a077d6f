import type { GatewayDispatchPayload } from 'discord-api-types/v10'
import type { ShardProgress } from '../sessions/progress.ts'
import type { Ledger } from '../xp/ledger.ts'
import type { EventContext } from './event.ts'
import { events } from './index.ts'

export type Dispatch = (payload: GatewayDispatchPayload, progress: ShardProgress) => void

/** Hands each event to its handler. One that fails, or that is malformed, is counted and logged, and the next goes on. */
export function createDispatcher(
  parts: Omit<EventContext, 'write'> & { ledger: Ledger; clock: { now(): number } },
): Dispatch {
  const { ledger, log, metrics, clock } = parts
  return (payload, progress) => {
    metrics.dispatches.inc({ type: payload.t })
    const handler = events[payload.t]
    if (handler === undefined) return
    const write: EventContext['write'] = (entry) =>
      ledger.add({ ...entry, origin: progress.origin(payload.s), receivedAt: clock.now() })
    try {
      if (handler.receive(payload.d, { ...parts, write })) return
      metrics.malformed.inc({ type: payload.t })
      log.warn({ type: payload.t, bot: progress.botId }, 'malformed event ignored')
    } catch (error) {
      log.error({ err: error, type: payload.t, bot: progress.botId }, 'event handler failed')
    }
  }
}
