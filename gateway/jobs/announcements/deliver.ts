import { joinAnnouncements } from '../../../shared/database/jobs/announcements.ts'
import type { JobOutcome } from '../../../shared/database/jobs/end-job.ts'
import type { JobOf } from '../../../shared/database/jobs/jobs.ts'
import { inSpan } from '../../ops/tracing.ts'
import type { EffectContext } from '../context.ts'
import { NoServingBot } from '../guild-rest.ts'
import { spanOfJob } from '../job-trace.ts'
import { describe, isFinal, isGone, outcomeOfFailure, type Tried } from '../outcome.ts'
import type { PlannedMessage } from './plan.ts'
import { type AnnouncementJob, post } from './post.ts'
import { readQuietNow, waitForQuietEnd } from './quiet.ts'

const JOIN_TRIES = 5
const JOIN_WAIT_MS = 100

/** A message that is sent now, or is about to be. */
export interface Outgoing extends PlannedMessage {
  /** The job that holds the message; null until its level-ups are joined. */
  job: Pick<JobOf<'announcement'>, 'id' | 'createdAt' | 'attempts'> | null
  /** Whether another process has the job now. */
  lost: boolean
}

/**
 * Joins the level-ups of a message, if that is not done yet, and sends it until it is posted, refused for good, or the
 * process stops. Between two tries the message stays in hand, so that no other message about the same members or for
 * the same place goes first. In the guild's quiet time the message is given back until that ends.
 * @param onJoined called when the level-ups were joined, or could not be because another process has some of them
 * @throws what the database throws while the level-ups are joined
 */
export async function deliver(message: Outgoing, onJoined: () => void, context: EffectContext): Promise<void> {
  const { guildId, payload, place } = message
  let isPlannedNow = message.job === null
  message.job ??= await join(message, context)
  onJoined()
  // Another process took some of the level-ups. The rest are taken again when their lease ends.
  if (message.job === null) return
  const { id, createdAt } = message.job
  const job = { id, kind: 'announcement', createdAt }
  for (let { attempts } = message.job; !message.lost; attempts++, isPlannedNow = false) {
    if (payload.until !== undefined && context.now() >= payload.until) return context.end(job, { outcome: 'done' })
    // If the message was planned just now, the plan has read the quiet time. A message with an end, such as a boost's, never waits.
    const mayWait = !isPlannedNow && payload.until === undefined
    const quiet = mayWait ? await readQuietNow(guildId, context) : null
    if (quiet !== null) return waitForQuietEnd(guildId, [id], quiet, context)
    const span = spanOfJob(context.tracer, { ...job, guildId, trace: message.trace })
    const { end, inHand } = await inSpan(span, () =>
      attempt({ id, guildId, payload, createdAt, attempts }, place, context),
    )
    if (end.outcome !== 'later' || !inHand) return context.end(job, end)
    const waited = await context.sleep(end.runAt - context.now())
    if (!waited) return context.end(job, { outcome: 'released' })
  }
}

/** Tries again after a failure, e.g. a deadlock. If the failed try had joined them after all, this finds none to join. */
async function join({ guildId, payload, ids, trace }: Outgoing, context: EffectContext): Promise<Outgoing['job']> {
  const { db, processId, leaseMs, random, sleep, metrics } = context
  for (let tries = 1; ; tries++) {
    const now = context.now()
    try {
      const id = await joinAnnouncements(db, { guildId, ids, payload, trace, processId, now, until: now + leaseMs })
      if (id === null) return null
      metrics.levelUpsPerMessage.observe(ids.length)
      return { id, createdAt: now, attempts: 1 }
    } catch (error) {
      if (tries === JOIN_TRIES || !(await sleep(JOIN_WAIT_MS * random()))) throw error
    }
  }
}

async function attempt(
  announcement: AnnouncementJob & Tried,
  place: string,
  context: EffectContext,
): Promise<{ end: JobOutcome; inHand: boolean }> {
  const { refusals, log, now, random } = context
  const { id, guildId } = announcement
  try {
    refusals.check(place)
    await post(announcement, context)
    return { end: { outcome: 'done' }, inHand: true }
  } catch (error) {
    if (isFinal(error) && !isGone(error)) refusals.note(place, describe(error), guildId)
    const end = outcomeOfFailure(error, announcement, now(), random())
    log.warn({ job: id, kind: 'announcement', guild: guildId, end }, 'announcement not posted')
    // No bot of this process serves the guild, so that another process should take the job.
    return { end, inHand: !(error instanceof NoServingBot) }
  }
}
