import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { ChannelChanges, ChannelPlace } from '../../discord/guild-channels.ts'
import type { Snowflake } from '../../discord/snowflake.ts'
import { type NumberValue, numberList, numberRows } from '../query/number-literals.ts'
import type { Database } from '../schema.ts'

/** Not the id of a channel. A row with it means that all channels of the guild are stored. */
const ALL: Snowflake = '0'
/** Most rows of one statement. */
const MOST_ROWS = 5_000

/**
 * Loads the channels of guilds with their parents. A guild whose list is not complete is absent. Channels are stored only
 * for guilds that ignore a channel.
 */
export async function loadGuildChannels(
  db: Kysely<Database>,
  guildIds: readonly Snowflake[],
): Promise<Map<Snowflake, ChannelPlace[]>> {
  if (guildIds.length === 0) return new Map()
  const rows = await db.selectFrom('guild_channels').selectAll().where('guild_id', 'in', guildIds).execute()
  const complete = new Set(rows.filter((row) => row.channel_id === ALL).map((row) => row.guild_id))
  const places = new Map<Snowflake, ChannelPlace[]>([...complete].map((id) => [id, []]))
  for (const { guild_id, channel_id: id, parent_id: parentId, is_thread } of rows) {
    if (id !== ALL) places.get(guild_id)?.push({ id, parentId, isThread: is_thread === 1 })
  }
  return places
}

/** Writes changes of guilds' channels: at most one statement for each guild that lost channels, and one for the rest. */
export async function saveGuildChannels(
  db: Kysely<Database>,
  guilds: ReadonlyMap<Snowflake, ChannelChanges>,
): Promise<void> {
  const anew = [...guilds].filter(([, changes]) => changes.anew).map(([guildId]) => guildId)
  await forgetGuildChannels(db, anew)
  const rows: NumberValue[][] = anew.map((guildId) => [guildId, ALL, null, 0])
  for (const [guildId, changes] of guilds) {
    const condition = changes.anew ? null : removed(changes)
    if (condition !== null) {
      await sql`delete from guild_channels where guild_id = ${guildId} and (${condition})`.execute(db)
    }
    for (const { id, parentId, isThread } of changes.placed.values()) {
      rows.push([guildId, id, parentId, Number(isThread)])
    }
  }
  for (let from = 0; from < rows.length; from += MOST_ROWS) {
    await sql`
      insert into guild_channels (guild_id, channel_id, parent_id, is_thread)
      values ${numberRows(rows.slice(from, from + MOST_ROWS))}
      on duplicate key update parent_id = values(parent_id), is_thread = values(is_thread)`.execute(db)
  }
}

function removed({ gone, withoutThreads }: ChannelChanges): RawBuilder<unknown> | null {
  const without = withoutThreads === 'every channel' ? [] : [...withoutThreads]
  const parents = [...gone, ...without]
  const conditions = [
    ...(gone.size > 0 ? [sql`channel_id in (${numberList([...gone])})`] : []),
    ...(withoutThreads === 'every channel' ? [sql`is_thread = 1`] : []),
    ...(parents.length > 0 ? [sql`(is_thread = 1 and parent_id in (${numberList(parents)}))`] : []),
  ]
  return conditions.length === 0 ? null : sql.join(conditions, sql` or `)
}

/** Deletes the stored channels of guilds. */
export async function forgetGuildChannels(db: Kysely<Database>, guildIds: readonly Snowflake[]): Promise<void> {
  if (guildIds.length === 0) return
  await db.deleteFrom('guild_channels').where('guild_id', 'in', guildIds).execute()
}

/** Deletes a guild's stored channels if it ignores no channel, because the gateway no longer updates them. */
export async function forgetUnusedChannels(db: Kysely<Database>, guildId: Snowflake): Promise<void> {
  await db
    .deleteFrom('guild_channels')
    .where('guild_id', '=', guildId)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('ignored_channels').select('channel_id').where('guild_id', '=', guildId))),
    )
    .execute()
}
