import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'
import type { Database } from '../schema.ts'
import { forgetUnusedChannels } from './channels.ts'
import { touchGuild } from './settings.ts'

/** What can be ignored: messages in a channel, or messages of members who hold a role. */
export type IgnoredKind = 'channels' | 'roles'

const TABLES = {
  channels: { table: 'ignored_channels', column: 'channel_id' },
  roles: { table: 'ignored_roles', column: 'role_id' },
} as const satisfies Record<IgnoredKind, { table: keyof Database; column: string }>

/** An entry of a guild's ignore lists. */
export interface Ignored {
  guildId: Snowflake
  kind: IgnoredKind
  id: Snowflake
}

/** Makes a guild ignore a channel or role. @returns false where it was ignored already */
export async function addIgnored(db: Queries, { guildId, kind, id }: Ignored, now: number): Promise<boolean> {
  const { table, column } = TABLES[kind]
  // `ignore` can only hide an existing key, because both values are valid snowflakes.
  const { numAffectedRows } = await sql`
    insert ignore into ${sql.table(table)} (guild_id, ${sql.ref(column)}) values (${guildId}, ${id})`.execute(db)
  if (numAffectedRows !== 1n) return false
  await touchGuild(db, guildId, now)
  return true
}

/** Makes a guild stop ignoring a channel or role. @returns false where it was not ignored */
export async function removeIgnored(db: Queries, { guildId, kind, id }: Ignored, now: number): Promise<boolean> {
  const { table, column } = TABLES[kind]
  const { numAffectedRows } = await sql`
    delete from ${sql.table(table)} where guild_id = ${guildId} and ${sql.ref(column)} = ${id}`.execute(db)
  if (numAffectedRows !== 1n) return false
  await Promise.all([touchGuild(db, guildId, now), kind === 'channels' && forgetUnusedChannels(db, guildId)])
  return true
}

/** Lists the channels or roles that a guild ignores, in the order of their ids. */
export async function listIgnored(db: Queries, guildId: Snowflake, kind: IgnoredKind): Promise<Snowflake[]> {
  const { table, column } = TABLES[kind]
  const { rows } = await sql<{ id: Snowflake }>`
    select ${sql.ref(column)} as id from ${sql.table(table)} where guild_id = ${guildId} order by id`.execute(db)
  return rows.map((row) => row.id)
}
