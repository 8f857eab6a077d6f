import { type GuildWork, guildWork } from '../../shared/database/guilds/guild-work.ts'
import { type GuildOverview, guildOverview } from '../../shared/database/guilds/overview.ts'
import type { Queries } from '../../shared/database/queries.ts'
import { listSeasons } from '../../shared/database/seasons/seasons.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { Season } from '../../shared/levelling/season.ts'

/** The facts that decide about a change of a season. */
export interface SeasonFacts {
  /** The newest first. */
  seasons: readonly Season[]
  /** Work on all members that is under way. */
  work: GuildWork | null
  stored: GuildOverview
}

/** Reads the facts, all at the same time. */
export async function seasonFacts(db: Queries, guildId: Snowflake): Promise<SeasonFacts> {
  const [seasons, work, stored] = await Promise.all([
    listSeasons(db, guildId),
    guildWork(db, guildId),
    guildOverview(db, guildId),
  ])
  return { seasons, work, stored }
}
