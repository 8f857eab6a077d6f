import type { JobOutcome } from '../../../shared/database/jobs/end-job.ts'
import type { JobOf } from '../../../shared/database/jobs/jobs.ts'
import {
  recordAttempt,
  recordOff,
  reopenDelivery,
  switchOff,
  type WaitingDelivery,
  waitingDelivery,
} from '../../../shared/database/webhooks/deliveries.ts'
import { afterAttempt } from '../../../shared/webhooks/attempt.ts'
import { boundTo } from '../../../shared/webhooks/secret.ts'
import type { EffectContext } from '../context.ts'
import { noticeOff } from './notice.ts'
import type { WebhookParts } from './parts.ts'
import { signatureHeader } from './signature.ts'

/** When a delivery whose secret could not be opened is tried again. */
const NO_KEY_MS = 10 * 60_000

/**
 * Makes one attempt to send an event to a webhook, and decides when the next one is made. If the process is killed after the
 * receiver's reply, the event is sent again with the same id.
 */
export async function deliver(job: JobOf<'webhook-delivery'>, context: EffectContext): Promise<JobOutcome> {
  const { db, now, random, metrics, log, webhooks, ended: signal } = context
  const { guildId, payload } = job
  const address = { guildId, deliveryId: payload.deliveryId }
  if (payload.again && job.attempts === 1) await reopenDelivery(db, address, now())
  const delivery = await waitingDelivery(db, address)
  if (delivery === null) return { outcome: 'done' }
  const done = (outcome: string): JobOutcome => {
    metrics.webhookDeliveries.inc({ outcome })
    return { outcome: 'done' }
  }
  if (delivery.isOff) {
    await recordOff(db, delivery.id, now())
    return done('off')
  }
  const secrets = await secretsOf(delivery, webhooks.cipher, now())
  if (secrets === null) {
    log.warn(
      { guild: guildId, webhook: delivery.webhookId },
      'the secret of a webhook cannot be opened: set WHITELABEL_TOKEN_KEYS',
    )
    return { outcome: 'later', runAt: now() + NO_KEY_MS, reason: 'the secret cannot be opened' }
  }
  const attempt = await webhooks.post({ ...requestOf(delivery, secrets, now()), signal })
  const tried = { attempts: delivery.attempts + 1, failingSince: delivery.failingSince }
  let after = afterAttempt(attempt, tried, now(), random())
  if (after.delivery !== 'delivered' && after.turnsOff !== null) {
    if (await switchOff(db, delivery, after.turnsOff, now())) await noticeOff(delivery, after.turnsOff, context)
    // Meanwhile another delivery has succeeded, or has switched the webhook off. So this attempt is judged as the first failure.
    else after = afterAttempt(attempt, { ...tried, failingSince: null }, now(), random())
  }
  await recordAttempt(db, delivery, attempt, after, now())
  if (after.delivery !== 'waiting') return done(after.delivery)
  metrics.webhookDeliveries.inc({ outcome: 'retried' })
  return { outcome: 'later', runAt: after.nextAt, reason: attempt.ok ? '' : attempt.failure }
}

/** The request of an attempt. The time is that of the attempt, so that a receiver can refuse old requests. */
function requestOf({ url, key, body }: WaitingDelivery, secrets: readonly string[], at: number) {
  const timestamp = Math.floor(at / 1_000)
  const headers = {
    'webhook-id': key,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatureHeader(secrets, { id: key, timestamp, body }),
    'user-agent': 'Prosperity-Webhooks/1',
  }
  return { url, headers, body }
}

/** The secrets that sign now, the newest first; null where one cannot be opened. */
async function secretsOf(
  { guildId, secret, oldSecret, oldUntil }: WaitingDelivery,
  cipher: WebhookParts['cipher'],
  now: number,
): Promise<string[] | null> {
  if (cipher === null) return null
  const signing = [secret, ...(oldSecret !== null && oldUntil !== null && oldUntil > now ? [oldSecret] : [])]
  const secrets: string[] = []
  for (const sealed of signing) {
    const opened = await cipher.open(boundTo(guildId), sealed)
    if (!opened.ok) return null
    secrets.push(opened.token)
  }
  return secrets
}
