import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { doubledWaitMs } from '../time/back-off.ts'

/** How long a refusal is remembered: the first one for the first time, and each further one for twice as long. */
const WAITS = { firstMs: 30_000, longestMs: 10 * 60_000 }
const MOST_REMEMBERED = 10_000

/** A request that is not sent, because Discord has just refused the same. */
export class Refused extends Error {
  override readonly name = 'Refused'
}

/**
 * Remembers for a while which requests Discord refused. So a busy guild whose channels are closed to the bot causes few
 * refused requests, and not one for each level-up: Discord blocks an address after 10,000 within ten minutes. When an admin
 * changes a permission, the guild's refusals are forgotten at once (see `PermissionRetries`).
 */
export class Refusals {
  private readonly known = new Map<string, { reason: string; until: number; guildId: Snowflake; times: number }>()

  constructor(private readonly now: () => number) {}

  /** @param what a key, e.g. for the channel in which the bot may not write */
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

  /** Forgets the refusals of a guild, because something was changed there. */
  forget(guildId: Snowflake): void {
    for (const [what, refusal] of this.known) if (refusal.guildId === guildId) this.known.delete(what)
  }

  /** The reason why Discord would probably refuse again, or null. */
  reasonFor(what: string): string | null {
    const refusal = this.known.get(what)
    return refusal !== undefined && refusal.until > this.now() ? refusal.reason : null
  }

  /** @throws {Refused} with the reason of a refusal that is still remembered */
  check(what: string): void {
    const reason = this.reasonFor(what)
    if (reason !== null) throw new Refused(reason)
  }
}
