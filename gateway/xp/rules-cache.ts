import type { Kysely } from 'kysely'
import { type GuildRules, guildsChangedSince, loadGuildRules } from '../../shared/database/guilds.ts'
import type { Database } from '../../shared/database/schema.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'

/** A change is looked for this far back, for clocks of several writers differ a little. */
const OVERLAP_MS = 5_000

/** Every guild's rules in memory, so that a message is judged without a question to the database. */
export class RulesCache {
  private readonly rules = new Map<Snowflake, GuildRules>()
  private newestChange: number

  constructor(
    private readonly db: Kysely<Database>,
    startedAt: number,
  ) {
    this.newestChange = startedAt
  }

  get(guildId: Snowflake): GuildRules | undefined {
    return this.rules.get(guildId)
  }

  /** Reads guilds, known or not, from the database. */
  async load(guildIds: readonly Snowflake[]): Promise<void> {
    for (const [id, rules] of await loadGuildRules(this.db, guildIds)) this.rules.set(id, rules)
  }

  /** Reads again the known guilds that somebody changed lately. */
  async refresh(): Promise<void> {
    const changed = await guildsChangedSince(this.db, this.newestChange - OVERLAP_MS)
    const known = changed.filter((guild) => this.rules.has(guild.id))
    await this.load(known.map((guild) => guild.id))
    this.newestChange = Math.max(this.newestChange, ...changed.map((guild) => guild.updated_at))
  }

  forget(guildId: Snowflake): void {
    this.rules.delete(guildId)
  }
}
