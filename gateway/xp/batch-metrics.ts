import { FACTOR_EFFECTS } from '../../shared/levelling/earning-factor.ts'
import type { Entry } from '../bus/entry.ts'
import type { Metrics } from '../ops/metrics.ts'
import type { Outcome } from './apply.ts'

/** The source of the awards of a batch, as a label of metrics. */
const FROM_MESSAGES = { source: 'message' }

/** A committed batch. */
export interface CommittedBatch {
  batch: readonly Entry[]
  outcome: Outcome
  /** Its messages and reactions that earned nothing by the rules. */
  refused: readonly Entry[]
}

/** Counts a committed batch in the metrics. Awards for reactions are not included. @param now milliseconds since 1970 */
export function countBatch(metrics: Metrics, { batch, outcome, refused }: CommittedBatch, now: number): void {
  const { messages, multiplied, reactions, awards, xp, levelUps, latency, batchEntries } = metrics
  const waited: number[] = []
  for (const { receivedAt } of batch) if (receivedAt !== undefined) waited.push((now - receivedAt) / 1_000)
  latency.observeAll(waited)
  batchEntries.observe(batch.length)
  messages.inc('awarded', outcome.awards.length)
  awards.inc(FROM_MESSAGES, outcome.awards.length)
  messages.inc('cooldown', outcome.refused)
  messages.inc('uncounted', outcome.uncounted)
  for (const effect of FACTOR_EFFECTS) multiplied.inc(effect, outcome.effects[effect])
  const ignored = refused.filter(({ kind }) => kind === 'message').length
  messages.inc('ignored', ignored)
  reactions.inc('ignored', refused.length - ignored)
  xp.inc(
    FROM_MESSAGES,
    outcome.awards.reduce((sum, award) => sum + award.xp, 0),
  )
  levelUps.inc(outcome.levelUps)
}
