import type { GuildChannel } from '../../../shared/discord/guild-view.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { GuildContext } from '../context.ts'
import { listRefusal } from '../guild/channel-refusal.ts'
import { findChannel } from '../guild/find-channel.ts'
import type { Looked } from '../guild/look.ts'
import { holderOf } from '../guild/member.ts'
import { sayAsCommands } from '../guild/say.ts'
import { type Problem, refuse } from '../problem.ts'
import { saySettings } from '../settings/texts.ts'

/** The channel that the caller wants to put on a list, or why they cannot. The rules are those of the commands. */
export async function channelToList(
  context: GuildContext,
  looked: Looked | null,
  id: Snowflake,
): Promise<{ channel: GuildChannel } | Problem> {
  const { text } = sayAsCommands(context.locale)
  if (looked === null) return refuse('unavailable', text('settings.unchecked'))
  const { view, channels } = looked
  const channel = await findChannel(context, channels, id)
  if (channel === null) return refuse('not-found', saySettings(context.locale)('noChannel'))
  const refusal = listRefusal(text, { order: view, channels, holder: holderOf(context) }, channel)
  return refusal === null ? { channel } : refuse('cannot-do', refusal)
}
