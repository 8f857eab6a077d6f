import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { remember } from '../../runtime/kept.ts'

/** What was read for public boards, kept in memory for some seconds, so that the same answer is not read and made again. */
export interface KeptPages<Page> {
  /** @param place tells a guild's pages apart: everything that an answer depends on besides the guild */
  get(guildId: Snowflake, place: string): Page | undefined
  /** @param readAt when the read began, in milliseconds since 1970 */
  keep(guildId: Snowflake, place: string, page: Page, readAt: number): void
  /** Makes the next answer about a guild read everything again, after this process has changed something. */
  forget(guildId: Snowflake): void
}

/** A member who hides is gone from each process after this time, and at once from the one that stores it. */
const FRESH_MS = 10_000
/** Many readers of one board keep no place of another. A page has about 30 KB. */
const [MOST_GUILDS, MOST_OF_GUILD] = [50, 8]

export function createKeptPages<Page>(clock: () => number): KeptPages<Page> {
  const guilds = new Map<Snowflake, Map<string, { page: Page; readAt: number }>>()
  /** What was read before is not kept: the change may be missing from it. */
  const forgottenAt = new Map<Snowflake, number>()
  return {
    get(guildId, place) {
      const kept = guilds.get(guildId)?.get(place)
      return kept !== undefined && clock() - kept.readAt < FRESH_MS ? kept.page : undefined
    },
    keep(guildId, place, page, readAt) {
      if ((forgottenAt.get(guildId) ?? 0) >= readAt) return
      const pages = guilds.get(guildId) ?? new Map<string, { page: Page; readAt: number }>()
      remember(pages, place, { page, readAt }, MOST_OF_GUILD)
      remember(guilds, guildId, pages, MOST_GUILDS)
    },
    forget(guildId) {
      guilds.delete(guildId)
      remember(forgottenAt, guildId, clock(), MOST_GUILDS)
    },
  }
}
