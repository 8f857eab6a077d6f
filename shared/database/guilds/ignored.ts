import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'
import type { Database } from '../schema.ts'
import { changeList, type ListChange } from './change-list.ts'
import { forgetUnusedChannels } from './channels.ts'
import { type GuildAuthor, hasVersion } from './version.ts'

/** What can be ignored: messages in a channel, or messages of members who hold a role. */
export type IgnoredKind = 'channels' | 'roles'

const TABLES = {
  channels: { table: 'ignored_channels', column: 'channel_id', type: 'channel' },
  roles: { table: 'ignored_roles', column: 'role_id', type: 'role' },
} as const satisfies Record<IgnoredKind, { table: keyof Database; column: string; type: string }>

/** An entry of a guild's ignore lists, and who changes it. */
export interface Ignored extends GuildAuthor {
  kind: IgnoredKind
  id: Snowflake
}

/** Makes a guild ignore a channel or role. `known`: it was ignored already. */
export async function addIgnored(db: Queries, ignored: Ignored, now: number): Promise<'added' | 'known' | 'stale'> {
  const { guildId, kind, id, expected } = ignored
  const { table, column, type } = TABLES[kind]
  const change = { kind: 'ignored.added', targetId: id, after: { type } } as const
  // `ignore` can only hide an existing key, because both values are valid snowflakes.
  const statement = sql`
    insert ignore into ${sql.table(table)} (guild_id, ${sql.ref(column)})
    select ${guildId}, ${id} from (select 1 as one) as wanted where ${hasVersion(guildId, expected, now)}`
  const changed = await changeList(db, ignored, { change, statement }, now)
  return changed === 'made' ? 'added' : changed === 'refused' ? 'known' : changed
}

/**
 * Makes a guild stop ignoring a channel or role. `unknown`: it was not ignored.
 * @param later takes the deletion of the guild's unused channels, for which a reply need not wait; without it, this waits
 */
export async function removeIgnored(
  db: Queries,
  ignored: Ignored,
  now: number,
  later?: ListChange['later'],
): Promise<'removed' | 'unknown' | 'stale'> {
  const { guildId, kind, id, expected } = ignored
  const { table, column, type } = TABLES[kind]
  const change = { kind: 'ignored.removed', targetId: id, before: { type } } as const
  const statement = sql`
    delete from ${sql.table(table)} where guild_id = ${guildId} and ${sql.ref(column)} = ${id}
      and ${hasVersion(guildId, expected, now)}`
  const afterwards = async () => void (kind === 'channels' && (await forgetUnusedChannels(db, guildId)))
  const changed = await changeList(db, ignored, { change, statement, afterwards, later }, now)
  return changed === 'made' ? 'removed' : changed === 'refused' ? 'unknown' : changed
}

/** Lists the channels or roles that a guild ignores, in the order of their ids. */
export async function listIgnored(db: Queries, guildId: Snowflake, kind: IgnoredKind): Promise<Snowflake[]> {
  const { table, column } = TABLES[kind]
  const { rows } = await sql<{ id: Snowflake }>`
    select ${sql.ref(column)} as id from ${sql.table(table)} where guild_id = ${guildId} order by id`.execute(db)
  return rows.map((row) => row.id)
}
