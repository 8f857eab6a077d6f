import type { SettingsPreviewReply } from '../../../shared/api/settings.ts'
import type { StoredGuild } from '../../../shared/database/guilds/overview.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { exampleAnnouncement } from '../../../shared/levelling/example-announcement.ts'
import { quietUntil } from '../../../shared/levelling/quiet-time.ts'

/** The next level-up of a member as the gateway would announce it with these settings. */
export function previewAnnouncement(
  guild: StoredGuild,
  userId: Snowflake,
  now: number,
): SettingsPreviewReply['announcement'] {
  const { announcement, level, body } = exampleAnnouncement(guild, userId)
  const content = body?.content ?? ''
  const embed = body?.embeds?.[0]?.description ?? null
  const at = quietUntil(now, guild.settings.quietTime)
  const shown = { content, embed, userId, level, at, channelId: null }
  if (announcement === null) return { ...shown, to: 'nobody', at: null }
  if (announcement.to === 'member') return { ...shown, to: 'dm' }
  if (announcement.inReplyTo !== null) return { ...shown, to: 'reply' }
  return { ...shown, to: 'channel', channelId: announcement.channelId }
}
