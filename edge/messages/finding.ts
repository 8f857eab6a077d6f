import { assertNever } from '../../shared/assert-never.ts'
import { channelMention, roleMention } from '../../shared/discord/markdown.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { Finding } from '../../shared/levelling/finding.ts'
import type { Speak } from '../features/texts.ts'
import { permissionNames } from './permission-key.ts'

/** The parts of an interaction's context that these texts need. */
export interface FindingContext {
  text: Speak
  /** A command by its path, e.g. `levelroles add`, as a link. */
  mention(path: string): string
}

/** How many entries of a list a finding names. */
const MOST_NAMED = 10

/** Names channels and roles that cannot be used. Deleted ones are shown by id, because a mention of them would show no name. */
function named(goneIds: readonly Snowflake[], hiddenChannelIds: readonly Snowflake[] = []): string {
  const entries = [...goneIds.map((id) => `\`${id}\``), ...hiddenChannelIds.map(channelMention)]
  return [...entries.slice(0, MOST_NAMED), ...(entries.length > MOST_NAMED ? ['…'] : [])].join(', ')
}

/** A list of levels, cut after the first ones. */
const namedLevels = (levels: readonly number[]): string =>
  [...levels.slice(0, MOST_NAMED), ...(levels.length > MOST_NAMED ? ['…'] : [])].join(', ')

/** The text of a finding: what is wrong, and how to fix it. */
export function findingText({ text, mention }: FindingContext, finding: Finding): string {
  const notifications = mention('settings notifications')
  const remove = mention('levelroles remove')
  switch (finding.kind) {
    case 'manageRolesMissing':
      return text('finding.manageRolesMissing', { permission: text('permission.manageRoles') })
    case 'roleDeleted':
      return text('finding.roleDeleted', { level: finding.level, remove })
    case 'roleManaged':
      return text('finding.roleManaged', { level: finding.level, role: roleMention(finding.roleId), remove })
    case 'roleAboveBot':
      return text('finding.roleAboveBot', { level: finding.level, role: roleMention(finding.roleId) })
    case 'channelUnset':
      return text('finding.channelUnset', { notifications })
    case 'channelDeleted':
      return text('finding.channelDeleted', { notifications })
    case 'channelHidden': {
      const permission = text('permission.viewChannel')
      return text('finding.channelHidden', { channel: channelMention(finding.channelId), permission, notifications })
    }
    case 'channelForbids': {
      const permissions = permissionNames(text, finding.missing)
      return text('finding.channelForbids', { channel: channelMention(finding.channelId), permissions })
    }
    case 'ignoredRolesDeleted':
      return text('finding.ignoredRolesDeleted', { count: finding.count, remove: mention('ignored roles remove') })
    case 'ignoredChannelsDeleted':
      return text('finding.ignoredChannelsDeleted', {
        count: finding.count,
        remove: mention('ignored channels remove'),
      })
    case 'managerRolesDeleted':
      return text('finding.managerRolesDeleted', { count: finding.count, remove: mention('settings managers remove') })
    case 'managerByLevel':
      return text('finding.managerByLevel', {
        role: roleMention(finding.roleId),
        level: finding.level,
        remove: mention('settings managers remove'),
      })
    case 'commandsForNobody':
      return text('finding.commandsForNobody', { list: mention('settings commands list') })
    case 'commandLimitsUnseen':
      return text('finding.commandLimitsUnseen', {
        entries: named(finding.goneIds, finding.hiddenChannelIds),
        list: mention('settings commands list'),
      })
    case 'nothingEarns':
      return text('finding.nothingEarns', { list: mention('xpchannels list') })
    case 'earningChannelsDeleted':
      return text('finding.earningChannelsDeleted', {
        entries: named(finding.goneIds),
        remove: mention('xpchannels remove'),
      })
    case 'multipliersDeleted':
      return text('finding.multipliersDeleted', {
        entries: named(finding.goneIds),
        remove: mention('multipliers remove'),
      })
    case 'picturesForbidden': {
      const permission = text('permission.attachFiles')
      const card = mention('settings card')
      return finding.channelId === null
        ? text('finding.picturesForbidden', { permission, card })
        : text('finding.picturesForbiddenIn', { channel: channelMention(finding.channelId), permission, card })
    }
    case 'announcesNothing':
      return text('finding.announcesNothing', {
        levels: mention('settings announced-levels'),
        add: mention('levelroles add'),
      })
    case 'wordingWithoutRoles':
      return text('finding.wordingWithoutRoles', { wording: mention('settings text'), add: mention('levelroles add') })
    case 'wordingRolesUnseen':
      return text('finding.wordingRolesUnseen', { wording: mention('settings text') })
    case 'levelTextsUnannounced':
    case 'levelTextsWithoutRoles':
    case 'levelTextsRolesUnseen':
      return text(`finding.${finding.kind}`, {
        count: finding.levels.length,
        levels: namedLevels(finding.levels),
        announced: mention('settings announced-levels'),
        remove: mention('leveltexts remove'),
        set: mention('leveltexts set'),
        add: mention('levelroles add'),
      })
    case 'rateZero':
      return text('finding.rateZero', { rate: finding.rate, multiplier: mention('settings multiplier') })
    case 'decayMany': {
      const { members, xp } = finding
      return text('finding.decayMany', { members, xp, decay: mention('settings decay') })
    }
    case 'voiceEarnsNothing':
      return text('finding.voiceEarnsNothing', {
        rate: finding.rate,
        multiplier: mention('settings multiplier'),
        voice: mention('settings voice'),
      })
    case 'voiceNowhere':
      return text(`finding.voiceNowhere.${finding.why}`, {
        voice: mention('settings voice'),
        permission: text('permission.viewChannel'),
        ignored: mention('ignored channels list'),
        multipliers: mention('multipliers list'),
        listed: mention('xpchannels list'),
      })
    case 'everyChannelExcluded':
      return text('finding.everyChannelExcluded', {
        ignored: mention('ignored channels list'),
        multipliers: mention('multipliers list'),
      })
    case 'reactionsEarnNothing':
      return text('finding.reactionsEarnNothing', {
        rate: finding.rate,
        multiplier: mention('settings multiplier'),
        reactions: mention('settings reactions'),
      })
    case 'decayForNobody':
      return text('finding.decayForNobody', { level: finding.level, decay: mention('settings decay') })
    case 'activityRoleUnusable': {
      const values = { role: roleMention(finding.roleId), remove: mention('activityroles remove') }
      if (finding.why === 'deleted') return text('finding.activityRoleDeleted', values)
      return text(
        finding.why === 'above-bot' ? 'finding.activityRoleAboveBot' : 'finding.activityRoleIsLevelRole',
        values,
      )
    }
    case 'seasonChannelUnusable': {
      const channel = channelMention(finding.channelId)
      return text('finding.seasonChannelUnusable', { channel, list: mention('season list') })
    }
    case 'seasonRoleUnusable': {
      const [role, permission] = [roleMention(finding.roleId), text('permission.manageRoles')]
      return text('finding.seasonRoleUnusable', { role, permission })
    }
    case 'boostChannelUnusable': {
      const channel = channelMention(finding.channelId)
      return text('finding.boostChannelUnusable', { channel, list: mention('boost list') })
    }
    case 'boostWithoutRate':
      return text('finding.boostWithoutRate', { rate: finding.rate, multiplier: mention('settings multiplier') })
    case 'boardUnindexed':
    case 'boardShowsDeparted':
      return text(`finding.${finding.kind}`, {
        board: mention('settings board'),
        departed: mention('settings departed-members'),
      })
    case 'boardNameIdle':
      return text('finding.boardNameIdle', { name: finding.name, board: mention('settings board') })
    default:
      return assertNever(finding)
  }
}

/** One line for each finding, with a warning sign in front. */
export const findingLines = (context: FindingContext, found: readonly Finding[]): string[] =>
  found.map((finding) => `⚠️ ${findingText(context, finding)}`)
