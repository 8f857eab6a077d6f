import type { IIdentifyThrottler } from '@discordjs/ws'
import type { APIGatewaySessionStartLimit } from 'discord-api-types/v10'
import { IDENTIFIES_KEPT } from '../../../shared/discord/shard-change.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { Log } from '../../ops/log.ts'

/** The shortest pause between two checks, also where Discord says that the day is over. */
export const LEAST_PAUSE_MS = 1_000
/** Two answers that name the end of the same day differ by less than this. */
const SAME_DAY_MS = 60_000

/** Identifies are spread over this part of the spacing: the first of two may take longer to arrive than the second. */
const SPREAD = 0.3

/**
 * Lets one identify pass at a time for each rate key, which is the shard's number modulo `maxConcurrency`.
 * https://discord.com/developers/docs/events/gateway#sharding-max-concurrency
 */
export class IdentifySpacing {
  /** By rate key. */
  private readonly nextAt: number[] = []

  constructor(private readonly options: { maxConcurrency: number; everyMs: number; random: () => number }) {}

  /** Reserves the next free moment. @returns milliseconds to wait for it */
  reserve(shard: number, now: number): number {
    const { maxConcurrency, everyMs, random } = this.options
    const key = shard % maxConcurrency
    const free = this.nextAt[key] ?? now
    const at = free <= now ? now : free + everyMs * SPREAD * random()
    this.nextAt[key] = at + everyMs
    return at - now
  }
}

export interface IdentifyGuardOptions {
  /** Identifies that may be under way at once, as Discord says. */
  maxConcurrency: number
  /** Milliseconds between two identifies of the same rate key. */
  everyMs: number
  /** 0..1 */
  random: () => number
  /** Asks Discord how many identifies are left today. https://discord.com/developers/docs/events/gateway#session-start-limit-object */
  askLimit: () => Promise<APIGatewaySessionStartLimit>
  /** Called where an identify has to wait for the next day. @param resetAt milliseconds since 1970 */
  onSpent: (resetAt: number) => void
  /** Called for each identify that is allowed. */
  onIdentify: () => void
  now: () => number
}

/** Spaces identifies as Discord asks, and allows none once the day's identifies are nearly spent. Resumes are not affected. */
export class IdentifyGuard implements IIdentifyThrottler {
  private readonly spacing: IdentifySpacing
  /** The identifies left, by this process's own count: Discord may count one only after the next was allowed. */
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

  /** Takes one of today's identifies. @returns null if it was taken; otherwise when the next day's identifies begin */
  private async take(): Promise<number | null> {
    const { askLimit, now } = this.options
    // If this threw, @discordjs/ws would connect again and identify all the same. The last known number is used instead.
    const limit = await askLimit().catch(() => null)
    // No await from here on: another shard that got the same answer must see that this identify is taken.
    if (limit !== null) this.learn(limit)
    const { left } = this
    // The number left is not known: Discord decides.
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

/** Logs that an identify waits for the next day. @param resetAt milliseconds since 1970 */
export function noteSpent(bot: Snowflake, resetAt: number, log: Pick<Log, 'error'>): void {
  log.error({ bot, until: new Date(resetAt).toISOString() }, "the day's identifies are spent, waiting")
}

/** Waits. @throws the signal's reason once it aborts */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(() => {
      // Otherwise each pause would leave a listener: one signal may see thousands of pauses while the database is away.
      signal.removeEventListener('abort', abort)
      resolve()
    }, ms)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
  })
}
