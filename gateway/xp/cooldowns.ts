import type { Snowflake } from '../../shared/discord/snowflake.ts'

/**
 * When members last earned, as far as this process remembers. A hint that spares the database a question, never the
 * truth: a forgotten member costs one look at the row. Bounded: the longest unchanged is forgotten first.
 */
export class Cooldowns {
  private readonly lastXpAt = new Map<string, number>()

  constructor(private readonly maxMembers: number) {}

  /** Milliseconds since 1970, or null where nothing is remembered. */
  last(guildId: Snowflake, userId: Snowflake): number | null {
    return this.lastXpAt.get(`${guildId}:${userId}`) ?? null
  }

  /** Remembers when a member last earned, in place of what was remembered. */
  note(guildId: Snowflake, userId: Snowflake, at: number): void {
    const key = `${guildId}:${userId}`
    this.lastXpAt.delete(key)
    this.lastXpAt.set(key, at)
    if (this.lastXpAt.size <= this.maxMembers) return
    const [oldest] = this.lastXpAt.keys()
    if (oldest !== undefined) this.lastXpAt.delete(oldest)
  }

  /** Forgets a member whose award was not committed after all. */
  forget(guildId: Snowflake, userId: Snowflake): void {
    this.lastXpAt.delete(`${guildId}:${userId}`)
  }

  get size(): number {
    return this.lastXpAt.size
  }
}
