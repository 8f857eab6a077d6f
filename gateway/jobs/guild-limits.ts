import type { Snowflake } from '../../shared/discord/snowflake.ts'

/** Guilds whose role changes wait for a rate limit of Discord. No job that changes their roles is started until it ends. */
export class GuildLimits {
  private readonly limited = new Map<Snowflake, number>()

  constructor(private readonly now: () => number) {}

  /** @param until milliseconds since 1970 */
  note(guildId: Snowflake, until: number): void {
    this.limited.set(guildId, Math.max(until, this.limited.get(guildId) ?? 0))
  }

  guilds(): Snowflake[] {
    const now = this.now()
    for (const [guildId, until] of this.limited) if (until <= now) this.limited.delete(guildId)
    return [...this.limited.keys()]
  }
}
