import type { GatewayDispatchPayload } from 'discord-api-types/v10'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { Mendable } from '../../shared/levelling/failure-cause.ts'
import type { ShardProgress } from '../bots/sessions/progress.ts'
import type { Ledger } from '../xp/ledger.ts'
import type { EventContext } from './event.ts'
import { events } from './index.ts'
import { permissionChange } from './permission-change.ts'

/** Handles one event of a shard. It never throws. */
export type Dispatch = (payload: GatewayDispatchPayload, progress: ShardProgress) => void

export type DispatcherParts = Omit<EventContext, 'write'> & {
  ledger: Ledger
  /** Called when an event may have changed what the bot may do in a guild, so that refused requests are tried again. */
  onPermissionChange?: (guildId: Snowflake, what: readonly Mendable[]) => void
}

/** Passes each event to its handler. Counts and logs a malformed event or a failed handler; later events are not affected. */
export function createDispatcher(parts: DispatcherParts): Dispatch {
  const { ledger, log, metrics, clock, onPermissionChange } = parts
  const context: EventContext = {
    ...parts,
    write: (write, { progress, sequence }) =>
      ledger.add({ ...write, origin: progress.origin(sequence), receivedAt: clock.now() }),
  }
  return (payload, progress) => {
    metrics.dispatches.inc(payload.t)
    const change = permissionChange(payload.t, payload.d)
    if (change !== null) onPermissionChange?.(change.guildId, change.what)
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
