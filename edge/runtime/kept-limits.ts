import { type LoadedLimits, loadCommandLimits } from '../../shared/database/guilds/command-limits.ts'
import type { Queries } from '../../shared/database/queries.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { DiscordApi } from './discord.ts'
import { createKept } from './kept.ts'

/** A change applies in every isolate within this time. */
const FRESH_MS = 5_000
/** More guilds than one isolate serves within that time. */
const MOST_GUILDS = 10_000
/** A channel that was moved to another category is noticed within this time. */
const CATEGORY_FRESH_MS = 60_000
const MOST_CATEGORIES = 1_000

/** Command limits of guilds, and categories of channels, kept in memory per isolate. */
export interface KeptLimits {
  /** From memory; undefined where they must be read first. */
  known(guildId: Snowflake): LoadedLimits | undefined
  read(db: Queries, guildId: Snowflake): Promise<LoadedLimits>
  /** Makes the next use of a command read the limits again, after this isolate has changed them. */
  forget(guildId: Snowflake): void
  /** The category of a channel, from memory or from Discord; null where there is none or the bot cannot see the channel. */
  categoryOf(channelId: Snowflake, ask: { discord: DiscordApi; token: string | null }): Promise<Snowflake | null>
}

export function createKeptLimits(clock: () => number): KeptLimits {
  const limits = createKept<LoadedLimits>({ freshMs: FRESH_MS, most: MOST_GUILDS, clock })
  const categories = createKept<Snowflake | null>({ freshMs: CATEGORY_FRESH_MS, most: MOST_CATEGORIES, clock })
  return {
    known: (guildId) => limits.get(guildId),
    async read(db, guildId) {
      const readAt = clock()
      const loaded = await loadCommandLimits(db, guildId)
      limits.set(guildId, loaded, readAt)
      return loaded
    },
    forget: (guildId) => limits.forget(guildId),
    async categoryOf(channelId, { discord, token }) {
      const known = categories.get(channelId)
      if (known !== undefined || token === null) return known ?? null
      const readAt = clock()
      const { status, body } = await discord({ method: 'GET', path: `/channels/${channelId}`, token })
      const isChannel = typeof body === 'object' && body !== null && 'parent_id' in body
      const categoryId = isChannel && typeof body.parent_id === 'string' ? body.parent_id : null
      // Any other status, e.g. 429, says nothing about the channel.
      if ([200, 403, 404].includes(status)) categories.set(channelId, categoryId, readAt)
      return categoryId
    },
  }
}
