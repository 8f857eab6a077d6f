import { DiscordAPIError } from '@discordjs/rest'
import { RESTJSONErrorCodes } from 'discord-api-types/v10'
import type { JobOutcome } from '../../shared/database/job-ends.ts'

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 10 * 60_000
const MAX_ATTEMPTS = 20

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

/**
 * What a failed job becomes: kept with its reason where Discord refuses for good, otherwise tried again after a wait
 * that doubles each time, spread so that jobs which failed together do not come back together.
 * @param attempts how often it was tried, this time included
 * @param random 0..1
 */
export function outcomeOfFailure(error: unknown, attempts: number, now: number, random: number): JobOutcome {
  if (isAbort(error)) return { outcome: 'later', runAt: now, reason: 'the process was stopped' }
  const reason = describe(error)
  if (error instanceof DiscordAPIError && (FINAL.has(error.code) || isRefusal(error.status))) {
    return { outcome: 'failed', reason }
  }
  if (attempts >= MAX_ATTEMPTS) return { outcome: 'failed', reason: `gave up after ${attempts} attempts: ${reason}` }
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS)
  return { outcome: 'later', runAt: now + Math.round(wait * (0.5 + random / 2)), reason }
}

const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError'

/** Any other answer of 4xx but "too many requests" and "timed out" means that this request is wrong. */
const isRefusal = (status: number): boolean => status >= 400 && status < 500 && status !== 429 && status !== 408

/** Discord's code and words, or the error's name: never a body or a header, which may carry a token. */
function describe(error: unknown): string {
  if (error instanceof DiscordAPIError) return `${error.code}: ${error.message}`
  return error instanceof Error ? `${error.name}: ${error.message}` : 'unknown failure'
}
