import type { GuildOverview } from '../database/guilds/overview.ts'
import { botPermissions, type GuildView, reaches } from '../discord/guild-view.ts'
import { Permission, permits } from '../discord/permission.ts'
import type { Snowflake } from '../discord/snowflake.ts'
import { earnsNothing } from './gain.ts'

/** What the bot finds of a channel that settings name. */
export type ChannelSight =
  | { found: 'gone' }
  | { found: 'hidden' }
  /** `missing`: what the bot would need there to announce levels, and may not. */
  | { found: 'seen'; missing: readonly bigint[] }

/** Something about a guild's settings that will not work as meant. */
export type Finding =
  | { kind: 'manageRolesMissing' }
  | { kind: 'roleDeleted' | 'roleManaged' | 'roleAboveBot'; level: number; roleId: Snowflake }
  | { kind: 'channelUnset' }
  | { kind: 'channelDeleted' | 'channelHidden'; channelId: Snowflake }
  | { kind: 'channelForbids'; channelId: Snowflake; missing: readonly bigint[] }
  | { kind: 'ignoredRolesDeleted' | 'ignoredChannelsDeleted' | 'managerRolesDeleted'; count: number }
  /** Whoever reaches the level becomes a manager. */
  | { kind: 'managerByLevel'; level: number; roleId: Snowflake }
  /** At this rate, messages earn nothing. */
  | { kind: 'rateZero'; rate: number }

export interface Surroundings {
  view: GuildView
  /** Of the channels that the settings name, as far as Discord said anything of them. */
  sights: ReadonlyMap<Snowflake, ChannelSight>
}

/** What is odd about a guild's settings, the gravest first. */
export function findings(overview: GuildOverview, { view, sights }: Surroundings): Finding[] {
  const { settings, levelRoles, ignoredChannelIds, ignoredRoleIds, managerRoleIds } = overview
  const found: Finding[] = []
  if (levelRoles.length > 0 && !permits(botPermissions(view), Permission.ManageRoles)) {
    found.push({ kind: 'manageRolesMissing' })
  }
  for (const { level, roleId } of levelRoles) {
    const role = view.roles.get(roleId)
    if (role === undefined) found.push({ kind: 'roleDeleted', level, roleId })
    else if (role.managed) found.push({ kind: 'roleManaged', level, roleId })
    else if (!reaches(view, role)) found.push({ kind: 'roleAboveBot', level, roleId })
  }
  for (const { level, roleId } of levelRoles) {
    if (managerRoleIds.includes(roleId)) found.push({ kind: 'managerByLevel', level, roleId })
  }
  const managerRoles = managerRoleIds.filter((id) => !view.roles.has(id)).length
  if (managerRoles > 0) found.push({ kind: 'managerRolesDeleted', count: managerRoles })
  if (settings.notificationType === 'channel') {
    found.push(...channelFindings(settings.notificationChannelId, sights))
  }
  const ignoredRoles = ignoredRoleIds.filter((id) => !view.roles.has(id)).length
  if (ignoredRoles > 0) found.push({ kind: 'ignoredRolesDeleted', count: ignoredRoles })
  const ignoredChannels = ignoredChannelIds.filter((id) => sights.get(id)?.found === 'gone').length
  if (ignoredChannels > 0) found.push({ kind: 'ignoredChannelsDeleted', count: ignoredChannels })
  if (earnsNothing(settings.xpRate)) found.push({ kind: 'rateZero', rate: settings.xpRate })
  return found
}

function channelFindings(channelId: Snowflake | null, sights: ReadonlyMap<Snowflake, ChannelSight>): Finding[] {
  if (channelId === null) return [{ kind: 'channelUnset' }]
  const sight = sights.get(channelId)
  if (sight === undefined) return []
  if (sight.found === 'gone') return [{ kind: 'channelDeleted', channelId }]
  if (sight.found === 'hidden') return [{ kind: 'channelHidden', channelId }]
  return sight.missing.length > 0 ? [{ kind: 'channelForbids', channelId, missing: sight.missing }] : []
}
