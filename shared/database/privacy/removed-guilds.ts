import { sql } from 'kysely'
import { GUILD_TABLES, type TablePlan } from '../guild-tables.ts'
import type { Queries } from '../queries.ts'
import { numberList } from '../query/number-literals.ts'
import type { Erasure } from './erasures.ts'
import { NO_MEMBER } from './new-rows.ts'

/** Guilds that are corrected at a time. */
const MENDED_AT_ONCE = 1_000
/** Names of boards that are taken away at a time. */
const FREED_AT_ONCE = 1_000

/** No bot is in the guild, and none was since this time. A membership counts even where the guild was not marked as active. */
const leftBefore = (time: number) => sql`guilds.active = 0 and guilds.inactive_since < ${time}
  and not exists (select 1 from guild_bots where guild_bots.guild_id = guilds.id)`

/**
 * Corrects since when guilds are inactive: a process of an earlier release, an import and a restore write `active` alone. The time of
 * a guild without one begins now. @param now milliseconds since 1970
 */
export async function mendInactiveSince(db: Queries, now: number): Promise<void> {
  const { rows } = await sql<{ id: string; active: 0 | 1 }>`
    (select id, active from guilds where active = 0 and inactive_since is null limit ${sql.lit(MENDED_AT_ONCE)})
    union all
    (select id, active from guilds where inactive_since is not null and active = 1 limit ${sql.lit(MENDED_AT_ONCE)})`.execute(
    db,
  )
  for (const active of [0, 1]) {
    const ids = rows.filter((row) => row.active === active).map(({ id }) => id)
    if (ids.length > 0)
      await sql`
        update guilds set inactive_since = ${active === 0 ? now : null}
        where id in (${numberList(ids)}) and active = ${active}`.execute(db)
  }
}

/**
 * Takes the names of boards away from guilds in which no bot has been since this time, so that other guilds can have them. Nobody
 * sees the board of such a guild. @param before milliseconds since 1970, like `now`
 */
export async function freeBoardNames(db: Queries, before: number, now: number): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from guilds where ${leftBefore(before)} and board_name is not null limit ${sql.lit(FREED_AT_ONCE)}`.execute(
    db,
  )
  if (rows.length > 0)
    await sql`
      update guilds set board_name = null, updated_at = greatest(updated_at + 1, ${now})
      where id in (${numberList(rows.map(({ id }) => id))}) and ${leftBefore(before)}`.execute(db)
}

/**
 * Asks for the deletion of guilds in which no bot has been since this time, some at a time. Call it in READ COMMITTED, which locks
 * no guild that is only read. @param before milliseconds since 1970, like `now`
 */
export async function askRemovedGuilds(db: Queries, before: number, now: number, most: number): Promise<void> {
  await sql`
    insert into erasures (guild_id, user_id, why, asked_at)
    select guilds.id, ${sql.lit(NO_MEMBER)}, 'removed', ${now} from guilds
    where ${leftBefore(before)} and not exists (
      select 1 from erasures as known where known.user_id = ${sql.lit(NO_MEMBER)} and known.guild_id = guilds.id)
    order by guilds.inactive_since limit ${sql.lit(most)}
    on duplicate key update erasures.why = erasures.why`.execute(db)
}

/** Whether no bot has been in a guild since this time. @param before milliseconds since 1970 */
export async function isRemovedSince(db: Queries, guildId: string, before: number): Promise<boolean> {
  const { rows } = await sql<object>`select 1 from guilds where id = ${guildId} and ${leftBefore(before)}`.execute(db)
  return rows.length > 0
}

/** Starts the time again for a guild in which Discord knows a bot, although none is stored. @param now milliseconds since 1970 */
export async function noteStillServed(db: Queries, guildId: string, now: number): Promise<void> {
  await sql`update guilds set inactive_since = ${now} where id = ${guildId} and active = 0`.execute(db)
}

/**
 * Begins the deletion of a guild: deletes its row, its settings and all other tables with few rows of it. From then on the deletion is
 * completed, so that a bot that comes back finds either everything or a new guild, and never a part. Call it inside a READ COMMITTED
 * transaction.
 * @param before no bot may have been in the guild since then, in milliseconds since 1970
 * @returns false if a bot is back: nothing was deleted
 */
export async function beginRemoval(
  trx: Queries,
  { id, guildId }: Pick<Erasure, 'id' | 'guildId'>,
  before: number,
): Promise<boolean> {
  // A bot that joins now waits for this lock, and then writes a new row.
  await trx.selectFrom('guilds').select('id').where('id', '=', guildId).forUpdate().execute()
  if (!(await isRemovedSince(trx, guildId, before))) return false
  await trx.updateTable('erasures').set({ why: 'removing' }).where('id', '=', id).execute()
  // A job that changes the members of an import ends without it.
  await sql`update imports set state = 'undone', busy_guild_id = null where guild_id = ${guildId}`.execute(trx)
  for (const { table } of tablesGone('guild'))
    await sql`delete from ${sql.table(table)} where guild_id = ${guildId}`.execute(trx)
  await trx.deleteFrom('guilds').where('id', '=', guildId).execute()
  return true
}

/** A table whose rows of a guild are deleted in batches, with columns of the index that finds them. */
interface GoneTable {
  table: string
  /** For rows with ids of their own: the column of the id. */
  id: string
  /** For rows of members: the column of the primary key before `user_id`. */
  by: string | null
}

/** Tables whose rows of a guild other statements delete. */
const BY_THEMSELVES = ['guilds', 'guild_users', 'imports', 'import_rows']

/** The tables whose rows are deleted with their guild in one way. */
export const tablesGone = (how: 'guild' | 'member' | 'log'): GoneTable[] =>
  Object.entries(GUILD_TABLES).flatMap(([table, plan]: [string, TablePlan]) => {
    const gone = 'leave' in plan ? plan.gone : plan.keep
    if (gone !== how || BY_THEMSELVES.includes(table)) return []
    return [{ table, id: 'id' in plan ? plan.id : 'id', by: 'by' in plan ? (plan.by ?? null) : null }]
  })
