import type { Kysely } from 'kysely'
import { loadGuildChannels } from '../../../shared/database/guilds/channels.ts'
import { type GuildRules, guildsChangedWithin, loadGuildRules } from '../../../shared/database/guilds/guilds.ts'
import type { Database } from '../../../shared/database/schema.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { needsChannels } from '../../../shared/levelling/earning-factor.ts'
import type { ChannelTree } from './channel-tree.ts'

/**
 * How far back changes are looked for, by the database's clock. Writers store the time of their own clocks, which may be
 * behind, and a change is visible only after its commit.
 */
const OVERLAP_MS = 5 * 60_000
/** How often a changed guild is read again, because a second change in the same millisecond looks like the first. */
const UNSETTLED_LOOKS = 2

/** The rules of every guild in memory, so that a message is judged without a query. */
export class RulesCache {
  private readonly rules = new Map<Snowflake, GuildRules>()
  /** Guilds that changed just now, and how often they will be read again. */
  private readonly unsettled = new Map<Snowflake, number>()

  constructor(
    private readonly db: Kysely<Database>,
    private readonly channels: ChannelTree,
  ) {}

  get(guildId: Snowflake): GuildRules | undefined {
    return this.rules.get(guildId)
  }

  /**
   * Reads the rules of guilds from the database.
   * @param committing whether every kept change of an unknown guild will be committed after this call
   */
  async load(guildIds: readonly Snowflake[], { committing = false } = {}): Promise<void> {
    const loaded = await loadGuildRules(this.db, guildIds)
    for (const [id, rules] of loaded) this.rules.set(id, rules)
    await this.learnChannels([...loaded.values()], committing)
  }

  /**
   * Reads the stored channels of guilds whose rules depend on channels. If none are stored, Discord is asked when a message
   * needs them.
   */
  private async learnChannels(loaded: readonly GuildRules[], committing: boolean): Promise<void> {
    const { channels } = this
    for (const rules of loaded) if (!needsChannels(rules)) channels.forget(rules.settings.id)
    const unknown = loaded
      .filter((rules) => needsChannels(rules) && !channels.knows(rules.settings.id))
      .map(({ settings }) => settings.id)
      .filter((id) => !channels.takeTold(id))
    for (const [id, places] of await loadGuildChannels(this.db, unknown)) {
      if (channels.knows(id) || !channels.heardAll(id)) continue
      if (committing) channels.beginBehind(id, places)
      else channels.begin(id, places)
    }
  }

  /** Reads the known guilds again that changed lately. */
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

  /** Forgets the guilds for which `isForgotten` returns true. */
  forgetThose(isForgotten: (guildId: Snowflake) => boolean): void {
    for (const guildId of [...this.rules.keys()]) if (isForgotten(guildId)) this.forget(guildId)
  }
}
