import type { GuildOrder } from '../../../shared/discord/guild-view.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { endWithin } from '../../runtime/timers.ts'
import type { GuildSights } from '../../sessions/guild-sights.ts'

/** Names of roles and the icon are left out if Discord takes longer. */
const WITHIN_MS = 1_000

/** The roles and the icon of a guild; null if Discord does not show them right now. @param sights null if no bot can see the guild */
export async function seenOrder(sights: GuildSights | null, guildId: Snowflake): Promise<GuildOrder | null> {
  if (sights === null) return null
  const order = await endWithin(WITHIN_MS, () => sights.order(guildId, 'read')).catch(() => null)
  return order?.seen === 'yes' ? order.value : null
}
