import { GatewayDispatchEvents as Event, type GatewayDispatchPayload } from 'discord-api-types/v10'
import type { ShardProgress } from '../bus/progress.ts'
import type { Ledger } from '../xp/ledger.ts'
import { channelPlaced, channelRemoved, threadListSync } from './channels.ts'
import { entitlementChanged, entitlementRemoved } from './entitlements.ts'
import type { EventContext, EventHandler } from './event.ts'
import { guildMemberAdd } from './guild-member-add.ts'
import { guildMemberRemove } from './guild-member-remove.ts'
import { guildMemberUpdate } from './guild-member-update.ts'
import { guildCreate, guildDelete, guildUpdate } from './guilds.ts'
import { membersChunk } from './members-chunk.ts'
import { messageCreate } from './message-create.ts'
import { botChanged, channelChanged, guildChanged, roleChanged } from './permission-change.ts'
import { reactionAdd } from './reaction-add.ts'
import { ready } from './ready.ts'
import { afkChannelUpdate, speakerRemove, speakerUpdate, voiceChannelDelete, voiceStateUpdate } from './voice-states.ts'

/** The handlers of each gateway event that Prosperity acts on, in their order. All other events are ignored. */
const events: Readonly<Partial<Record<Event, readonly EventHandler[]>>> = {
  [Event.MessageCreate]: [messageCreate],
  [Event.MessageReactionAdd]: [reactionAdd],
  [Event.Ready]: [ready],
  [Event.GuildCreate]: [guildCreate],
  [Event.GuildUpdate]: [guildChanged, guildUpdate, afkChannelUpdate],
  [Event.GuildDelete]: [guildDelete],
  [Event.GuildMemberAdd]: [guildMemberAdd],
  [Event.GuildMemberUpdate]: [botChanged, guildMemberUpdate, speakerUpdate],
  [Event.GuildMemberRemove]: [speakerRemove, guildMemberRemove],
  [Event.GuildMembersChunk]: [membersChunk],
  [Event.GuildRoleCreate]: [roleChanged],
  [Event.GuildRoleUpdate]: [roleChanged],
  [Event.GuildRoleDelete]: [roleChanged],
  [Event.EntitlementCreate]: [entitlementChanged],
  [Event.EntitlementUpdate]: [entitlementChanged],
  [Event.EntitlementDelete]: [entitlementRemoved],
  [Event.ChannelCreate]: [channelPlaced],
  [Event.ChannelUpdate]: [channelChanged, channelPlaced],
  [Event.ChannelDelete]: [channelRemoved, voiceChannelDelete],
  [Event.ThreadCreate]: [channelPlaced],
  [Event.ThreadUpdate]: [channelChanged, channelPlaced],
  [Event.ThreadDelete]: [channelRemoved],
  [Event.VoiceStateUpdate]: [voiceStateUpdate],
  [Event.ThreadListSync]: [threadListSync],
}

/** Handles one event of a shard. It never throws. */
export type Dispatch = (payload: GatewayDispatchPayload, progress: ShardProgress) => void

export type DispatcherParts = Omit<EventContext, 'write'> & {
  /** Receives the writes that events ask for. */
  ledger: Pick<Ledger, 'add'>
}

/** Passes each event to its handlers. Counts and logs a malformed event or a failed handler; later events are not affected. */
export function createDispatcher(parts: DispatcherParts): Dispatch {
  const { ledger, log, metrics, clock } = parts
  const context: EventContext = {
    ...parts,
    write: (write, { progress, sequence }) =>
      ledger.add({ ...write, origin: progress.origin(sequence), receivedAt: clock.now() }),
  }
  return ({ t: type, d: data, s: sequence }, progress) => {
    metrics.dispatches.inc(type)
    for (const handler of events[type] ?? []) {
      try {
        if (handler.receive(data, context, { progress, sequence })) continue
        metrics.malformed.inc({ type })
        log.warn({ type, sequence, bot: progress.botId }, 'malformed event ignored')
        return
      } catch (error) {
        log.error({ err: error, type, sequence, bot: progress.botId }, 'event handler failed')
      }
    }
  }
}
