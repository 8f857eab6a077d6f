import type { Kysely } from 'kysely'
import { loadGuildChannels } from '../../shared/database/guild-channels.ts'
import { type GuildRules, guildsChangedSince, loadGuildRules } from '../../shared/database/guilds.ts'
import type { Database } from '../../shared/database/schema.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { ChannelTree } from './channel-tree.ts'

/** A change is looked for this far back: clocks of several writers differ, and what they write is seen only once committed. */
const OVERLAP_MS = 60_000
/** Two changes in the same millisecond look like one; so long after it they are read again all the same. */
const UNSETTLED_MS = 5_000

/** Every guild's rules in memory, so that a message is judged without a question to the database. */
export class RulesCache {
  private readonly rules = new Map<Snowflake, GuildRules>()
  private newestChange: number

  constructor(
    private readonly db: Kysely<Database>,
    startedAt: number,
    private readonly channels: ChannelTree,
  ) {
    this.newestChange = startedAt
  }

  get(guildId: Snowflake): GuildRules | undefined {
    return this.rules.get(guildId)
  }

  /**
   * Reads guilds, known or not, from the database.
   * @param committing whether what was told of unknown guilds is all still to be committed, from now on
   */
  async load(guildIds: readonly Snowflake[], { committing = false } = {}): Promise<void> {
    const loaded = await loadGuildRules(this.db, guildIds)
    for (const [id, rules] of loaded) this.rules.set(id, rules)
    await this.learnChannels([...loaded.values()], committing)
  }

  /** Reads where the channels of guilds lie that ignore any. One of which no row tells is asked of Discord when it matters. */
  private async learnChannels(loaded: readonly GuildRules[], committing: boolean): Promise<void> {
    const { channels } = this
    for (const { settings, ignoredChannelIds } of loaded) if (ignoredChannelIds.size === 0) channels.forget(settings.id)
    const unknown = loaded
      .filter(({ settings: { id }, ignoredChannelIds }) => ignoredChannelIds.size > 0 && !channels.knows(id))
      .map(({ settings }) => settings.id)
      .filter((id) => !channels.takeTold(id))
    for (const [id, places] of await loadGuildChannels(this.db, unknown)) {
      if (channels.knows(id) || !channels.heardAll(id)) continue
      if (committing) channels.beginBehind(id, places)
      else channels.begin(id, places)
    }
  }

  /** Reads again the known guilds that somebody changed lately. */
  async refresh(): Promise<void> {
    const changed = await guildsChangedSince(this.db, this.newestChange - OVERLAP_MS)
    const news = changed.filter(({ id, updated_at: changedAt }) => {
      const known = this.rules.get(id)
      return known && (known.settings.updated_at !== changedAt || changedAt > this.newestChange - UNSETTLED_MS)
    })
    await this.load(news.map((guild) => guild.id))
    for (const guild of changed) this.newestChange = Math.max(this.newestChange, guild.updated_at)
  }

  forget(guildId: Snowflake): void {
    this.rules.delete(guildId)
    this.channels.forget(guildId)
  }
}
