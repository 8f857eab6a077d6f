import { type RawBuilder, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'

/** Work on all members of a guild. Work of two kinds must not run at once. */
export type GuildWork = 'curve' | 'decay-undo' | 'import' | 'season'

/**
 * The statement of `guildWork`: which work on all members runs in a guild. A season starts, ends or is undone, decay is undone, an
 * import is applied or undone, or levels are recalculated. Of several, it selects the first in this order. Levels come last, because an
 * import may begin while they are recalculated.
 */
export const guildWorkQuery = (guildId: Snowflake): RawBuilder<{ work: GuildWork }> => sql<{ work: GuildWork }>`
    select work from (
      select 'season' as work, 1 as nth from seasons
      where guild_id = ${guildId} and state in ('starting', 'ending', 'undoing')
      union all
      select 'decay-undo', 2 from jobs
      where guild_id = ${guildId} and kind = 'decay-undo' and state <> 'failed'
      union all
      select 'import', 3 from imports where busy_guild_id = ${guildId} and state in ('applying', 'undoing')
      union all
      select 'curve', 4 from guilds where id = ${guildId} and curve_settled_at < curve_changed_at
    ) as works order by nth limit 1`

/** Reads which work on all members runs in a guild. @returns null where no such work runs */
export async function guildWork(db: Queries, guildId: Snowflake): Promise<GuildWork | null> {
  const { rows } = await guildWorkQuery(guildId).execute(db)
  return rows[0]?.work ?? null
}
