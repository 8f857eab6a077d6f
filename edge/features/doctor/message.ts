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

/** A server where this long nobody writes is asleep, or something is wrong. */
const QUIET_AFTER_MS = 3 * 86_400_000
const LONGEST_REASON = 150

const WORK: ReadonlyMap<string, 'doctor.roles' | 'doctor.announcing'> = new Map([
  ['member-roles', 'doctor.roles'],
  ['guild-role-sync', 'doctor.roles'],
  ['level-up', 'doctor.announcing'],
  ['announcement', 'doctor.announcing'],
])

/** What to do about each cause that a reason names. */
function mendText({ text, mention }: MessageContext, { kind, reason }: FailedJobs): string {
  const notifications = mention('settings notifications')
  const roles = mention('settings roles')
  const remove = mention('levelroles remove')
  const mends: Readonly<Record<FailureCause, () => string>> = {
    permission: () => text('doctor.mendPermission', { roles }),
    access: () => text('doctor.mendAccess', { notifications }),
    members: () => text('doctor.mendMembers'),
    role: () => text('doctor.mendRole', { remove }),
    roleManaged: () => text('doctor.mendRoleManaged', { remove }),
    mostRoles: () => text('doctor.mendMostRoles'),
    direct: () => text('doctor.mendDirect', { notifications }),
    thread: () => text('doctor.mendThread', { notifications }),
    channelType: () => text('doctor.mendChannelType', { notifications }),
    autoMod: () => text('doctor.mendAutoMod', { notifications }),
    twoFactor: () => text('doctor.mendTwoFactor'),
    token: () => text('doctor.mendToken', { setup: mention('whitelabel setup') }),
    busy: () => text('doctor.mendBusy', { roles }),
    blocked: () => text('doctor.mendBlocked', { roles }),
    other: () => text('doctor.mendOther'),
  }
  return failureCauses(reason, kind)
    .map((cause) => mends[cause]())
    .join(' ')
}

function failureLine(context: MessageContext, failed: FailedJobs): string {
  const { kind, reason, occurrences: times, lastAt } = failed
  const line = context.text('doctor.failed', {
    what: context.text(WORK.get(kind) ?? 'doctor.work'),
    when: relativeTime(lastAt),
    times,
    reason: reason.replaceAll('`', '').slice(0, LONGEST_REASON),
    mend: mendText(context, failed),
  })
  return `⚠️ ${line}`
}

function messageLine({ text, now }: MessageContext, lastMessageAt: number | null): { well: boolean; line: string } {
  if (lastMessageAt === null) return { well: false, line: `⚠️ ${text('doctor.never')}` }
  const when = relativeTime(lastMessageAt)
  if (now - lastMessageAt <= QUIET_AFTER_MS) return { well: true, line: text('doctor.seen', { when }) }
  return { well: false, line: `⚠️ ${text('doctor.silent', { when })}` }
}

/** Everything that was found, each with how to mend it. @param found null where Discord did not show the guild */
export function doctorMessage(
  context: MessageContext,
  { failures, lastMessageAt, beingScreened }: GuildHealth,
  found: Finding[] | null,
): Message {
  const { text } = context
  const messages = messageLine(context, lastMessageAt)
  const troubles = [
    ...(found === null ? [`⚠️ ${text('settings.unlooked')}`] : findingLines(context, found)),
    ...failures.map((failure) => failureLine(context, failure)),
  ]
  const isWell = troubles.length === 0 && messages.well
  const screened = beingScreened > 0 ? [text('doctor.screened', { count: beingScreened })] : []
  const lines = [...(isWell ? [text('doctor.allWell')] : troubles), ...screened, messages.line]
  const description = fitList(lines, { limit: LONGEST_DESCRIPTION, more: (count) => text('list.more', { count }) })
  return { embeds: [{ color: ACCENT_COLOR, title: text('doctor.title'), description }] }
}
