import type { FailedJobs, GuildHealth } from '../../shared/database/guild-health.ts'
import { relativeTime } from '../../shared/discord/markdown.ts'
import type { Message } from '../../shared/discord/message.ts'
import { failureCause } from '../../shared/levelling/failure-cause.ts'
import type { Finding } from '../../shared/levelling/findings.ts'
import type { InteractionContext } from '../interactions/context.ts'
import { findingLines } from './finding.ts'
import { fitLines } from './lines.ts'
import { ACCENT_COLOR } from './style.ts'

type Voice = Pick<InteractionContext, 'text' | 'mention' | 'now'>

/** A server where this long nobody writes is asleep, or something is wrong. */
const QUIET_AFTER_MS = 3 * 86_400_000
const LONGEST_REASON = 150
/** What an embed's description takes. */
const LONGEST_DESCRIPTION = 4_096

const WORK: ReadonlyMap<string, 'doctor.roles' | 'doctor.announcing'> = new Map([
  ['roles', 'doctor.roles'],
  ['guild-roles', 'doctor.roles'],
  ['announce', 'doctor.announcing'],
  ['announcement', 'doctor.announcing'],
])

function mendText({ text, mention }: Voice, reason: string): string {
  const cause = failureCause(reason)
  const notifications = mention('settings notifications')
  const mends = {
    permission: () => text('doctor.mendPermission'),
    access: () => text('doctor.mendAccess', { notifications }),
    role: () => text('doctor.mendRole', { remove: mention('levelroles remove') }),
    direct: () => text('doctor.mendDirect', { notifications }),
    other: () => text('doctor.mendOther'),
  }
  return mends[cause]()
}

const failureLine = (voice: Voice, { kind, reason, occurrences: times, lastAt }: FailedJobs): string =>
  `⚠️ ${voice.text('doctor.failed', {
    what: voice.text(WORK.get(kind) ?? 'doctor.work'),
    when: relativeTime(lastAt),
    times,
    reason: reason.replaceAll('`', '').slice(0, LONGEST_REASON),
    mend: mendText(voice, reason),
  })}`

function messageLine({ text, now }: Voice, lastMessageAt: number | null): { well: boolean; line: string } {
  if (lastMessageAt === null) return { well: false, line: `⚠️ ${text('doctor.never')}` }
  const when = relativeTime(lastMessageAt)
  if (now - lastMessageAt <= QUIET_AFTER_MS) return { well: true, line: text('doctor.seen', { when }) }
  return { well: false, line: `⚠️ ${text('doctor.silent', { when })}` }
}

/** Everything that was found, each with how to mend it. @param found null where Discord did not show the guild */
export function doctorMessage(
  voice: Voice,
  { failures, lastMessageAt }: GuildHealth,
  found: Finding[] | null,
): Message {
  const { text } = voice
  const messages = messageLine(voice, lastMessageAt)
  const troubles = [
    ...(found === null ? [`⚠️ ${text('settings.unlooked')}`] : findingLines(voice, found)),
    ...failures.map((failure) => failureLine(voice, failure)),
  ]
  const isWell = troubles.length === 0 && messages.well
  const lines = [...(isWell ? [text('doctor.allWell')] : troubles), messages.line]
  const description = fitLines(lines, LONGEST_DESCRIPTION, (count) => text('doctor.more', { count }))
  return { embeds: [{ color: ACCENT_COLOR, title: text('doctor.title'), description }] }
}
