import type { Snowflake } from '../../shared/discord/snowflake.ts'

/** More guilds than this have jobs at the same time: then some have a second turn before the last has its first. */
const MOST_REMEMBERED = 1_000

/** Which guilds had a turn in this round, so that each has one before any has its next. */
export class Rounds {
  private guilds = new Set<Snowflake>()

  get turned(): ReadonlySet<Snowflake> {
    return this.guilds
  }

  /** @param guildIds those that have a turn now; where they all had one, every other is served and a round begins */
  note(guildIds: readonly Snowflake[]): void {
    if (guildIds.every((guildId) => this.guilds.has(guildId))) this.guilds = new Set()
    for (const guildId of guildIds) this.guilds.add(guildId)
    for (const guildId of this.guilds) {
      if (this.guilds.size <= MOST_REMEMBERED) break
      this.guilds.delete(guildId)
    }
  }
}
