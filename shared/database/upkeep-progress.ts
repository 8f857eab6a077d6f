import { sql } from 'kysely'
import type { Snowflake } from '../discord/snowflake.ts'
import type { Queries } from './queries.ts'

/** The last guild with which any process has done a task of upkeep; '0' before the first. */
export async function progressOf(db: Queries, task: string): Promise<Snowflake> {
  const row = await db.selectFrom('upkeep').select('cursor_id').where('task', '=', task).executeTakeFirst()
  return row?.cursor_id ?? '0'
}

/** Claims the guilds after `from`, up to `to`, for a task. @returns false where another process has just claimed them */
export async function claimGuilds(db: Queries, task: string, from: Snowflake, to: Snowflake): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    insert into upkeep (task, cursor_id) values (${task}, ${to})
    on duplicate key update cursor_id = if(cursor_id = ${from}, values(cursor_id), cursor_id)`.execute(db)
  return numAffectedRows > 0n
}
