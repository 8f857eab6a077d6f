import { type RawBuilder, sql } from 'kysely'
import type { Author } from '../../audit/entry.ts'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'

/** Who changes settings or lists of a guild. */
export interface GuildAuthor extends Author {
  /** The version that the author has seen; another one is a refusal. Without it, the change is made whatever the version is. */
  expected?: number | undefined
}

/** The guild's version is not the expected one: another change of settings or lists came first. */
export interface Stale {
  ok: false
  reason: 'stale'
}

/** The version of a guild after a change. It always rises, also by a clock that is behind. @param now milliseconds since 1970 */
export const nextVersion = (version: number, now: number): number => Math.max(version + 1, now)

/**
 * Marks a guild's level roles or lists as changed: raises `updated_at`, the guild's version, so that gateway processes load
 * them again. Registers a guild that is not known yet, with an empty name.
 * @param now milliseconds since 1970
 * @param expected only a guild with this version is marked; 0: one that is not registered
 * @returns whether the guild was marked
 */
export async function touchGuild(db: Queries, guildId: Snowflake, now: number, expected?: number): Promise<boolean> {
  const raised = sql`greatest(guilds.updated_at + 1, values(updated_at))`
  const kept = sql`if(guilds.updated_at = ${expected}, ${raised}, guilds.updated_at)`
  const { numAffectedRows = 0n } = await sql`
    insert into guilds (id, name, active, created_at, updated_at)
    values (${guildId}, '', 1, ${now}, ${now})
    on duplicate key update updated_at = ${expected === undefined ? raised : kept}`.execute(db)
  return numAffectedRows > 0n
}

/**
 * A condition in SQL: the guild has the expected version. Always true where none is expected.
 * @param now given where the same change raises the version with another statement, which may come first. Then another
 * change in the same millisecond is not noticed
 */
export function hasVersion(guildId: Snowflake, expected: number | undefined, now?: number): RawBuilder<unknown> {
  if (expected === undefined) return sql`1 = 1`
  const versions = now === undefined ? [expected] : [expected, nextVersion(expected, now)]
  return sql`not exists (select 1 from guilds where id = ${guildId} and updated_at not in (${sql.join(versions)}))`
}

/** The version of a guild's configuration; 0 where the guild is not registered. */
async function guildVersion(db: Queries, guildId: Snowflake): Promise<number> {
  const row = await db.selectFrom('guilds').select('updated_at').where('id', '=', guildId).executeTakeFirst()
  return row?.updated_at ?? 0
}

/** Whether a guild has another version than the expected one. */
export const hasOtherVersion = async (db: Queries, guildId: Snowflake, expected: number): Promise<boolean> =>
  (await guildVersion(db, guildId)) !== expected
