import { isThread } from '../../../shared/discord/channel-type.ts'
import { type GuildChannel, type GuildOrder, type Holder, permissionsIn } from '../../../shared/discord/guild-view.ts'
import { Permission, permits } from '../../../shared/discord/permission.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { Speak } from '../../features/texts.ts'
import { announceRefusal as announceRefusalOf } from '../../messages/announce-refusal.ts'

/** A guild's channels and roles, and the person who chooses a channel; null for an API key, which may choose any. */
export interface Choosing {
  order: GuildOrder
  channels: ReadonlyMap<Snowflake, GuildChannel>
  holder: Holder | null
}

/** The person's permissions in a channel; all for an API key. A thread has its channel's overwrites. */
function permissionsOf({ order, channels, holder }: Choosing, channel: GuildChannel): bigint {
  if (holder === null) return Permission.Administrator
  const placed = isThread(channel.type) ? channels.get(channel.parentId ?? '') : channel
  return permissionsIn(order, holder, placed?.overwrites ?? [])
}

/** Whether the person sees a channel. */
export const isSeen = (choosing: Choosing, channel: GuildChannel): boolean =>
  permits(permissionsOf(choosing, channel), Permission.ViewChannel)

/** Why the person cannot put a channel on a list; null where they can. */
export const listRefusal = (text: Speak, choosing: Choosing, channel: GuildChannel): string | null =>
  isSeen(choosing, channel) ? null : text('authority.channelUnseen')

/** Why the person cannot choose a channel for announcements; null where they can. The rules are those of the command. */
export const announceRefusal = (text: Speak, choosing: Choosing, channel: GuildChannel): string | null =>
  announceRefusalOf(text, channel.id, { type: channel.type, permissions: permissionsOf(choosing, channel) })
