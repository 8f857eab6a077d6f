import type { Snowflake } from '../../shared/discord/snowflake.ts'

/** If more guilds have jobs at the same time, some have a second turn before others have their first. */
const MOST_REMEMBERED = 1_000

/** The guilds that had a turn in this round, so that every guild has one before a guild has its next. */
export class Rounds {
  private guilds = new Set<Snowflake>()

  get turned(): ReadonlySet<Snowflake> {
    return this.guilds
  }

  /** @param guildIds guilds that have a turn now. If all of them had one before, all guilds did, and a round begins. */
  note(guildIds: readonly Snowflake[]): void {
    if (guildIds.every((guildId) => this.guilds.has(guildId))) this.guilds = new Set()
    for (const guildId of guildIds) this.guilds.add(guildId)
    for (const guildId of this.guilds) {
      if (this.guilds.size <= MOST_REMEMBERED) break
      this.guilds.delete(guildId)
    }
  }
}
