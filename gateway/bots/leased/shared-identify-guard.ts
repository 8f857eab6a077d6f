import type { IIdentifyThrottler } from '@discordjs/ws'
import type { APIGatewaySessionStartLimit } from 'discord-api-types/v10'
import type { IdentifiesLeft } from '../../../shared/database/processes/identifies.ts'
import type { Log } from '../../ops/log.ts'
import { LEAST_PAUSE_MS, pause } from '../sessions/identify-guard.ts'

/** How soon the database is asked again if it did not answer. */
const RETRY_MS = 1_000

export interface SharedIdentifyGuardParts {
  maxConcurrency: number
  /** Reserves a moment for this rate key. @returns milliseconds to wait */
  reserve: (key: number) => Promise<number>
  /** Takes one of the day's identifies. @returns null if it was taken; otherwise when the next day begins */
  take: (left: IdentifiesLeft) => Promise<number | null>
  /** Asks Discord how many identifies are left today. */
  askLimit: () => Promise<APIGatewaySessionStartLimit>
  onSpent: (resetAt: number) => void
  onIdentify: () => void
  log: Log
  now: () => number
}

/** Spaces and counts the identifies of all processes together, in the database. */
export class SharedIdentifyGuard implements IIdentifyThrottler {
  constructor(private readonly parts: SharedIdentifyGuardParts) {}

  async waitForIdentify(shard: number, signal: AbortSignal): Promise<void> {
    const { maxConcurrency, reserve, onSpent, onIdentify, now } = this.parts
    for (;;) {
      const waitMs = await this.persistently(signal, () => reserve(shard % maxConcurrency))
      if (waitMs > 0) await pause(waitMs, signal)
      const resetAt = await this.persistently(signal, () => this.takeOne())
      if (resetAt === null) return onIdentify()
      onSpent(resetAt)
      await pause(Math.max(resetAt - now(), LEAST_PAUSE_MS), signal)
    }
  }

  private async takeOne(): Promise<number | null> {
    const { askLimit, take, now } = this.parts
    const { remaining, reset_after } = await askLimit()
    return take({ remaining, resetAt: now() + reset_after })
  }

  /** Never throws: after an error, @discordjs/ws would connect again and identify without waiting. */
  private async persistently<Result>(signal: AbortSignal, ask: () => Promise<Result>): Promise<Result> {
    for (;;) {
      try {
        return await ask()
      } catch (error) {
        this.parts.log.warn({ err: error }, 'it is not known whether a shard may identify, asking again')
        await pause(RETRY_MS, signal)
      }
    }
  }
}
