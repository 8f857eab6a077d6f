import type { GuildOverview } from '../database/guilds/overview.ts'
import { botPermissions, type GuildView, reaches } from '../discord/guild-view.ts'
import { Permission, permits } from '../discord/permission.ts'
import { highestFactor } from '../levelling/earning-factor.ts'
import type { ChannelSight, Finding, Surroundings } from '../levelling/finding.ts'
import { earnsNothing } from '../levelling/gain.ts'
import { earningFindings } from './earning-findings.ts'
import { SETTINGS } from './index.ts'
import { pictureFindings } from './picture-findings.ts'
import { unearnedFindings } from './unearned-findings.ts'
import { wordingFindings } from './wording-findings.ts'

/** How serious each finding is; the lowest number comes first. */
const RANKS: Readonly<Record<Finding['kind'], number>> = {
  // Members earn nothing, or cannot use the bot.
  ...{ nothingEarns: 0, everyChannelExcluded: 0, rateZero: 0, commandsForNobody: 0 },
  // A setting has no effect, or a part of it has none.
  ...{ manageRolesMissing: 1, roleDeleted: 1, roleManaged: 1, roleAboveBot: 1 },
  ...{ channelUnset: 1, channelDeleted: 1, channelHidden: 1, channelForbids: 1 },
  ...{ voiceEarnsNothing: 1, voiceNowhere: 1, reactionsEarnNothing: 1, decayForNobody: 1 },
  ...{ activityRoleUnusable: 1, boostChannelUnusable: 1, boostWithoutRate: 1 },
  ...{ seasonChannelUnusable: 1, seasonRoleUnusable: 1, boardUnindexed: 1, boardNameIdle: 1 },
  ...{ picturesForbidden: 1, announcesNothing: 1, wordingWithoutRoles: 1, wordingRolesUnseen: 1 },
  ...{ levelTextsUnannounced: 1, levelTextsWithoutRoles: 1, levelTextsRolesUnseen: 1 },
  // A setting works, but its effect may surprise the admin.
  ...{ managerByLevel: 2, decayMany: 2, boardShowsDeparted: 2 },
  // A list has entries that no longer exist. The other entries work.
  ...{ commandLimitsUnseen: 3, earningChannelsDeleted: 3, multipliersDeleted: 3 },
  ...{ managerRolesDeleted: 3, ignoredRolesDeleted: 3, ignoredChannelsDeleted: 3 },
}

/** Finds settings of a guild that will not work, the most serious first. */
export function findings(overview: GuildOverview, surroundings: Surroundings): Finding[] {
  const {
    settings,
    levelRoles,
    activityRoleIds,
    levelTexts,
    ignoredChannelIds,
    ignoredRoleIds,
    multipliers,
    boostChannelIds,
  } = overview
  const { view, sights } = surroundings
  const found: Finding[] = []
  if (levelRoles.length + activityRoleIds.length > 0 && !permits(botPermissions(view), Permission.ManageRoles)) {
    found.push({ kind: 'manageRolesMissing' })
  }
  for (const { level, roleId } of levelRoles) {
    const role = view.roles.get(roleId)
    if (role === undefined) found.push({ kind: 'roleDeleted', level, roleId })
    else if (role.managed) found.push({ kind: 'roleManaged', level, roleId })
    else if (!reaches(view, role)) found.push({ kind: 'roleAboveBot', level, roleId })
  }
  found.push(...activityRoleFindings(overview, view))
  for (const setting of SETTINGS) found.push(...setting.check(settings, surroundings, overview))
  found.push(...wordingFindings(settings, levelRoles, levelTexts))
  found.push(...pictureFindings(settings, surroundings))
  if (settings.boardVisibility === 'public' && settings.departedMembers === 'show')
    found.push({ kind: 'boardShowsDeparted' })
  const { xpRate: rate } = settings
  if (earnsNothing(highestFactor(settings, multipliers), settings)) found.push({ kind: 'rateZero', rate })
  found.push(...unearnedFindings(overview, surroundings), ...earningFindings(overview, surroundings))
  for (const channelId of new Set(boostChannelIds)) {
    if (channelId !== null && isUnusable(sights.get(channelId))) found.push({ kind: 'boostChannelUnusable', channelId })
  }
  found.push(...seasonFindings(overview, surroundings))
  if (boostChannelIds.length > 0 && rate === 0) found.push({ kind: 'boostWithoutRate', rate })
  const ignoredRoles = ignoredRoleIds.filter((id) => !view.roles.has(id)).length
  if (ignoredRoles > 0) found.push({ kind: 'ignoredRolesDeleted', count: ignoredRoles })
  const ignoredChannels = ignoredChannelIds.filter((id) => sights.get(id)?.found === 'gone').length
  if (ignoredChannels > 0) found.push({ kind: 'ignoredChannelsDeleted', count: ignoredChannels })
  return found.toSorted((a, b) => RANKS[a.kind] - RANKS[b.kind])
}

/** Finds activity roles that cannot be given, or that level roles take away again. */
function activityRoleFindings({ activityRoleIds, levelRoles }: GuildOverview, view: GuildView): Finding[] {
  return activityRoleIds.flatMap((roleId): Finding[] => {
    const role = view.roles.get(roleId)
    if (role === undefined) return [{ kind: 'activityRoleUnusable', roleId, why: 'deleted' }]
    if (role.managed || !reaches(view, role)) return [{ kind: 'activityRoleUnusable', roleId, why: 'above-bot' }]
    const isLevelRole = levelRoles.some((one) => one.roleId === roleId)
    return isLevelRole ? [{ kind: 'activityRoleUnusable', roleId, why: 'level-role' }] : []
  })
}

/** Whether the bot cannot announce in a channel. @param sight undefined where Discord gave no answer */
const isUnusable = (sight: ChannelSight | undefined): boolean =>
  sight !== undefined && (sight.found !== 'seen' || sight.missing.length > 0)

/** What keeps the season that has not ended from being announced, or its winners from getting their role. */
function seasonFindings({ season }: GuildOverview, { view, sights }: Surroundings): Finding[] {
  const { roleId, channelId } = season
  const found: Finding[] = []
  const role = roleId === null ? undefined : view.roles.get(roleId)
  const canGive =
    role !== undefined && !role.managed && reaches(view, role) && permits(botPermissions(view), Permission.ManageRoles)
  if (roleId !== null && !canGive) found.push({ kind: 'seasonRoleUnusable', roleId })
  if (channelId !== null && isUnusable(sights.get(channelId))) found.push({ kind: 'seasonChannelUnusable', channelId })
  return found
}
