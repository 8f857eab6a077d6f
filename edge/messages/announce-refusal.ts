import { lackedToAnnounce, type NamedChannel } from '../../shared/discord/channel-rights.ts'
import { WRITABLE_TYPES } from '../../shared/discord/channel-type.ts'
import { channelMention } from '../../shared/discord/markdown.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { ChannelSight } from '../../shared/levelling/finding.ts'
import type { Speak } from '../features/texts.ts'
import { permissionKey, permissionNames } from './permission-key.ts'

const WRITABLE: ReadonlySet<number> = new Set(WRITABLE_TYPES)

/**
 * Why a member cannot choose a channel for announcements; null where they can.
 * @param channel the channel's type, and the member's permissions in the channel; undefined where Discord did not describe it
 */
export function announceRefusal(text: Speak, channelId: Snowflake, channel: NamedChannel | undefined): string | null {
  if (channel === undefined || !WRITABLE.has(channel.type)) return text('settings.wrongChannel')
  const lacked = lackedToAnnounce(channel)
  if (lacked === null) return null
  return text('authority.announce', { channel: channelMention(channelId), permission: text(permissionKey(lacked)) })
}

/**
 * Why the bot cannot announce in a channel; null where it can.
 * @param sight undefined where Discord did not answer; then the channel is accepted, and `/doctor` shows problems later
 */
export function botAnnounceRefusal(text: Speak, channelId: Snowflake, sight: ChannelSight | undefined): string | null {
  const channel = channelMention(channelId)
  if (sight === undefined) return null
  if (sight.found === 'gone') return text('authority.channelGone')
  if (sight.found === 'hidden') {
    return text('authority.botLacks', { channel, permissions: text('permission.viewChannel') })
  }
  if (sight.missing.length === 0) return null
  return text('authority.botLacks', { channel, permissions: permissionNames(text, sight.missing) })
}
