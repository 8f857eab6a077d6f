import type { Kysely } from 'kysely'
import { loadGuildChannels } from '../../../shared/database/guilds/channels.ts'
import { type GuildRules, guildsChangedWithin, loadGuildRules } from '../../../shared/database/guilds/guilds.ts'
import type { Database } from '../../../shared/database/schema.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { ChannelTree } from './channel-tree.ts'

/**
 * A change is looked for this far back by the database's clock: writers put down the time of their own, which may be
 * behind, and what they write is seen only once committed.
 */
const OVERLAP_MS = 5 * 60_000
/** Two changes in the same millisecond look like one; so many times after the first they are read again all the same. */
const UNSETTLED_LOOKS = 2

/** Every guild's rules in memory, so that a message is judged without a question to the database. */
export class RulesCache {
  private readonly rules = new Map<Snowflake, GuildRules>()
  /** Guilds that changed just now, with how often they are to be read again. */
  private readonly unsettled = new Map<Snowflake, number>()

  constructor(
    private readonly db: Kysely<Database>,
    private readonly channels: ChannelTree,
  ) {}

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
    const changed = await guildsChangedWithin(this.db, OVERLAP_MS)
    const news = changed.filter(({ id, updatedAt: changedAt }) => {
      const known = this.rules.get(id)
      return known !== undefined && known.settings.updatedAt !== changedAt
    })
    const again = [...this.unsettled.keys()].filter((id) => this.rules.has(id))
    await this.load([...new Set([...news.map(({ id }) => id), ...again])])
    for (const [id, looks] of this.unsettled) {
      if (looks > 1) this.unsettled.set(id, looks - 1)
      else this.unsettled.delete(id)
    }
    for (const { id } of news) this.unsettled.set(id, UNSETTLED_LOOKS)
  }

  forget(guildId: Snowflake): void {
    this.rules.delete(guildId)
    this.channels.forget(guildId)
  }

  /** Forgets every guild for which this is true. */
  forgetThose(isForgotten: (guildId: Snowflake) => boolean): void {
    for (const guildId of [...this.rules.keys()]) if (isForgotten(guildId)) this.forget(guildId)
  }
}
