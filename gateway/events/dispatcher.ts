import type { GatewayDispatchPayload } from 'discord-api-types/v10'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { Mendable } from '../../shared/levelling/failure-cause.ts'
import type { ShardProgress } from '../bots/sessions/progress.ts'
import type { Ledger } from '../xp/ledger.ts'
import type { EventContext } from './event.ts'
import { events } from './index.ts'
import { mendedBy } from './mended.ts'

export type Dispatch = (payload: GatewayDispatchPayload, progress: ShardProgress) => void

export type DispatcherParts = Omit<EventContext, 'write'> & {
  ledger: Ledger
  /** Told of what may work now that Discord refused before. */
  onMended?: (guildId: Snowflake, what: readonly Mendable[]) => void
}

/** Hands each event to its handler. One that fails, or that is malformed, is counted and logged, and the next goes on. */
export function createDispatcher(parts: DispatcherParts): Dispatch {
  const { ledger, log, metrics, clock, onMended } = parts
  const context: EventContext = {
    ...parts,
    write: (write, { progress, sequence }) =>
      ledger.add({ ...write, origin: progress.origin(sequence), receivedAt: clock.now() }),
  }
  return (payload, progress) => {
    metrics.dispatches.inc(payload.t)
    const mended = mendedBy(payload.t, payload.d)
    if (mended !== null) onMended?.(mended.guildId, mended.what)
    const handler = events[payload.t]
    if (handler === undefined) return
    try {
      if (handler.receive(payload.d, context, { progress, sequence: payload.s })) return
      metrics.malformed.inc({ type: payload.t })
      log.warn({ type: payload.t, bot: progress.botId }, 'malformed event ignored')
    } catch (error) {
      log.error({ err: error, type: payload.t, bot: progress.botId }, 'event handler failed')
    }
  }
}
