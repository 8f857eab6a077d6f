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
/** What could not be done for so long, however often it was tried, is given up. */
const GIVE_UP_AFTER_MS = 6 * 3_600_000
const LEAST_ATTEMPTS = 5
const LEAST_HELD_BACK_MS = 5_000

/** What Discord refuses for now: it is overloaded, the bot is too fast, or something between the two is in the way. */
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

/** What Discord will refuse again however often it is asked, until a person changes something. */
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

/** A job as far as its failures go. */
export interface Tried {
  /** This time included. */
  attempts: number
  createdAt: number
}

/**
 * What a failed job becomes: kept with its reason where Discord refuses for good, otherwise tried again after a wait
 * that doubles each time, spread so that jobs which failed together do not come back together.
 * @param random 0..1
 */
export function outcomeOfFailure(error: unknown, tried: Tried, now: number, random: number): JobOutcome {
  if (isAbort(error)) return { outcome: 'released' }
  // Whoever has left is owed nothing.
  if (isGone(error)) return { outcome: 'done' }
  if (error instanceof RateLimitError) return { outcome: 'released', runAt: now + waitOf(error) }
  const reason = describe(error)
  if (error instanceof HeldBack) return { outcome: 'later', runAt: now + heldBackFor(error, random), reason }
  if (isFinal(error)) return { outcome: 'failed', reason }
  if (now - tried.createdAt >= GIVE_UP_AFTER_MS && tried.attempts >= LEAST_ATTEMPTS) {
    return { outcome: 'failed', reason: `gave up after hours: ${reason}` }
  }
  const wait = error instanceof NoServingBot ? error.waitMs : doubledWaitMs(tried.attempts, WAITS)
  return { outcome: 'later', runAt: now + withJitter(wait, random), reason }
}

/** Spread, so that those who are held back together do not come back together. */
const heldBackFor = ({ waitMs }: HeldBack, random: number): number =>
  Math.round(Math.max(waitMs, LEAST_HELD_BACK_MS) * (1 + random))

const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError'

/** Whether Discord would say the same again. */
export const isFinal = (error: unknown): boolean =>
  error instanceof Refused ||
  (error instanceof DiscordAPIError && !FOR_NOW.has(error.code) && (FINAL.has(error.code) || isRefusal(error.status)))

/** Whether it is said of somebody who is gone, and not of the role or channel. */
export const isGone = (error: unknown): boolean =>
  error instanceof DiscordAPIError &&
  (error.code === RESTJSONErrorCodes.UnknownMember || error.code === RESTJSONErrorCodes.UnknownUser)

/** Any other answer of 4xx but "too many requests" and "timed out" means that this request is wrong. */
const isRefusal = (status: number): boolean => status >= 400 && status < 500 && status !== 429 && status !== 408

/** The failure in words that may be kept and shown: they carry no token. */
export const describe = (error: unknown): string => (error instanceof Refused ? error.message : describeFailure(error))
