import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { doubledWaitMs } from '../time/back-off.ts'

/** So soon is it tried again the first time; each refusal that follows is remembered for twice as long. */
const WAITS = { firstMs: 30_000, longestMs: 10 * 60_000 }
const MOST_REMEMBERED = 10_000

/** What Discord has just refused for good. */
export class Refused extends Error {
  override readonly name = 'Refused'
}

/**
 * Remembers for a while what Discord refused, so that a busy guild whose channels are closed to the bot costs a few
 * refused requests and not one for each level-up: Discord blocks an address after 10,000 in ten minutes. An admin who
 * mends a permission need not wait: the guild's refusals are forgotten then (see `Mending`).
 */
export class Refusals {
  private readonly known = new Map<string, { reason: string; until: number; guildId: Snowflake; times: number }>()

  constructor(private readonly now: () => number) {}

  /** @param what e.g. the channel that may not be written to */
  note(what: string, reason: string, guildId: Snowflake = ''): void {
    const now = this.now()
    const last = this.known.get(what)
    const times = last === undefined || now - last.until > WAITS.longestMs ? 1 : last.times + 1
    const until = now + doubledWaitMs(times, WAITS)
    this.known.delete(what)
    this.known.set(what, { reason, until, guildId, times })
    const oldest = this.known.keys().next()
    if (this.known.size > MOST_REMEMBERED && !oldest.done) this.known.delete(oldest.value)
  }

  /** Something was changed in a guild, so that Discord may say otherwise. */
  forget(guildId: Snowflake): void {
    for (const [what, refusal] of this.known) if (refusal.guildId === guildId) this.known.delete(what)
  }

  /** Why Discord would refuse again; null where nothing says so. */
  reasonFor(what: string): string | null {
    const refusal = this.known.get(what)
    return refusal !== undefined && refusal.until > this.now() ? refusal.reason : null
  }

  /** @throws {Refused} with the reason given then, where Discord would refuse again */
  check(what: string): void {
    const reason = this.reasonFor(what)
    if (reason !== null) throw new Refused(reason)
  }
}
