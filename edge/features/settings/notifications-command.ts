import { guildOverview } from '../../../shared/database/guilds/overview.ts'
import { WRITABLE_TYPES } from '../../../shared/discord/channel-type.ts'
import { Type } from '../../../shared/discord/option.ts'
import { NOTIFICATIONS_ABOUT } from '../../../shared/settings/notifications.ts'
import { command } from '../../interactions/context.ts'
import { notificationsId } from './component.ts'
import { channelSetMessage, notificationMenu } from './notifications-message.ts'
import { setNotificationChannel } from './set-notifications.ts'
import { settingsNotificationsTranslations } from './texts.ts'

/** `/settings notifications [channel]`: announces level-ups in this channel; without a channel, shows a menu of all ways. */
export const notifications = command({
  name: 'notifications',
  description: NOTIFICATIONS_ABOUT.en,
  translations: settingsNotificationsTranslations,
  ephemeral: true,
  options: {
    channel: {
      type: Type.Channel,
      description: 'In this channel; leave it out to see all options',
      channel_types: WRITABLE_TYPES,
    },
  },
  async run(context, { channel }) {
    if (channel !== undefined)
      return channelSetMessage(context, channel, await setNotificationChannel(context, channel))
    const overview = await guildOverview(context.database, context.guildId)
    return notificationMenu(context, overview, notificationsId(context.user.id))
  },
})
