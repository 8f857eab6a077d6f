import type { IIdentifyThrottler } from '@discordjs/ws'
import type { APIGatewaySessionStartLimit } from 'discord-api-types/v10'
import { IdentifySpacing } from './identify-spacing.ts'

/** Left for the person who puts things right: Discord resets the token of a bot that spends the last of a day. */
export const IDENTIFIES_KEPT = 10

/** Between two looks, also where Discord says that the day is over. */
const LEAST_PAUSE_MS = 1_000
/** Two answers that name the end of the same day differ by less than this. */
const SAME_DAY_MS = 60_000

export interface IdentifyGuardOptions {
  /** Identifies that may be under way at once, as Discord says. */
  maxConcurrency: number
  /** Milliseconds between two identifies of the same rate key. */
  everyMs: number
  /** 0..1 */
  random: () => number
  /** Asks Discord what is left today. https://discord.com/developers/docs/events/gateway#session-start-limit-object */
  askLimit: () => Promise<APIGatewaySessionStartLimit>
  /** Called where an identify has to wait for the next day. @param resetAt milliseconds since 1970 */
  onSpent: (resetAt: number) => void
  /** Called for each identify that is let pass. */
  onIdentify: () => void
  now: () => number
}

/** Spaces identifies as Discord asks, and lets none pass once the day's are nearly spent. Resumes never come here. */
export class IdentifyGuard implements IIdentifyThrottler {
  private readonly spacing: IdentifySpacing
  /** What is left by this process's own count: several identifies may pass before Discord counts the first. */
  private left: { remaining: number; resetAt: number } | null = null

  constructor(private readonly options: IdentifyGuardOptions) {
    this.spacing = new IdentifySpacing(options)
  }

  async waitForIdentify(shard: number, signal: AbortSignal): Promise<void> {
    const { onSpent, onIdentify, now } = this.options
    const waitMs = this.spacing.reserve(shard, performance.now())
    if (waitMs > 0) await pause(waitMs, signal)
    for (;;) {
      const resetAt = await this.take()
      if (resetAt === null) {
        onIdentify()
        return
      }
      onSpent(resetAt)
      await pause(Math.max(resetAt - now(), LEAST_PAUSE_MS), signal)
    }
  }

  /** Takes one of those that are left today. @returns when the next are there, if too few are left; null when it was taken */
  private async take(): Promise<number | null> {
    const { askLimit, now } = this.options
    // A failure thrown from here would make @discordjs/ws connect anew and identify all the same; what was known counts on.
    const limit = await askLimit().catch(() => null)
    // From here on in one turn: whoever else has just been told the same must see that this one is taken.
    if (limit !== null) this.learn(limit)
    const { left } = this
    // Nobody knows what is left: Discord is the judge.
    if (left === null || left.resetAt <= now()) return null
    if (left.remaining <= IDENTIFIES_KEPT) return left.resetAt
    left.remaining--
    return null
  }

  private learn(limit: APIGatewaySessionStartLimit): void {
    const { now } = this.options
    const resetAt = now() + limit.reset_after
    const isSameDay = this.left !== null && Math.abs(this.left.resetAt - resetAt) < SAME_DAY_MS
    const known = isSameDay ? (this.left?.remaining ?? limit.remaining) : limit.remaining
    this.left = { remaining: Math.min(known, limit.remaining), resetAt }
  }
}

/** @throws the signal's reason once it aborts */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    const abort = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
  })
}
