import { guildOverview } from '../../shared/database/guild-overview.ts'
import { Type } from '../../shared/discord/command.ts'
import { settingsNotificationsTranslations } from '../../shared/text/commands/settings.ts'
import { notificationsId } from '../components/notifications.ts'
import { setNotificationChannel, WRITABLE_TYPES } from '../guild/set-notifications.ts'
import { command } from '../interactions/context.ts'
import { channelSetMessage, notificationMenu } from '../messages/notifications.ts'

/** `/settings notifications [channel]`: in this channel; without one, a menu of the four ways. */
export const notifications = command({
  name: 'notifications',
  description: 'Where level-ups are announced',
  translations: settingsNotificationsTranslations,
  private: true,
  options: {
    channel: {
      type: Type.Channel,
      description: 'In this channel; leave it out to choose among all ways',
      channel_types: WRITABLE_TYPES,
    },
  },
  async run(context, { channel }) {
    if (channel !== undefined)
      return channelSetMessage(context, channel, await setNotificationChannel(context, channel))
    const { settings } = await guildOverview(context.database, context.guildId)
    return notificationMenu(context, settings, notificationsId(context.user.id))
  },
})
