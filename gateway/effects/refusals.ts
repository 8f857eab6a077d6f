import type { Snowflake } from '../../shared/discord/snowflake.ts'

/** So soon may an admin who mends a permission see the effect. */
const REMEMBERED_MS = 30_000
const MOST_REMEMBERED = 10_000

/** What Discord has just refused for good. */
export class Refused extends Error {
  override readonly name = 'Refused'
}

/**
 * Remembers for a short while what Discord refused, so that a busy guild whose channel is closed to the bot costs two
 * refused requests a minute and not one for each level-up: Discord blocks an address after 10,000 in ten minutes.
 */
export class Refusals {
  private readonly known = new Map<string, { reason: string; until: number; guildId: Snowflake }>()

  constructor(private readonly now: () => number) {}

  /** @param what e.g. the channel that may not be written to */
  note(what: string, reason: string, guildId: Snowflake = ''): void {
    this.known.delete(what)
    this.known.set(what, { reason, until: this.now() + REMEMBERED_MS, guildId })
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
    if (refusal === undefined) return null
    if (refusal.until > this.now()) return refusal.reason
    this.known.delete(what)
    return null
  }

  /** @throws {Refused} with the reason given then, where Discord would refuse again */
  check(what: string): void {
    const reason = this.reasonFor(what)
    if (reason !== null) throw new Refused(reason)
  }
}
