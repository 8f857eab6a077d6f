import { themeFor } from '../cards/choice.ts'
import { botPermissions } from '../discord/guild-view.ts'
import { Permission, permits } from '../discord/permission.ts'
import type { Finding, Surroundings } from '../levelling/finding.ts'
import type { GuildSettings } from './index.ts'

/** Finds that the bot may not send the pictures of announcements. Then it posts their text alone. */
export function pictureFindings(settings: GuildSettings, { view, sights }: Surroundings): Finding[] {
  if (themeFor({ ...settings, ownCard: null }, 'level-ups') === null) return []
  const { notificationType: type, notificationChannelId: channelId } = settings
  if (type === 'reply' && !permits(botPermissions(view), Permission.AttachFiles)) {
    return [{ kind: 'picturesForbidden', channelId: null }]
  }
  const sight = type === 'channel' && channelId !== null ? sights.get(channelId) : undefined
  return sight?.found === 'seen' && !sight.canAttach ? [{ kind: 'picturesForbidden', channelId }] : []
}
