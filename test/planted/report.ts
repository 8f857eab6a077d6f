import type { Fault } from './fault.ts'

/** Share of the faults that the tests must notice. */
export const SHARE_WANTED = 0.9

/** The verdict of the tests on one fault. */
export interface Judged {
  fault: Fault
  /** `undecided` where the tests fail without the fault, too, or do not end in time; it counts as not noticed. */
  verdict: 'noticed' | 'went through' | 'undecided'
  /** The first test that failed, or why the fault is undecided. */
  by: string
  seconds: number
}

const withVerdict = (judged: readonly Judged[], verdict: Judged['verdict']): Judged[] =>
  judged.filter((one) => one.verdict === verdict)

/** Share of the faults that were noticed, 0..1. */
export const shareOf = (judged: readonly Judged[]): number =>
  withVerdict(judged, 'noticed').length / Math.max(1, judged.length)

/** The summary at the end of a run, with a line for each fault that was not noticed. */
export function reportOf(judged: readonly Judged[]): string {
  const lines = (['went through', 'undecided'] as const).flatMap((verdict) => [
    `${verdict}: ${withVerdict(judged, verdict).length}`,
    ...withVerdict(judged, verdict).map(({ fault, by }) => `  ${fault.file}: ${fault.what}${by && ` (${by})`}`),
  ])
  const noticed = withVerdict(judged, 'noticed').length
  return [...lines, `${noticed} of ${judged.length} noticed: ${Math.round(shareOf(judged) * 100)} %`].join('\n')
}
