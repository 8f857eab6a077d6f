import { DiscordAPIError, RateLimitError } from '@discordjs/rest'
import { RESTJSONErrorCodes } from 'discord-api-types/v10'
import type { JobOutcome } from '../../shared/database/jobs/end-job.ts'
import { describe as describeFailure } from '../discord/describe.ts'
import { HeldBack } from '../discord/invalid-requests.ts'
import { waitOf } from '../discord/rest.ts'
import { doubledWaitMs, withJitter } from '../time/back-off.ts'
import { NoServingBot } from './guild-rest.ts'
import { Refused } from './refusals.ts'

const WAITS = { firstMs: 1_000, longestMs: 2 * 60_000 }
/** A job that has not succeeded for this long, and was tried often enough, fails. */
const FAIL_AFTER_MS = 6 * 3_600_000
const LEAST_ATTEMPTS = 5
const LEAST_HELD_BACK_MS = 5_000

/** Codes of refusals that end by themselves: Discord is overloaded, or the bot sends too fast. */
const FOR_NOW = new Set<number | string>([
  RESTJSONErrorCodes.ActionCannotBePerformedDueToSlowmodeRateLimit,
  RESTJSONErrorCodes.ChannelWriteRateLimit,
  RESTJSONErrorCodes.ServerWriteRateLimit,
  RESTJSONErrorCodes.OpeningDirectMessagesTooFast,
  RESTJSONErrorCodes.SendMessagesHasBeenTemporarilyDisabled,
  RESTJSONErrorCodes.ServiceResourceIsBeingRateLimited,
  RESTJSONErrorCodes.CloudflareIsBlockingYourRequest,
  RESTJSONErrorCodes.APIResourceOverloaded,
])

/** Codes of refusals that last until a person changes something. */
const FINAL = new Set<number | string>([
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.UnknownGuild,
  RESTJSONErrorCodes.UnknownMember,
  RESTJSONErrorCodes.UnknownRole,
  RESTJSONErrorCodes.UnknownUser,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.InvalidFormBodyOrContentType,
  50_278,
])

/** How long and how often a job has been tried. */
export interface Tried {
  /** How often it was tried, this time included. */
  attempts: number
  createdAt: number
}

/**
 * The outcome of a job that failed. If Discord refuses for good, the job is kept with the reason. Otherwise it is tried
 * again after a wait that doubles each time, with jitter, so that jobs that failed together are not tried again together.
 * @param random 0..1
 */
export function outcomeOfFailure(error: unknown, tried: Tried, now: number, random: number): JobOutcome {
  if (isAbort(error)) return { outcome: 'released' }
  // The member has left, so that there is nothing to do.
  if (isGone(error)) return { outcome: 'done' }
  if (error instanceof RateLimitError) return { outcome: 'released', runAt: now + waitOf(error) }
  const reason = describe(error)
  if (error instanceof HeldBack) return { outcome: 'later', runAt: now + heldBackFor(error, random), reason }
  if (isFinal(error)) return { outcome: 'failed', reason }
  if (now - tried.createdAt >= FAIL_AFTER_MS && tried.attempts >= LEAST_ATTEMPTS) {
    return { outcome: 'failed', reason: `still failing after hours: ${reason}` }
  }
  const wait = error instanceof NoServingBot ? error.waitMs : doubledWaitMs(tried.attempts, WAITS)
  return { outcome: 'later', runAt: now + withJitter(wait, random), reason }
}

/** With jitter, so that requests that were held back together are not sent together. */
const heldBackFor = ({ waitMs }: HeldBack, random: number): number =>
  Math.round(Math.max(waitMs, LEAST_HELD_BACK_MS) * (1 + random))

const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError'

/** Whether Discord would refuse the same request again. */
export const isFinal = (error: unknown): boolean =>
  error instanceof Refused ||
  (error instanceof DiscordAPIError && !FOR_NOW.has(error.code) && (FINAL.has(error.code) || isRefusal(error.status)))

/** Whether the error means that the member or user is gone, and not a role or channel. */
export const isGone = (error: unknown): boolean =>
  error instanceof DiscordAPIError &&
  (error.code === RESTJSONErrorCodes.UnknownMember || error.code === RESTJSONErrorCodes.UnknownUser)

/** Every status 4xx except "too many requests" and "timed out" means that the request is wrong. */
const isRefusal = (status: number): boolean => status >= 400 && status < 500 && status !== 429 && status !== 408

/** The failure in words that may be kept and shown: they carry no token. */
export const describe = (error: unknown): string => (error instanceof Refused ? error.message : describeFailure(error))
