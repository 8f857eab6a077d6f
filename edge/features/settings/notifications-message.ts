import type { APIChannelSelectComponent } from 'discord-api-types/v10'
import type { GuildOverview } from '../../../shared/database/guilds/overview.ts'
import { WRITABLE_TYPES } from '../../../shared/discord/channel-type.ts'
import { ComponentType } from '../../../shared/discord/component-type.ts'
import { channelMention } from '../../../shared/discord/markdown.ts'
import type { Message } from '../../../shared/discord/message.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { NOTIFICATION_TYPES } from '../../../shared/levelling/announcement.ts'
import { notifications } from '../../../shared/settings/notifications.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { findingLines } from '../../messages/finding.ts'
import type { SetChannel } from './set-notifications.ts'

type MessageContext = Pick<InteractionContext, 'text' | 'mention'>
type MenuContext = Pick<InteractionContext, 'text' | 'locale'>

/** A menu of the ways to announce level-ups. @param menuId its custom id */
export function notificationMenu({ text, locale }: MenuContext, overview: GuildOverview, menuId: string): Message {
  const options = NOTIFICATION_TYPES.map((type) => ({
    label: text(`settings.${type}`),
    value: type,
    default: type === overview.settings.notificationType,
  }))
  const menu = {
    type: ComponentType.StringSelect,
    custom_id: menuId,
    placeholder: text('settings.menuPlaceholder'),
    options,
  } as const
  return {
    content: text('settings.menu', { current: notifications.shown(overview.settings, locale, overview) }),
    components: [{ type: ComponentType.ActionRow, components: [menu] }],
  }
}

/** A menu of the channels that can be set. @param menuId its custom id */
export function channelMenu({ text }: MessageContext, menuId: string): Message {
  const menu: APIChannelSelectComponent = {
    type: ComponentType.ChannelSelect,
    custom_id: menuId,
    placeholder: text('settings.channelPlaceholder'),
    channel_types: [...WRITABLE_TYPES],
  }
  return { content: text('settings.channelMenu'), components: [{ type: ComponentType.ActionRow, components: [menu] }] }
}

/** The reply to a member who sets the channel. */
export function channelSetMessage(context: MessageContext, channelId: Snowflake, set: SetChannel): Message {
  const { text } = context
  if (!set.ok) return { content: set.refusal, components: [] }
  const warnings = set.found === null ? [text('settings.unchecked')] : findingLines(context, set.found)
  const lines = [text('settings.channelSet', { channel: channelMention(channelId) }), ...warnings]
  return { content: lines.join('\n'), components: [] }
}
