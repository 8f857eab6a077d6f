import type { JobOutcome } from '../../../shared/database/jobs/end-job.ts'
import type { EffectContext } from '../context.ts'
import { NoServingBot } from '../guild-rest.ts'
import { describe, isFinal, isGone, outcomeOfFailure } from '../outcome.ts'
import { type Announcing, post } from './post.ts'
import { readQuietNow, waitForQuietEnd } from './quiet.ts'

export interface Delivery extends Announcing {
  kind: 'announcement'
  attempts: number
  /** Where it goes, as the plan names it. */
  place: string
  /** Whether it is still this process's. */
  isOurs: () => boolean
  /** Whether it was planned just now, outside the guild's quiet time. */
  isFresh: boolean
}

/**
 * Sends an announcement until it is posted, refused for good, or the process stops. It stays in hand while it waits
 * to be tried again, so that nothing about the same members, or for the same place, overtakes it. In the guild's quiet
 * time it is given back until that ends.
 */
export async function deliver(delivery: Delivery, context: EffectContext): Promise<void> {
  const { id, guildId } = delivery
  for (let { attempts, isFresh } = delivery; delivery.isOurs(); attempts++, isFresh = false) {
    const quiet = isFresh ? null : await readQuietNow(guildId, context)
    if (quiet !== null) return waitForQuietEnd(guildId, [id], quiet, context)
    const { end, inHand } = await attempt({ ...delivery, attempts }, context)
    if (end.outcome !== 'later' || !inHand) return context.end(delivery, end)
    const waited = await context.sleep(end.runAt - context.now())
    if (!waited) return context.end(delivery, { outcome: 'released' })
  }
}

async function attempt(delivery: Delivery, context: EffectContext): Promise<{ end: JobOutcome; inHand: boolean }> {
  const { refusals, log, now, random } = context
  try {
    refusals.check(delivery.place)
    await post(delivery, context)
    return { end: { outcome: 'done' }, inHand: true }
  } catch (error) {
    if (isFinal(error) && !isGone(error)) refusals.note(delivery.place, describe(error), delivery.guildId)
    const end = outcomeOfFailure(error, delivery, now(), random())
    log.warn({ job: delivery.id, kind: delivery.kind, guild: delivery.guildId, end }, 'announcement not posted')
    // Without a bot to speak for the guild, holding it would help nobody.
    return { end, inHand: !(error instanceof NoServingBot) }
  }
}
