import { listBoosts, type StoredBoost } from '../../../shared/database/guilds/boosts.ts'
import { addBoost, type NewBoost } from '../../../shared/database/guilds/change-boosts.ts'
import { quietTimeOf } from '../../../shared/database/guilds/settings.ts'
import type { Message } from '../../../shared/discord/message.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { refuseBoost } from '../../../shared/levelling/boost-refusal.ts'
import { readQuietTime } from '../../../shared/levelling/quiet-time.ts'
import { fetchGuildView } from '../../guild/fetch.ts'
import { fetchChannelSights } from '../../guild/fetch-sights.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { announceRefusal, botAnnounceRefusal } from '../../messages/announce-refusal.ts'
import { boostRefusalText, boostSavedText, randomFraction } from '../../messages/boost.ts'

/** The guild's other boosts and its usual time zone, which are read to set up a boost. */
export interface Standing {
  boosts: readonly StoredBoost[]
  /** The time zone of typed times: that of the quiet time, or else that of a weekly boost; UTC where the guild has neither. */
  timeZone: string
}

/** The time zone of the newest weekly boost; UTC where there is none. */
export const timeZoneOf = (boosts: readonly StoredBoost[]): string =>
  boosts.findLast(({ weekly }) => weekly !== null)?.weekly?.timeZone ?? 'UTC'

/** Reads the guild's boosts and its usual time zone. */
export async function readStanding({ database, guildId, now }: InteractionContext): Promise<Standing> {
  const [boosts, quietTime] = await Promise.all([listBoosts(database, guildId, now), quietTimeOf(database, guildId)])
  const quiet = quietTime === null ? null : readQuietTime(quietTime)
  return { boosts, timeZone: quiet?.timeZone ?? timeZoneOf(boosts) }
}

/** Why the member or the bot cannot announce in a channel; null where both can. */
async function announcementRefusal(context: InteractionContext, channelId: Snowflake): Promise<string | null> {
  const { text, resolved } = context
  const refusal = announceRefusal(text, channelId, resolved.channels.get(channelId))
  if (refusal !== null) return refusal
  const view = await fetchGuildView(context)
  const sights = view === null ? null : await fetchChannelSights(context, view, [channelId])
  return botAnnounceRefusal(text, channelId, sights?.get(channelId))
}

/**
 * Stores a boost, unless it is refused.
 * @returns the reply, which names the times of the boost, or the reason of the refusal
 */
export async function setUpBoost(
  context: InteractionContext,
  wanted: NewBoost,
  boosts: readonly StoredBoost[],
): Promise<Message> {
  const { database, guildId, actor, now } = context
  const { channelId } = wanted
  const refusal = refuseBoost(wanted, boosts, now)
  if (refusal !== null) return { content: boostRefusalText(context, refusal) }
  const channelRefusal = channelId === null ? null : await announcementRefusal(context, channelId)
  if (channelRefusal !== null) return { content: channelRefusal }
  const added = await addBoost(database, { guildId, actor }, wanted, { now, random: randomFraction() })
  if (typeof added === 'string') return { content: boostRefusalText(context, { reason: 'too-many' }) }
  return { content: boostSavedText(context, wanted, now) }
}
