import type { GuildOverview } from '../database/guilds/overview.ts'
import { botPermissions, reaches } from '../discord/guild-view.ts'
import { Permission, permits } from '../discord/permission.ts'
import type { Finding, Surroundings } from '../levelling/finding.ts'
import { earningFindings } from './earning-findings.ts'
import { SETTINGS } from './index.ts'
import { unearnedFindings } from './unearned-findings.ts'
import { wordingFindings } from './wording-findings.ts'

/** Finds settings of a guild that will not work, the most serious first. */
export function findings(overview: GuildOverview, surroundings: Surroundings): Finding[] {
  const { settings, levelRoles, ignoredChannelIds, ignoredRoleIds, boostChannelIds } = overview
  const { view, sights } = surroundings
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
  for (const setting of SETTINGS) found.push(...setting.check(settings, surroundings, overview))
  found.push(...wordingFindings(settings, levelRoles))
  found.push(...unearnedFindings(overview, surroundings), ...earningFindings(overview, surroundings))
  for (const channelId of new Set(boostChannelIds)) {
    const sight = channelId === null ? undefined : sights.get(channelId)
    const isUsable = sight === undefined || (sight.found === 'seen' && sight.missing.length === 0)
    if (channelId !== null && !isUsable) found.push({ kind: 'boostChannelUnusable', channelId })
  }
  if (boostChannelIds.length > 0 && settings.xpRate === 0) {
    found.push({ kind: 'boostWithoutRate', rate: settings.xpRate })
  }
  const ignoredRoles = ignoredRoleIds.filter((id) => !view.roles.has(id)).length
  if (ignoredRoles > 0) found.push({ kind: 'ignoredRolesDeleted', count: ignoredRoles })
  const ignoredChannels = ignoredChannelIds.filter((id) => sights.get(id)?.found === 'gone').length
  if (ignoredChannels > 0) found.push({ kind: 'ignoredChannelsDeleted', count: ignoredChannels })
  return found
}
