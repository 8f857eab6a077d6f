import { type Findings, sentencesOf } from '../faults/findings.ts'
import { padColumns } from '../support/table.ts'
import { MEASURES } from './measures.ts'
import type { JudgedSeries } from './sampler.ts'

export interface SoakOutcome {
  seconds: number
  messages: number
  awards: number
  levelUps: number
  /** Messages a second, over the whole chat. */
  rate: number
  interactions: { asked: number; answered: number; refused: number; slowestMs: number; failures: readonly string[] }
  /** Changes of level roles and settings by admins; each began a role sync. */
  changes: number
  series: readonly JudgedSeries[]
  findings: Findings
  wrongGifts: readonly string[]
  /** Why the soak ended early; null if it did not. */
  failure: string | null
}

const MOST_SENTENCES = 5
/** If the rate is below this part of the asked rate, the machine was too slow, and the soak shows nothing. */
const LEAST_RATE = 0.95

/** Everything that is wrong, one sentence each; empty where the soak passed. @param messages a second that were asked for */
export function problemsOf(outcome: SoakOutcome, messages: number): string[] {
  const { interactions, findings, series, wrongGifts, failure, rate } = outcome
  const unanswered = interactions.asked - interactions.answered
  return [
    ...(failure === null ? [] : [`ended early: ${failure}`]),
    ...(rate < messages * LEAST_RATE
      ? [`the machine wrote ${rate.toFixed(0)} messages a second, not ${messages}`]
      : []),
    ...(unanswered === 0 ? [] : [`${unanswered} interactions were not answered in time`]),
    ...interactions.failures.slice(0, MOST_SENTENCES),
    ...series
      .filter(({ verdict }) => !verdict.flat)
      .map(({ of, measure }) => `${of}: ${MEASURES[measure].what} is not flat`),
    ...sentencesOf(findings, MOST_SENTENCES),
    ...wrongGifts.slice(0, MOST_SENTENCES),
  ]
}

const HEADINGS = ['of', 'measure', 'unit', 'first', 'median', 'last', 'rise/min', 'rise', 'allowed', 'result']

const inShort = (value: number | undefined): string => (value === undefined ? '' : value.toFixed(value < 10 ? 2 : 0))

const rowOf = ({ of, measure, points, verdict }: JudgedSeries): string[] => [
  ...[of, MEASURES[measure].what, MEASURES[measure].unit],
  ...[points[0]?.value, verdict.median, points.at(-1)?.value].map(inShort),
  ...[verdict.risePerMinute, verdict.rise, verdict.allowedRise].map((value) => value.toFixed(2)),
  verdict.flat ? 'flat' : 'NOT FLAT',
]

/** The table of all series, in Markdown, as the guide shows it. */
export function tableOf(series: readonly JudgedSeries[]): string {
  const [headings = [], ...rows] = padColumns([HEADINGS, ...series.map(rowOf)])
  const rule = headings.map((heading) => '-'.repeat(heading.length))
  return [headings, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

export const summaryOf = ({ seconds, messages, awards, levelUps, rate, interactions, changes }: SoakOutcome): string =>
  `${seconds.toFixed(0)} s, ${messages} messages (${rate.toFixed(0)}/s), ${awards} awards, ${levelUps} level-ups announced, ` +
  `${interactions.answered} of ${interactions.asked} interactions answered (slowest ${interactions.slowestMs.toFixed(0)} ms; ${interactions.refused} refused), ` +
  `${changes} changes of level roles`
