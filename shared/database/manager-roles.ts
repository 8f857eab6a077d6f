import type { Kysely } from 'kysely'
import type { Snowflake } from '../discord/snowflake.ts'
import type { Database } from './schema.ts'

/** Whether a role makes managers. */
export async function isManagerRole(db: Kysely<Database>, guildId: Snowflake, roleId: Snowflake): Promise<boolean> {
  const row = await db
    .selectFrom('manager_roles')
    .select('role_id')
    .where('guild_id', '=', guildId)
    .where('role_id', '=', roleId)
    .executeTakeFirst()
  return row !== undefined
}
