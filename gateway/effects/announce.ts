import {
  type RESTPostAPIChannelMessageJSONBody,
  type RESTPostAPICurrentUserCreateDMChannelResult,
  Routes,
} from 'discord-api-types/v10'
import { loadGuildRules } from '../../shared/database/guilds.ts'
import { userMention } from '../../shared/discord/markdown.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { announcementOf } from '../../shared/levelling/announcement.ts'
import { say } from '../../shared/text/say.ts'
import type { Effect } from './effect.ts'

/** Tells a member of a level, where the guild's setting says, once: a repeat under the same nonce posts nothing new. */
export const announce: Effect<'announce'> = async ({ id, guildId, userId, payload }, { db, rest, signal }) => {
  const settings = (await loadGuildRules(db, [guildId])).get(guildId)?.settings
  if (settings === undefined) return
  const setting = { type: settings.notification_type, channelId: settings.notification_channel_id }
  const announcement = announcementOf(setting, { userId, ...payload })
  if (announcement.to === 'nobody') return

  const body: RESTPostAPIChannelMessageJSONBody = {
    content: say(settings.locale, 'levelUp.announcement', { user: userMention(userId), level: payload.level }),
    allowed_mentions: { users: [userId] },
    nonce: `job-${id}`,
    enforce_nonce: true,
  }
  if (announcement.to === 'channel' && announcement.inReplyTo !== null) {
    body.message_reference = { message_id: announcement.inReplyTo, fail_if_not_exists: false }
  }
  const channelId = announcement.to === 'channel' ? announcement.channelId : await directChannel(announcement.userId)
  await rest.post(Routes.channelMessages(channelId), { body, signal })

  async function directChannel(recipientId: Snowflake): Promise<Snowflake> {
    // Discord's documented answer to this route.
    const channel = (await rest.post(Routes.userChannels(), {
      body: { recipient_id: recipientId },
      signal,
    })) as RESTPostAPICurrentUserCreateDMChannelResult
    return channel.id
  }
}
