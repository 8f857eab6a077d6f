import type { JobPayload } from '../../../shared/database/jobs/jobs.ts'
import { progressBar } from '../progress-bar.ts'
import { speak } from './texts.ts'

type Progress = Pick<JobPayload<'recalculate-levels'>, 'total' | 'looked' | 'changed'>

/** New members may have come since the members were counted. */
const totalOf = ({ total, looked }: Progress): number => Math.max(total, looked)

/** The progress of a recalculation that is under way. */
export const progressText = (locale: string, progress: Progress): string =>
  lines(locale, progress, 'recalculate.progress', totalOf(progress))

/** The result of a recalculation. */
export const endText = (locale: string, progress: Progress, end: 'done' | 'replaced' | 'stopped'): string =>
  lines(locale, progress, `recalculate.${end}`, end === 'done' ? progress.looked : totalOf(progress))

function lines(
  locale: string,
  { looked: done, changed }: Progress,
  key: Parameters<ReturnType<typeof speak>>[0],
  total: number,
): string {
  return [speak(locale)(key, { done, total, changed }), progressBar(done, total)].join('\n')
}
