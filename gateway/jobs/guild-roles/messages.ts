import type { JobPayload } from '../../../shared/database/jobs/jobs.ts'
import { progressBar } from '../progress-bar.ts'
import { looked } from './progress.ts'
import { speak } from './texts.ts'

type Progress = Pick<JobPayload<'guild-role-sync'>, 'total' | 'counts' | 'reasons'>

/** A reply has room for 2,000 characters. */
const MOST_REASONS = 5

export type SyncEnd = 'done' | 'stopped' | 'replaced'

/** The progress of a sync that is under way. */
export function progressText(locale: string, progress: Progress): string {
  const [done, total] = [looked(progress), progress.total ?? 0]
  return `${speak(locale)('roleSync.progress', { done, total })}\n${progressBar(done, total)}`
}

/** The result of a sync, with the reasons of failures. */
export function endText(locale: string, progress: Progress, end: SyncEnd): string {
  const { given, alreadyHad, gone, failed } = progress.counts
  const lines = [
    speak(locale)(`roleSync.${end}`, { done: looked(progress), total: progress.total ?? 0 }),
    progressBar(looked(progress), progress.total ?? 0),
    speak(locale)('roleSync.counts', { given, alreadyHad, gone, failed }),
  ]
  const reasons = Object.entries(progress.reasons).sort(([, a], [, b]) => b - a)
  for (const [reason, members] of reasons.slice(0, MOST_REASONS)) {
    lines.push(speak(locale)('roleSync.reason', { members, reason }))
  }
  return lines.join('\n')
}
