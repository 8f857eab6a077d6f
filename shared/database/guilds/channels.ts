import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { ChannelChanges, ChannelPlace } from '../../discord/guild-channels.ts'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'
import { listText, numberList, numberRows, runText } from '../query/number-literals.ts'
import type { Database } from '../schema.ts'

/** Not the id of a channel. A row with it means that all channels of the guild are stored. */
const ALL: Snowflake = '0'
/** Most rows of one statement. */
const MOST_ROWS = 5_000

/**
 * Loads the channels of guilds with their parents. A guild whose list is not complete is absent. Channels are stored only
 * for guilds whose rules depend on channels (`needsChannels`).
 */
export async function loadGuildChannels(
  db: Queries,
  guildIds: readonly Snowflake[],
): Promise<Map<Snowflake, ChannelPlace[]>> {
  if (guildIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('guild_channels')
    .selectAll()
    .where('guild_id', 'in', sql<Snowflake>`(${numberList(guildIds)})`)
    .execute()
  const complete = new Set(rows.filter((row) => row.channel_id === ALL).map((row) => row.guild_id))
  const places = new Map<Snowflake, ChannelPlace[]>([...complete].map((id) => [id, []]))
  for (const { guild_id, channel_id: id, parent_id: parentId, is_thread } of rows) {
    if (id !== ALL) places.get(guild_id)?.push({ id, parentId, isThread: is_thread === 1 })
  }
  return places
}

/**
 * Writes changes of guilds' channels: one statement for each guild that lost channels, and few for the rest. Discord sends
 * the complete list of every guild at each start: of such a list, only the differences from the stored rows are written.
 */
export async function saveGuildChannels(db: Queries, guilds: ReadonlyMap<Snowflake, ChannelChanges>): Promise<void> {
  const lists = [...guilds].filter(([, changes]) => changes.anew)
  const { gone, rows } = differences(lists, await lockedRows(db, lists))
  for (const [guildId, ids] of gone) {
    await runText(
      db,
      `delete from guild_channels where guild_id = ${listText([guildId])} and channel_id in (${listText(ids)})`,
    )
  }
  for (const [guildId, changes] of guilds) {
    if (changes.anew) continue
    const condition = removed(changes)
    if (condition !== null) {
      await sql`delete from guild_channels where guild_id = ${guildId} and (${condition})`.execute(db)
    }
    for (const place of changes.placed.values()) rows.push(rowOf(guildId, place))
  }
  for (let from = 0; from < rows.length; from += MOST_ROWS) {
    await sql`
      insert into guild_channels (guild_id, channel_id, parent_id, is_thread)
      values ${numberRows(rows.slice(from, from + MOST_ROWS))}
      on duplicate key update parent_id = values(parent_id), is_thread = values(is_thread)`.execute(db)
  }
}

type Lists = readonly (readonly [guildId: Snowflake, changes: ChannelChanges])[]
type Row = readonly [guildId: Snowflake, channelId: Snowflake, parentId: Snowflake | null, isThread: number]

const rowOf = (guildId: Snowflake, { id, parentId, isThread }: ChannelPlace): Row => [
  guildId,
  id,
  parentId,
  Number(isThread),
]

/** The stored rows of guilds, locked, because the changes depend on them. */
async function lockedRows(db: Queries, lists: Lists): Promise<Row[]> {
  if (lists.length === 0) return []
  const guildIds = listText(lists.map(([guildId]) => guildId))
  const { rows } = await runText<Selectable<Database['guild_channels']>>(
    db,
    `select guild_id, channel_id, parent_id, is_thread from guild_channels where guild_id in (${guildIds}) for update`,
  )
  return rows.map((row) => [row.guild_id, row.channel_id, row.parent_id, row.is_thread])
}

/** What complete lists change: channels that are not in them, by guild, and rows that are new or different in them. */
function differences(lists: Lists, stored: readonly Row[]): { gone: Map<Snowflake, Snowflake[]>; rows: Row[] } {
  const gone = new Map<Snowflake, Snowflake[]>()
  const wanted = new Map(
    lists.map(([guildId, { placed }]) => {
      const marker: Row = [guildId, ALL, null, 0]
      const own = [...placed].map(([id, place]): [Snowflake, Row] => [id, rowOf(guildId, place)])
      return [guildId, new Map<Snowflake, Row>([[ALL, marker], ...own])]
    }),
  )
  for (const [guildId, channelId, parentId, isThread] of stored) {
    const row = wanted.get(guildId)?.get(channelId)
    if (row === undefined) gone.set(guildId, [...(gone.get(guildId) ?? []), channelId])
    else if (row[2] === parentId && row[3] === isThread) wanted.get(guildId)?.delete(channelId)
  }
  return { gone, rows: [...wanted.values()].flatMap((rows) => [...rows.values()]) }
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
export async function forgetGuildChannels(db: Queries, guildIds: readonly Snowflake[]): Promise<void> {
  if (guildIds.length === 0) return
  await db.deleteFrom('guild_channels').where('guild_id', 'in', guildIds).execute()
}

/** Deletes a guild's stored channels if none of its lists has a channel, because the gateway no longer updates them. */
export async function forgetUnusedChannels(db: Queries, guildId: Snowflake): Promise<void> {
  await db
    .deleteFrom('guild_channels')
    .where('guild_id', '=', guildId)
    .where(({ and, not, exists, selectFrom }) =>
      and([
        not(exists(selectFrom('ignored_channels').select('channel_id').where('guild_id', '=', guildId))),
        not(exists(selectFrom('earning_channels').select('channel_id').where('guild_id', '=', guildId))),
        not(
          exists(
            selectFrom('multipliers').select('target_id').where('guild_id', '=', guildId).where('kind', '=', 'channel'),
          ),
        ),
      ]),
    )
    .execute()
}
