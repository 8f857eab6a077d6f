import { listBoosts, type StoredBoost } from '../../../shared/database/guilds/boosts.ts'
import { addBoost, type NewBoost } from '../../../shared/database/guilds/change-boosts.ts'
import { quietTimeOf } from '../../../shared/database/guilds/settings.ts'
import { lackedToAnnounce } from '../../../shared/discord/channel-rights.ts'
import { WRITABLE_TYPES } from '../../../shared/discord/channel-type.ts'
import { channelMention } from '../../../shared/discord/markdown.ts'
import type { Message } from '../../../shared/discord/message.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { refuseBoost } from '../../../shared/levelling/boost-refusal.ts'
import { readQuietTime } from '../../../shared/levelling/quiet-time.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { boostRefusalText, boostSavedText, randomFraction } from '../../messages/boost.ts'
import { permissionKey } from '../../messages/permission-key.ts'

const WRITABLE: ReadonlySet<number> = new Set(WRITABLE_TYPES)

/** What must be known to set up a boost: the guild's other boosts, and its usual time zone. */
export interface Standing {
  boosts: readonly StoredBoost[]
  /** The time zone of typed times: that of the quiet time, or else that of a weekly boost; UTC where the guild has neither. */
  timeZone: string
}

/** Reads the guild's boosts and its time zone. */
export async function readStanding({ database, guildId, now }: InteractionContext): Promise<Standing> {
  const [boosts, quietTime] = await Promise.all([listBoosts(database, guildId, now), quietTimeOf(database, guildId)])
  const quiet = quietTime === null ? null : readQuietTime(quietTime)
  const known = boosts.findLast(({ weekly }) => weekly !== null)?.weekly?.timeZone
  return { boosts, timeZone: quiet?.timeZone ?? known ?? 'UTC' }
}

/** Why the member cannot have a boost announced in a channel; null where they can. */
function channelRefusal({ resolved, text }: InteractionContext, channelId: Snowflake): string | null {
  const channel = resolved.channels.get(channelId)
  if (channel === undefined || !WRITABLE.has(channel.type)) return text('settings.wrongChannel')
  const lacked = lackedToAnnounce(channel)
  if (lacked === null) return null
  return text('authority.announce', { channel: channelMention(channelId), permission: text(permissionKey(lacked)) })
}

/** Stores a boost, unless it is refused. @returns the reply, which names the times of the boost or the reason of the refusal */
export async function setUpBoost(
  context: InteractionContext,
  wanted: NewBoost,
  boosts: readonly StoredBoost[],
): Promise<Message> {
  const { database, guildId, actor, now } = context
  const { channelId } = wanted
  const refusal = refuseBoost(wanted, boosts, now)
  if (refusal !== null) return { content: boostRefusalText(context, refusal) }
  const unannounced = channelId === null ? null : channelRefusal(context, channelId)
  if (unannounced !== null) return { content: unannounced }
  const added = await addBoost(database, { guildId, actor }, wanted, { now, random: randomFraction() })
  if (typeof added === 'string') return { content: boostRefusalText(context, { reason: 'too-many' }) }
  return { content: boostSavedText(context, wanted, now) }
}
