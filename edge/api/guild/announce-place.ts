import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { fetchChannelSights } from '../../guild/fetch-sights.ts'
import { botAnnounceRefusal } from '../../messages/announce-refusal.ts'
import type { GuildContext } from '../context.ts'
import { type Problem, refuse } from '../problem.ts'
import { saySettings } from '../settings/texts.ts'
import { announceRefusal } from './channel-refusal.ts'
import { findChannel } from './find-channel.ts'
import { accessOf, type Looked } from './look.ts'
import { holderOf } from './member.ts'
import { sayAsCommands } from './say.ts'

/**
 * Why nothing can be announced in a channel; null where it can, or where no channel is wanted. The rules are those of commands:
 * the caller and the bot must be allowed to write there.
 * @param looked null where Discord does not show the guild
 */
export async function announcePlaceRefusal(
  context: GuildContext,
  looked: Looked | null,
  channelId: Snowflake | null,
): Promise<Problem | null> {
  if (channelId === null) return null
  const { text } = sayAsCommands(context.locale)
  if (looked === null) return refuse('unavailable', text('settings.unchecked'))
  const { view, channels } = looked
  const named = await findChannel(context, channels, channelId)
  const refusal =
    named === null
      ? saySettings(context.locale)('noChannel')
      : announceRefusal(text, { order: view, channels, holder: holderOf(context) }, named)
  const sights =
    refusal === null && (await fetchChannelSights(accessOf(context), view, [channelId], Promise.resolve(channels)))
  const detail = sights ? botAnnounceRefusal(text, channelId, sights.get(channelId)) : refusal
  return detail === null ? null : refuse('cannot-do', detail, { errors: [{ at: 'body.channelId', detail }] })
}
