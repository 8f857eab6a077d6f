import type { FailedJobs, GuildHealth } from '../../shared/database/guilds/health.ts'
import type { IntentSource } from '../../shared/discord/intents.ts'
import { escapeMarkdown, relativeTime } from '../../shared/discord/markdown.ts'
import { DAY_MS } from '../../shared/levelling/day.ts'
import { type FailureCause, failureCauses } from '../../shared/levelling/failure-cause.ts'
import type { GuildSettings } from '../../shared/settings/index.ts'
import type { FindingContext } from './finding.ts'

/** Older failures are not shown: they are solved, or no member noticed them. */
export const LOOK_BACK_MS = 7 * DAY_MS
/** If the bot has seen no message for so long, `/doctor` warns that it may not see the channels. */
const QUIET_AFTER_MS = 3 * DAY_MS
const LONGEST_REASON = 150

/** To recalculate the levels of a million members takes some minutes. */
const STUCK_AFTER_MS = 3_600_000

/**
 * Whether the recalculation of a guild's levels takes so long that something must be wrong.
 * @param since when it began; null where no level is recalculated
 */
export const isStuck = (since: number | null, now: number): since is number =>
  since !== null && now - since > STUCK_AFTER_MS

/** An import changes about a hundred members a second. It may wait some minutes for a season or an undo of decay. */
const IMPORT_STUCK_AFTER_MS = 30 * 60_000

/** Lines about imports: a problem if one makes no progress, and a note if one waits for its confirmation. */
export function importLines(
  { text, mention }: Pick<FindingContext, 'text' | 'mention'>,
  { importedAt, importWaitsUntil }: Pick<GuildHealth, 'importedAt' | 'importWaitsUntil'>,
  now: number,
): { problem: string | null; note: string | null } {
  const isStalled = importedAt !== null && now - importedAt > IMPORT_STUCK_AFTER_MS
  const isWaiting = importWaitsUntil !== null && importWaitsUntil > now
  return {
    problem: isStalled
      ? text('doctor.importStuck', {
          ...{ when: relativeTime(importedAt), status: mention('import status'), undo: mention('xp undo') },
        })
      : null,
    note: isWaiting ? text('doctor.importWaits', { when: relativeTime(importWaitsUntil) }) : null,
  }
}

/** A line for each webhook that was switched off automatically. It names only the host: the rest of an address may be secret. */
export const webhookLines = (
  { text }: Pick<FindingContext, 'text'>,
  { webhooksOff }: Pick<GuildHealth, 'webhooksOff'>,
): string[] =>
  webhooksOff.map(({ url, at }) =>
    text('doctor.webhookOff', { host: escapeMarkdown(hostIn(url)), when: relativeTime(at) }),
  )

/** A line about the profile that the server gave the bot, where its premium has ended. */
export const brandingLines = (
  { text }: Pick<FindingContext, 'text'>,
  { brandingEndedAt: at }: Pick<GuildHealth, 'brandingEndedAt'>,
): string[] => (at === null ? [] : [text('branding.ends', { when: relativeTime(at) })])

const hostIn = (url: string): string => (URL.canParse(url) ? new URL(url).host : '')

/** The work of each kind of job, in words that an admin knows. */
const WORK: ReadonlyMap<string, 'doctor.roles' | 'doctor.announcing' | 'doctor.importing'> = new Map([
  ['member-roles', 'doctor.roles'],
  ['guild-role-sync', 'doctor.roles'],
  ['level-up', 'doctor.announcing'],
  ['level-reached', 'doctor.announcing'],
  ['announcement', 'doctor.announcing'],
  ['import', 'doctor.importing'],
  ['import-read', 'doctor.importing'],
])

/** What an admin can do about a failure, by the causes that its reason names. */
export function fixText(
  { text, mention }: FindingContext,
  { kind, reason }: Pick<FailedJobs, 'kind' | 'reason'>,
): string {
  const notifications = mention('settings notifications')
  const roles = mention('settings roles')
  const remove = mention('levelroles remove')
  const fixes: Readonly<Record<FailureCause, () => string>> = {
    permission: () => text('doctor.fixPermission', { roles }),
    access: () => text('doctor.fixAccess', { notifications }),
    members: () => text('doctor.fixMembers'),
    role: () => text('doctor.fixRole', { remove }),
    roleManaged: () => text('doctor.fixRoleManaged', { remove }),
    mostRoles: () => text('doctor.fixMostRoles'),
    direct: () => text('doctor.fixDirect', { notifications }),
    thread: () => text('doctor.fixThread', { notifications }),
    channelType: () => text('doctor.fixChannelType', { notifications }),
    autoMod: () => text('doctor.fixAutoMod', { notifications }),
    twoFactor: () => text('doctor.fixTwoFactor'),
    token: () => text('doctor.fixToken', { setup: mention('whitelabel setup') }),
    busy: () => text('doctor.fixBusy', { roles }),
    blocked: () => text('doctor.fixBlocked', { roles }),
    other: () => text('doctor.fixOther'),
  }
  return failureCauses(reason, kind)
    .map((cause) => fixes[cause]())
    .join(' ')
}

/** Jobs that failed: what they would have done, when, why, and what to do about it. */
export function failureText(context: FindingContext, failed: FailedJobs): string {
  const { kind, reason, occurrences: times, lastAt } = failed
  return context.text('doctor.failed', {
    what: context.text(WORK.get(kind) ?? 'doctor.work'),
    when: relativeTime(lastAt),
    times,
    reason: reason.replaceAll('`', '').slice(0, LONGEST_REASON),
    fix: fixText(context, failed),
  })
}

/** When the bot last saw a message, and whether that is recent. */
export function lastMessageText(
  { text }: Pick<FindingContext, 'text'>,
  lastMessageAt: number | null,
  now: number,
): { well: boolean; line: string } {
  if (lastMessageAt === null) return { well: false, line: text('doctor.never') }
  const when = relativeTime(lastMessageAt)
  if (now - lastMessageAt <= QUIET_AFTER_MS) return { well: true, line: text('doctor.seen', { when }) }
  return { well: false, line: text('doctor.silent', { when }) }
}

/** The text about each source of XP whose events the bot does not receive. */
export const UNSEEN = { voice: 'doctor.unseenVoice', reactions: 'doctor.unseenReactions' } as const

export type EarningSettings = Pick<GuildSettings, 'voiceXp' | 'reactionGivenXp' | 'reactionReceivedXp'>

/** The sources of XP that are on although the bot does not receive their events. */
export function unseenSources(
  { voiceXp, reactionGivenXp, reactionReceivedXp }: EarningSettings,
  { unseenSources: unseen }: Pick<GuildHealth, 'unseenSources'>,
): IntentSource[] {
  const xp = { voice: voiceXp, reactions: Math.max(reactionGivenXp, reactionReceivedXp) }
  return unseen.filter((source) => xp[source] > 0)
}
