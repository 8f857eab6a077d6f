import { type Findings, sentencesOf } from '../../faults/findings.ts'
import { tableLines } from '../../support/table.ts'

/** The result of one long form. */
export interface Outcome {
  name: string
  /** How often the fault happened. */
  times: number
  messages: number
  awards: number
  levelUps: number
  /** Messages a second, over the whole chat and in its slowest five seconds. */
  rate: { whole: number; slowest: number }
  /** From the end of the chat until everything was committed and every job was done. */
  settledSeconds: number
  findings: Findings
  /** Why the form ended early; null if it did not. */
  failure: string | null
}

const MOST_SENTENCES = 5

export const isExact = ({ findings, failure }: Outcome): boolean =>
  failure === null && Object.values(findings).every((list) => list.length === 0)

const HEADINGS = [
  ...['fault', 'times', 'messages', 'per second', 'slowest', 'awards', 'lost', 'doubled'],
  ...['announced', 'twice', 'wrong order', 'missing', 'wrong roles', 'jobs left', 'settled after', 'result'],
]

const rowOf = (outcome: Outcome): string[] => {
  const { name, times, messages, awards, levelUps, rate, settledSeconds, findings } = outcome
  const { lost, doubled, announcedTwice, announcedOutOfOrder, notAnnounced, wrongRoles, jobsLeft } = findings
  return [
    ...[name, `${times}`, `${messages}`, rate.whole.toFixed(0), rate.slowest.toFixed(0), `${awards}`],
    ...[lost.length, doubled.length, levelUps, announcedTwice.length, announcedOutOfOrder.length].map(String),
    ...[notAnnounced.length, wrongRoles.length, jobsLeft.length].map(String),
    ...[`${settledSeconds.toFixed(0)} s`, isExact(outcome) ? 'exact' : 'FAILED'],
  ]
}

/** A table with a line for each form, then the first findings of those that failed. */
export function reportOf(outcomes: readonly Outcome[]): string {
  return [...tableLines([HEADINGS, ...outcomes.map(rowOf)]), ...outcomes.flatMap(problemsOf)].join('\n')
}

function problemsOf({ name, findings, failure }: Outcome): string[] {
  const problems = [...(failure === null ? [] : [`ended early: ${failure}`]), ...sentencesOf(findings, MOST_SENTENCES)]
  return problems.length === 0 ? [] : [`${name}:`, ...problems.map((problem) => `  ${problem}`)]
}
