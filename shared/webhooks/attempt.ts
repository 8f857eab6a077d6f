import { DAY_MS } from '../levelling/day.ts'

const [SECOND_MS, MINUTE_MS, HOUR_MS] = [1_000, 60_000, 3_600_000]

/** The waits after the first, second, … failed attempt. After the last one the delivery has failed. */
export const RETRY_WAITS_MS: readonly number[] = [
  ...[5 * SECOND_MS, 5 * MINUTE_MS, 30 * MINUTE_MS],
  ...[2 * HOUR_MS, 5 * HOUR_MS, 10 * HOUR_MS, 24 * HOUR_MS],
]

/** A webhook whose attempts have all failed for this long is switched off. */
export const OFF_AFTER_MS = 5 * DAY_MS

const GONE = 410

/** Why an attempt failed. `status`: the receiver replied with a status that is not 2xx. */
export type AttemptFailure =
  | 'status'
  | 'redirect'
  | 'private'
  | 'unknown-host'
  | 'unreachable'
  | 'certificate'
  | 'timeout'

/** The result of an attempt. */
export type Attempt =
  | { ok: true; status: number }
  /** `status` is null where there was no reply. */
  | { ok: false; failure: AttemptFailure; status: number | null }

/** What a reply's status means. Redirects are not followed: they could lead to an address that was not checked. */
export function attemptOf(status: number): Attempt {
  if (status >= 200 && status < 300) return { ok: true, status }
  return { ok: false, failure: status >= 300 && status < 400 ? 'redirect' : 'status', status }
}

/** What follows from an attempt. */
export type AfterAttempt =
  | { delivery: 'delivered' }
  | { delivery: 'waiting'; nextAt: number; turnsOff: TurnedOff | null }
  | { delivery: 'failed'; turnsOff: TurnedOff | null }

/** Why a webhook was switched off: all attempts failed for days, or the receiver replied that it is gone. */
export type TurnedOff = 'failing' | 'gone'

/**
 * Decides what follows from an attempt.
 * @param attempts the attempts of the delivery so far, this one included
 * @param failingSince when the first attempt since the last success failed; null where the last attempt succeeded
 * @param random 0..1, so that deliveries that failed together are not tried again together
 */
export function afterAttempt(
  attempt: Attempt,
  { attempts, failingSince }: { attempts: number; failingSince: number | null },
  now: number,
  random: number,
): AfterAttempt {
  if (attempt.ok) return { delivery: 'delivered' }
  if (attempt.status === GONE) return { delivery: 'failed', turnsOff: 'gone' }
  const turnsOff = failingSince !== null && now - failingSince >= OFF_AFTER_MS ? 'failing' : null
  const wait = RETRY_WAITS_MS[attempts - 1]
  if (wait === undefined || turnsOff !== null) return { delivery: 'failed', turnsOff }
  return { delivery: 'waiting', nextAt: now + Math.round(wait * (1 + random / 10)), turnsOff }
}
