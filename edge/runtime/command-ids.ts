import { loadCommandIds } from '../../shared/database/bots/command-ids.ts'
import type { Queries } from '../../shared/database/queries.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { remember } from './kept.ts'

/** New commands become clickable within this time of their registration. */
const REFRESH_MS = 10 * 60_000
/** More bots than one isolate will ever serve; an entry is about a kilobyte. */
const MOST_BOTS = 1_000

type Ids = ReadonlyMap<string, Snowflake>

/** Ids of the commands of bots, kept in memory per isolate. */
export interface CommandIds {
  /** From memory; undefined where they must be read first. */
  known(applicationId: Snowflake): Ids | undefined
  /** From the database. Never rejects: without ids, a command is written as code. */
  read(db: Queries, applicationId: Snowflake): Promise<Ids>
}

export function createCommandIds(clock: () => number): CommandIds {
  // Values and no promises: on Workers a promise belongs to the request that made it.
  const kept = new Map<Snowflake, { ids: Ids; readAt: number }>()
  return {
    known(applicationId) {
      const entry = kept.get(applicationId)
      return entry !== undefined && clock() - entry.readAt < REFRESH_MS ? entry.ids : undefined
    },

    async read(db, applicationId) {
      try {
        const ids = await loadCommandIds(db, applicationId)
        remember(kept, applicationId, { ids, readAt: clock() }, MOST_BOTS)
        return ids
      } catch {
        return kept.get(applicationId)?.ids ?? new Map()
      }
    },
  }
}
