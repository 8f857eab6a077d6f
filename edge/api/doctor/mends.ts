import type { Finding } from '../../../shared/levelling/finding.ts'
import type { Mend } from './mend.ts'
import { retryJobs } from './mend-jobs.ts'
import {
  removeGoneEarning,
  removeGoneIgnored,
  removeGoneLimits,
  removeGoneManagers,
  removeGoneMultipliers,
  removeUnusableLevelRoles,
} from './mend-lists.ts'
import { announceByReply, resetRate } from './mend-settings.ts'
import type { SayMend } from './texts.ts'

type MendId =
  | 'remove-level-roles'
  | 'remove-ignored-channels'
  | 'remove-ignored-roles'
  | 'remove-earning-channels'
  | 'remove-multipliers'
  | 'remove-managers'
  | 'remove-command-limits'
  | 'announce-by-reply'
  | 'reset-multiplier'
  | 'retry-jobs'

interface MendButton {
  label: 'removeLevelRoles' | 'removeEntries' | 'announceByReply' | 'resetRate' | 'retry'
  run: Mend
}

/** All mends, each with the label of its button. */
const MENDS: Readonly<Record<MendId, MendButton>> = {
  'remove-level-roles': { label: 'removeLevelRoles', run: removeUnusableLevelRoles },
  'remove-ignored-channels': { label: 'removeEntries', run: removeGoneIgnored('channels') },
  'remove-ignored-roles': { label: 'removeEntries', run: removeGoneIgnored('roles') },
  'remove-earning-channels': { label: 'removeEntries', run: removeGoneEarning },
  'remove-multipliers': { label: 'removeEntries', run: removeGoneMultipliers },
  'remove-managers': { label: 'removeEntries', run: removeGoneManagers },
  'remove-command-limits': { label: 'removeEntries', run: removeGoneLimits },
  'announce-by-reply': { label: 'announceByReply', run: announceByReply },
  'reset-multiplier': { label: 'resetRate', run: resetRate },
  'retry-jobs': { label: 'retry', run: retryJobs },
}

/** The mend with an id; undefined for an unknown one. */
export const findMend = (id: string): Mend | undefined =>
  new Map<string, MendButton>(Object.entries(MENDS)).get(id)?.run

/** The mend of each kind of finding; null where only a person in Discord can mend it. */
const BY_FINDING: Readonly<Record<Finding['kind'], MendId | null>> = {
  manageRolesMissing: null,
  roleDeleted: 'remove-level-roles',
  roleManaged: 'remove-level-roles',
  roleAboveBot: null,
  voiceNowhere: null,
  everyChannelExcluded: null,
  reactionsEarnNothing: null,
  decayForNobody: null,
  channelUnset: 'announce-by-reply',
  channelDeleted: 'announce-by-reply',
  channelHidden: 'announce-by-reply',
  channelForbids: 'announce-by-reply',
  ignoredRolesDeleted: 'remove-ignored-roles',
  ignoredChannelsDeleted: 'remove-ignored-channels',
  nothingEarns: null,
  earningChannelsDeleted: 'remove-earning-channels',
  multipliersDeleted: 'remove-multipliers',
  managerRolesDeleted: 'remove-managers',
  managerByLevel: null,
  commandsForNobody: 'remove-command-limits',
  commandLimitsUnseen: null,
  picturesForbidden: null,
  announcesNothing: null,
  wordingWithoutRoles: null,
  wordingRolesUnseen: null,
  levelTextsUnannounced: null,
  levelTextsWithoutRoles: null,
  levelTextsRolesUnseen: null,
  rateZero: 'reset-multiplier',
  decayMany: null,
  voiceEarnsNothing: 'reset-multiplier',
  activityRoleUnusable: null,
  boostChannelUnusable: null,
  seasonChannelUnusable: null,
  seasonRoleUnusable: null,
  boostWithoutRate: 'reset-multiplier',
  boardUnindexed: null,
  boardNameIdle: null,
  boardShowsDeparted: null,
}

/** A button that mends a problem. */
export interface ShownMend {
  id: string
  label: string
}

const shown = (say: SayMend, id: MendId): ShownMend => ({ id, label: say(MENDS[id].label) })

/** The button beside a finding; null for none. */
export function mendOf(say: SayMend, finding: Finding): ShownMend | null {
  if (finding.kind === 'commandLimitsUnseen' && finding.goneIds.length > 0) return shown(say, 'remove-command-limits')
  const id = BY_FINDING[finding.kind]
  return id === null ? null : shown(say, id)
}

/** The button beside failed jobs. */
export const retryMend = (say: SayMend): ShownMend => shown(say, 'retry-jobs')
