import type { Kysely } from 'kysely'
import { noteMessages } from '../../shared/database/guilds/guilds.ts'
import type { Database } from '../../shared/database/schema.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'

/** As exact as anybody needs it: a hundred thousand busy guilds are 170 rows a second. */
const WRITE_AGAIN_MS = 10 * 60_000
const MOST_AT_ONCE = 1_000

/** In which guilds messages are seen, whether or not they earn anything, for those who ask whether the bot sees any. */
export class Sightings {
  /** When each was written down, the earliest first. */
  private readonly written = new Map<Snowflake, number>()
  private readonly due = new Set<Snowflake>()

  constructor(private readonly db: Kysely<Database>) {}

  note(guildId: Snowflake): void {
    if (!this.written.has(guildId)) this.due.add(guildId)
  }

  /** Writes down what was seen since the last time. @throws what the database does; then it is due the next time */
  async write(now: number): Promise<void> {
    for (const [guildId, at] of this.written) {
      if (now - at < WRITE_AGAIN_MS) break
      this.written.delete(guildId)
    }
    while (this.due.size > 0) {
      const guildIds = [...this.due].slice(0, MOST_AT_ONCE)
      await noteMessages(this.db, guildIds, now)
      for (const guildId of guildIds) {
        this.due.delete(guildId)
        this.written.set(guildId, now)
      }
    }
  }
}
