import { GatewayDispatchEvents as Event, type GatewayDispatchPayload } from 'discord-api-types/v10'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { Mendable } from '../../shared/levelling/failure-cause.ts'
import type { ServingBots } from '../bots/serving-bots.ts'
import type { ShardProgress } from '../bus/progress.ts'
import type { Ledger } from '../xp/ledger.ts'
import { channelPlaced, channelRemoved, threadListSync } from './channels.ts'
import { entitlementChanged, entitlementRemoved } from './entitlements.ts'
import type { EventContext, EventHandler } from './event.ts'
import { guildMemberAdd } from './guild-member-add.ts'
import { guildMemberUpdate } from './guild-member-update.ts'
import { guildCreate, guildDelete, guildUpdate } from './guilds.ts'
import { messageCreate } from './message-create.ts'
import { permissionChange } from './permission-change.ts'
import { ready } from './ready.ts'

/** The handler of each gateway event that Prosperity acts on. All other events are ignored. */
const events: Readonly<Partial<Record<Event, EventHandler>>> = {
  [Event.MessageCreate]: messageCreate,
  [Event.Ready]: ready,
  [Event.GuildCreate]: guildCreate,
  [Event.GuildUpdate]: guildUpdate,
  [Event.GuildDelete]: guildDelete,
  [Event.GuildMemberAdd]: guildMemberAdd,
  [Event.GuildMemberUpdate]: guildMemberUpdate,
  [Event.EntitlementCreate]: entitlementChanged,
  [Event.EntitlementUpdate]: entitlementChanged,
  [Event.EntitlementDelete]: entitlementRemoved,
  [Event.ChannelCreate]: channelPlaced,
  [Event.ChannelUpdate]: channelPlaced,
  [Event.ChannelDelete]: channelRemoved,
  [Event.ThreadCreate]: channelPlaced,
  [Event.ThreadUpdate]: channelPlaced,
  [Event.ThreadDelete]: channelRemoved,
  [Event.ThreadListSync]: threadListSync,
}

/** Handles one event of a shard. It never throws. */
export type Dispatch = (payload: GatewayDispatchPayload, progress: ShardProgress) => void

export type DispatcherParts = Omit<EventContext, 'write'> & {
  ledger: Pick<Ledger, 'add'>
  servingBots: Pick<ServingBots, 'note'>
  /** Called when an event may have changed what the bot may do in a guild, so that refused requests are tried again. */
  onPermissionChange?: (guildId: Snowflake, what: readonly Mendable[]) => void
}

/** Passes each event to its handler. Counts and logs a malformed event or a failed handler; later events are not affected. */
export function createDispatcher(parts: DispatcherParts): Dispatch {
  const { ledger, servingBots, log, metrics, clock, onPermissionChange } = parts
  const context: EventContext = {
    ...parts,
    write: (write, { progress, sequence }) =>
      ledger.add({ ...write, origin: progress.origin(sequence), receivedAt: clock.now() }),
  }
  return (payload, progress) => {
    metrics.dispatches.inc(payload.t)
    servingBots.note(progress.botId, payload, progress)
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
