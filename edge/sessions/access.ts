import type { Tier } from '../../shared/api/tier.ts'
import type { SessionGuild } from '../../shared/database/web/sessions.ts'
import { guildPermissions } from '../../shared/discord/guild-view.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { GuildSights, Purpose } from './guild-sights.ts'
import { tierOf } from './tier-of.ts'

/** The rights of a person in a guild, as Discord has just shown them. */
export interface Granted {
  tier: Tier
  member: { roleIds: readonly Snowflake[]; permissions: bigint }
}

export type Access =
  | ({ ok: true } & Granted)
  /**
   * `not-found`: the bot or the person is not in the guild, or the person may not see it. `bot-refused`: Discord does not
   * accept the bot's token. `unavailable`: Discord does not answer.
   */
  | { ok: false; reason: 'not-found' | 'bot-refused' | 'unavailable' }

const NOT_FOUND: Access = { ok: false, reason: 'not-found' }

/**
 * Decides what a person may do in a guild. The bot asks Discord, because the permissions in the person's own list of guilds
 * may be minutes old.
 * @param sights what Discord shows to the bot that serves the guild
 * @param guild from `identify`
 */
export async function access(
  sights: GuildSights,
  { guild, userId }: { guild: Omit<SessionGuild, 'customerBot'>; userId: Snowflake },
  purpose: Purpose,
): Promise<Access> {
  if (!guild.isActive) return NOT_FOUND
  const [order, roles] = await Promise.all([
    sights.order(guild.id, purpose),
    sights.memberRoles(guild.id, userId, purpose),
  ])
  if (order.seen === 'gone' || roles.seen === 'gone') return NOT_FOUND
  if (order.seen === 'refused' || roles.seen === 'refused') return { ok: false, reason: 'bot-refused' }
  if (order.seen !== 'yes' || roles.seen !== 'yes') return { ok: false, reason: 'unavailable' }
  const member = { id: userId, roleIds: roles.value }
  const tier = tierOf(order.value, member, guild)
  if (tier === null) return NOT_FOUND
  const permissions = guildPermissions(order.value, member)
  return { ok: true, tier, member: { roleIds: roles.value, permissions } }
}
