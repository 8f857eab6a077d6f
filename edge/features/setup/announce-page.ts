import type { APIChannelSelectComponent } from 'discord-api-types/v10'
import type { GuildOverview } from '../../../shared/database/guilds/overview.ts'
import { WRITABLE_TYPES } from '../../../shared/discord/channel-type.ts'
import { ButtonStyle, ComponentType } from '../../../shared/discord/component-type.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { button, buttonRow } from '../../messages/button.ts'
import type { SetupIds } from './ids.ts'
import { currentSettings, type Outcome, pageOf, type SetupContext } from './page.ts'

/** The ways to announce level-ups that need no channel. */
export const WITHOUT_CHANNEL = ['reply', 'dm', 'disable'] as const

/** The first page: how level-ups are announced. */
export function announcePage(
  context: SetupContext,
  overview: GuildOverview,
  ids: SetupIds,
  outcome: Outcome | null = null,
): Message {
  const { text, mention } = context
  const current = overview.settings.notificationType
  const types = {
    type: ComponentType.StringSelect,
    custom_id: ids.announce,
    placeholder: text('settings.menuPlaceholder'),
    options: WITHOUT_CHANNEL.map((type) => ({
      ...{ label: text(`settings.${type}`), value: type },
      default: type === current,
    })),
  } as const
  const channels: APIChannelSelectComponent = {
    type: ComponentType.ChannelSelect,
    custom_id: ids.channel,
    placeholder: text('settings.channelPlaceholder'),
    channel_types: [...WRITABLE_TYPES],
  }
  return pageOf(context, {
    step: 1,
    description: text('setup.announce', { setup: mention('setup') }),
    fields: currentSettings(context, overview),
    outcome,
    rows: [
      { type: ComponentType.ActionRow, components: [types] },
      { type: ComponentType.ActionRow, components: [channels] },
      buttonRow(button(text('list.next'), ids.page('roles'), ButtonStyle.Primary)),
    ],
  })
}
