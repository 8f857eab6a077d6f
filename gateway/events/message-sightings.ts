import type { Kysely } from 'kysely'
import { noteMessages } from '../../shared/database/guilds/guilds.ts'
import type { Database } from '../../shared/database/schema.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'

/** At most one write per guild in this time: a hundred thousand busy guilds then cost 170 rows a second. */
const WRITE_AGAIN_MS = 10 * 60_000
const MAX_ROWS = 1_000

/**
 * Stores when a message was last seen in each guild, whether or not it earned XP. `/doctor` shows by it whether the bot
 * receives messages.
 */
export class MessageSightings {
  /** When each guild was last written, the earliest first. */
  private readonly written = new Map<Snowflake, number>()
  private readonly due = new Set<Snowflake>()

  constructor(private readonly db: Kysely<Database>) {}

  /** Notes that a message was seen in a guild. */
  note(guildId: Snowflake): void {
    if (!this.written.has(guildId)) this.due.add(guildId)
  }

  /**
   * Writes the guilds in which messages were seen since the last write.
   * @param now milliseconds since 1970
   * @throws the database's error; the guilds are then written the next time
   */
  async write(now: number): Promise<void> {
    for (const [guildId, at] of this.written) {
      if (now - at < WRITE_AGAIN_MS) break
      this.written.delete(guildId)
    }
    while (this.due.size > 0) {
      const guildIds = [...this.due].slice(0, MAX_ROWS)
      await noteMessages(this.db, guildIds, now)
      for (const guildId of guildIds) {
        this.due.delete(guildId)
        this.written.set(guildId, now)
      }
    }
  }
}
