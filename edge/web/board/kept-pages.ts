import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { remember } from '../../runtime/kept.ts'

/** Keeps what was read for public boards in memory for some seconds, so that the same answer is not read and rendered again. */
export interface KeptPages<Page> {
  /** @param place names a page within a guild: everything that the answer depends on besides the guild */
  get(guildId: Snowflake, place: string): Page | undefined
  /** @param readAt when the read began, in milliseconds since 1970 */
  keep(guildId: Snowflake, place: string, page: Page, readAt: number): void
  /** Makes the next answer about a guild read everything again, after this process has changed something. */
  forget(guildId: Snowflake): void
}

/** For this time, other processes may still show a member who hides. The process that makes the change stops at once. */
const FRESH_MS = 10_000
/** These limits keep the readers of one board from removing the pages of others. A page has about 30 KB. */
const [MOST_GUILDS, MOST_OF_GUILD] = [50, 8]

export function createKeptPages<Page>(clock: () => number): KeptPages<Page> {
  const guilds = new Map<Snowflake, Map<string, { page: Page; readAt: number }>>()
  /** When each guild was forgotten, in milliseconds since 1970. A read that began before may lack the change, and is not kept. */
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
