import { lackedToAnnounce, type NamedChannel } from '../../shared/discord/channel-rights.ts'
import { WRITABLE_TYPES } from '../../shared/discord/channel-type.ts'
import { channelMention } from '../../shared/discord/markdown.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { Speak } from '../features/texts.ts'
import { permissionKey } from './permission-key.ts'

const WRITABLE: ReadonlySet<number> = new Set(WRITABLE_TYPES)

/**
 * Why a member cannot choose a channel for announcements; null where they can.
 * @param channel its type, and the member's permissions in it; undefined where Discord did not describe it
 */
export function announceRefusal(text: Speak, channelId: Snowflake, channel: NamedChannel | undefined): string | null {
  if (channel === undefined || !WRITABLE.has(channel.type)) return text('settings.wrongChannel')
  const lacked = lackedToAnnounce(channel)
  if (lacked === null) return null
  return text('authority.announce', { channel: channelMention(channelId), permission: text(permissionKey(lacked)) })
}
