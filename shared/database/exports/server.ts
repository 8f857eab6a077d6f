import type { ExportedServer } from '../../exports/file.ts'
import type { GuildRules } from '../guilds/guilds.ts'

/** The configuration of a guild, as a file shows it. @param now milliseconds since 1970 */
export function exportedServer({ settings, curve, ...rules }: GuildRules, now: number): ExportedServer {
  const {
    id,
    name,
    active: _,
    updatedAt: __,
    curveChangedAt: ___,
    xpRangesFrom: ____,
    curve: _____,
    ...shown
  } = settings
  const { levelRoles, ignoredChannelIds, ignoredRoleIds, earningChannelIds, multipliers, boosts } = rules
  return {
    ...{ server: { id, name }, exportedAt: new Date(now).toISOString(), curve, settings: shown },
    ...{ levelRoles, ignoredChannelIds: [...ignoredChannelIds], ignoredRoleIds: [...ignoredRoleIds] },
    earningChannelIds: [...earningChannelIds],
    multipliers: { roles: Object.fromEntries(multipliers.roles), channels: Object.fromEntries(multipliers.channels) },
    boosts,
  }
}
