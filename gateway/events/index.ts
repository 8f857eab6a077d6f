import { GatewayDispatchEvents as Event } from 'discord-api-types/v10'
import { channelPlaced, channelRemoved, threadListSync } from './channels.ts'
import { entitlementChanged, entitlementRemoved } from './entitlements.ts'
import type { EventHandler } from './event.ts'
import { guildMemberAdd } from './guild-member-add.ts'
import { guildMemberUpdate } from './guild-member-update.ts'
import { guildCreate, guildDelete, guildUpdate } from './guilds.ts'
import { messageCreate } from './message-create.ts'
import { ready } from './ready.ts'

/** The handler of each gateway event that Prosperity acts on. All other events are ignored. */
export const events: Readonly<Partial<Record<Event, EventHandler>>> = {
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
