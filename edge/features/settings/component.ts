import { changeSettings, standingSettings } from '../../../shared/database/guilds/settings.ts'
import { componentId } from '../../../shared/discord/component.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { NOTIFICATION_TYPES } from '../../../shared/levelling/announcement.ts'
import { component } from '../../interactions/context.ts'
import { channelMenu, channelSetMessage } from './notifications-message.ts'
import { setNotificationChannel } from './set-notifications.ts'

const own = { fields: { owner: 'owner' }, permission: Permission.ManageGuild, ephemeral: true } as const

/** Sets how level-ups are announced. For "In one channel", a second menu asks for the channel. */
export const notifications = component({
  ...own,
  name: 'notifications',
  version: 1,
  menu: NOTIFICATION_TYPES,
  prefetch: ({ database, guildId }) => standingSettings(database, guildId),
  async run(context, { owner }, [type], standing) {
    const { database, guildId, actor, now, text } = context
    if (type === undefined) return { content: text('refusal.expired'), components: [] }
    if (type === 'channel') return channelMenu(context, componentId(notificationChannel, { owner }))
    await changeSettings(database, { guildId, actor, standing }, { notificationType: type }, now)
    return { content: text(`settings.${type}Set`), components: [] }
  },
})

/** Sets the channel in which level-ups are announced. */
export const notificationChannel = component({
  ...own,
  name: 'notification-channel',
  version: 1,
  menu: 'channel',
  prefetch: ({ database, guildId }) => standingSettings(database, guildId),
  async run(context, _, [channelId], standing) {
    if (channelId === undefined) return { content: context.text('refusal.expired'), components: [] }
    return channelSetMessage(context, channelId, await setNotificationChannel(context, channelId, standing))
  },
})

/** Custom id of the menu that sets how level-ups are announced. */
export const notificationsId = (owner: Snowflake): string => componentId(notifications, { owner })
