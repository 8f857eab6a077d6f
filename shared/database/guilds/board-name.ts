import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'

/** Another guild has the wanted name for its board. */
export interface NameTaken {
  ok: false
  reason: 'name-taken'
  name: string
}

/**
 * Changes a guild and the name of its board. Changes nothing if another guild has the name: the unique key refuses it, and `ignore`
 * makes no error of that. It hides no other error, because all values were checked. A condition that reads the other guild would
 * lock a gap of the index, so that guilds that want the same name at the same moment would deadlock.
 * @param columns values by column, with `board_name`
 * @param version the version that the guild must have; null for every version
 * @returns whether the guild was changed
 */
export async function changeNamed(
  db: Queries,
  guildId: Snowflake,
  columns: Readonly<Record<string, unknown>>,
  version: number | null,
): Promise<boolean> {
  const changes = Object.entries(columns).map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
  const hasVersion = version === null ? sql`` : sql` and updated_at = ${version}`
  const { numAffectedRows = 0n } = await sql`
    update ignore guilds set ${sql.join(changes)} where id = ${guildId}${hasVersion}`.execute(db)
  return numAffectedRows > 0n
}

/** Finds whether another guild has a name for its board. Upper and lower case do not matter. */
export async function takenName(
  db: Queries,
  guildId: Snowflake,
  name: string | null | undefined,
): Promise<NameTaken | null> {
  if (name === null || name === undefined) return null
  const other = await db
    .selectFrom('guilds')
    .select('id')
    .where('board_name', '=', name)
    .where('id', '<>', guildId)
    .executeTakeFirst()
  return other === undefined ? null : { ok: false, reason: 'name-taken', name }
}
