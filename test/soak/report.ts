import type { Findings } from '../faults/findings.ts'
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
/** Below this part of the asked rate, the machine was too slow for the soak to mean anything. */
const LEAST_RATE = 0.95

/** Everything that is wrong, one sentence each; empty where the soak passed. @param messages a second that were asked for */
export function problemsOf(outcome: SoakOutcome, messages: number): string[] {
  const { interactions, findings, series, wrongGifts, failure, rate } = outcome
  const lists = Object.entries(findings).flatMap(([kind, list]: [string, string[]]) => [
    ...list.slice(0, MOST_SENTENCES).map((sentence) => `${kind}: ${sentence}`),
    ...(list.length > MOST_SENTENCES ? [`${kind}: ${list.length - MOST_SENTENCES} more`] : []),
  ])
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
    ...lists,
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

/** The table of all series, in Markdown, so that it can go into the guide as it is. */
export function tableOf(series: readonly JudgedSeries[]): string {
  const rows = [HEADINGS, ...series.map(rowOf)]
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lineOf = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  const rule = widths.map((width) => '-'.repeat(width))
  return [lineOf(HEADINGS), lineOf(rule), ...series.map((each) => lineOf(rowOf(each)))].join('\n')
}

export const summaryOf = ({ seconds, messages, awards, levelUps, rate, interactions, changes }: SoakOutcome): string =>
  `${seconds.toFixed(0)} s, ${messages} messages (${rate.toFixed(0)}/s), ${awards} awards, ${levelUps} level-ups announced, ` +
  `${interactions.answered} of ${interactions.asked} interactions answered (slowest ${interactions.slowestMs.toFixed(0)} ms; ${interactions.refused} refused), ` +
  `${changes} changes of level roles`
