import type { GuildChannel } from '../../../shared/discord/guild-view.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { asBot, fetchChannel } from '../../guild/fetch.ts'
import { accessOf, type LookingContext } from './look.ts'

/**
 * A channel or thread of the guild; null where the guild has no such channel, or the bot does not see it. The list of the
 * guild's channels does not contain threads, so a thread is asked for.
 */
export async function findChannel(
  context: LookingContext,
  channels: ReadonlyMap<Snowflake, GuildChannel>,
  id: Snowflake,
): Promise<GuildChannel | null> {
  const listed = channels.get(id)
  if (listed !== undefined) return listed
  const ask = await asBot(accessOf(context))
  const found = ask && (await fetchChannel(ask, id))
  if (found === null || found === 'gone' || found === 'hidden') return null
  // Discord answers about channels of every server that the bot is in.
  return channels.has(found.parentId ?? '') ? found : null
}
