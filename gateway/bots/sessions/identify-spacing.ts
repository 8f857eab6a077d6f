/** Spread over this part of the spacing: of two identifies the first may take longer on its way than the second. */
const SPREAD = 0.3

/**
 * Lets one identify pass at a time for each rate key, which is the shard's number modulo `maxConcurrency`.
 * https://discord.com/developers/docs/events/gateway#sharding-max-concurrency
 */
export class IdentifySpacing {
  private readonly nextAt = new Map<number, number>()

  constructor(private readonly options: { maxConcurrency: number; everyMs: number; random: () => number }) {}

  /** Reserves the next free moment. @returns milliseconds to wait for it */
  reserve(shard: number, now: number): number {
    const { maxConcurrency, everyMs, random } = this.options
    const key = shard % maxConcurrency
    const free = this.nextAt.get(key) ?? now
    const at = free <= now ? now : free + everyMs * SPREAD * random()
    this.nextAt.set(key, at + everyMs)
    return at - now
  }
}
