import type { FailedJobs, GuildHealth } from '../../../shared/database/guilds/health.ts'
import { relativeTime } from '../../../shared/discord/markdown.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { type FailureCause, failureCauses } from '../../../shared/levelling/failure-cause.ts'
import type { Finding } from '../../../shared/levelling/finding.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { findingLines } from '../../messages/finding.ts'
import { fitList, LONGEST_DESCRIPTION } from '../../messages/list.ts'
import { ACCENT_COLOR } from '../../messages/style.ts'

type MessageContext = Pick<InteractionContext, 'text' | 'mention' | 'now'>

/** If the bot has seen no message for so long, `/doctor` warns that it may not see the channels. */
const QUIET_AFTER_MS = 3 * 86_400_000
const LONGEST_REASON = 150

/** What a job of each kind does, in the reader's words. */
const WORK: ReadonlyMap<string, 'doctor.roles' | 'doctor.announcing'> = new Map([
  ['member-roles', 'doctor.roles'],
  ['guild-role-sync', 'doctor.roles'],
  ['level-up', 'doctor.announcing'],
  ['announcement', 'doctor.announcing'],
])

/** What an admin can do about a failure, by the causes that its reason names. */
function fixText({ text, mention }: MessageContext, { kind, reason }: FailedJobs): string {
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

function failureLine(context: MessageContext, failed: FailedJobs): string {
  const { kind, reason, occurrences: times, lastAt } = failed
  const line = context.text('doctor.failed', {
    what: context.text(WORK.get(kind) ?? 'doctor.work'),
    when: relativeTime(lastAt),
    times,
    reason: reason.replaceAll('`', '').slice(0, LONGEST_REASON),
    fix: fixText(context, failed),
  })
  return `⚠️ ${line}`
}

/** When the bot last saw a message, and whether that is recent. */
function messageLine({ text, now }: MessageContext, lastMessageAt: number | null): { well: boolean; line: string } {
  if (lastMessageAt === null) return { well: false, line: `⚠️ ${text('doctor.never')}` }
  const when = relativeTime(lastMessageAt)
  if (now - lastMessageAt <= QUIET_AFTER_MS) return { well: true, line: text('doctor.seen', { when }) }
  return { well: false, line: `⚠️ ${text('doctor.silent', { when })}` }
}

/** Every problem with its solution. @param found null where Discord did not show the guild */
export function doctorMessage(
  context: MessageContext,
  { failures, lastMessageAt, beingScreened, hasNoWorker }: GuildHealth,
  found: Finding[] | null,
): Message {
  const { text } = context
  const messages = messageLine(context, lastMessageAt)
  const problems = [
    ...(hasNoWorker ? [`⚠️ ${text('doctor.noWorker')}`] : []),
    ...(found === null ? [`⚠️ ${text('settings.unchecked')}`] : findingLines(context, found)),
    ...failures.map((failure) => failureLine(context, failure)),
  ]
  const isWell = problems.length === 0 && messages.well
  const screened = beingScreened > 0 ? [text('doctor.screened', { count: beingScreened })] : []
  const lines = [...(isWell ? [text('doctor.allWell')] : problems), ...screened, messages.line]
  const description = fitList(lines, { limit: LONGEST_DESCRIPTION, more: (count) => text('list.more', { count }) })
  return { embeds: [{ color: ACCENT_COLOR, title: text('doctor.title'), description }] }
}
