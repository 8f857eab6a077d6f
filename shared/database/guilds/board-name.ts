import { type RawBuilder, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'

/** Another guild has the wanted name for its board. */
export interface NameTaken {
  ok: false
  reason: 'name-taken'
  name: string
}

/** Another guild with a name for its board. With a limit, because MySQL merges other derived tables, and then refuses them in an update. */
const otherWith = (guildId: Snowflake, name: string): RawBuilder<unknown> =>
  sql`select 1 from (select id from guilds where board_name = ${name} and id <> ${guildId} limit 1) as other`

/** A condition in SQL: no other guild has the name. Always true where no name is wanted. */
export const nameIsFree = (guildId: Snowflake, name: string | null | undefined): RawBuilder<boolean> =>
  name === null || name === undefined ? sql`true` : sql`not exists (${otherWith(guildId, name)})`

/** Finds whether another guild has a name for its board. Upper and lower case do not matter. */
export async function takenName(
  db: Queries,
  guildId: Snowflake,
  name: string | null | undefined,
): Promise<NameTaken | null> {
  if (name === null || name === undefined) return null
  const { rows } = await otherWith(guildId, name).execute(db)
  return rows.length === 0 ? null : { ok: false, reason: 'name-taken', name }
}
