import { type IIdentifyThrottler, SimpleIdentifyThrottler } from '@discordjs/ws'
import type { APIGatewaySessionStartLimit } from 'discord-api-types/v10'

/** Left for the person who puts things right: Discord resets the token of a bot that spends the last of a day. */
export const IDENTIFIES_KEPT = 10

/** Between two looks, also where Discord says that the day is over. */
const LEAST_PAUSE_MS = 1_000

export interface IdentifyGuardOptions {
  /** Identifies that may be under way at once, as Discord says. */
  maxConcurrency: number
  /** Asks Discord what is left today. https://discord.com/developers/docs/events/gateway#session-start-limit-object */
  askLimit: () => Promise<APIGatewaySessionStartLimit>
  /** Called where an identify has to wait for the next day. @param resetAt milliseconds since 1970 */
  onSpent: (resetAt: number) => void
  now: () => number
}

/** Spaces identifies as Discord asks, and lets none pass once the day's are nearly spent. Resumes never come here. */
export class IdentifyGuard implements IIdentifyThrottler {
  private readonly spacing: SimpleIdentifyThrottler

  constructor(private readonly options: IdentifyGuardOptions) {
    this.spacing = new SimpleIdentifyThrottler(options.maxConcurrency)
  }

  async waitForIdentify(shard: number, signal: AbortSignal): Promise<void> {
    const { askLimit, onSpent, now } = this.options
    await this.spacing.waitForIdentify(shard, signal)
    for (;;) {
      // A failure thrown from here would make @discordjs/ws connect anew and identify all the same; Discord is the judge then.
      const limit = await askLimit().catch(() => null)
      if (limit === null || limit.remaining > IDENTIFIES_KEPT) return
      onSpent(now() + limit.reset_after)
      await pause(limit.reset_after, signal)
    }
  }
}

/** @throws the signal's reason once it aborts */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, Math.max(ms, LEAST_PAUSE_MS))
    const abort = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
  })
}
