import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'
import { changeList, type ListChange } from './change-list.ts'
import { forgetUnusedChannels } from './channels.ts'
import { type GuildAuthor, hasVersion } from './version.ts'

/** A channel, thread or category on the list of the only channels in which members earn, and the author of the change. */
interface EarningChannel extends GuildAuthor {
  id: Snowflake
}

const TYPE = { type: 'channel' }

/** Adds a channel to the only channels in which members earn. `known`: it is on the list already. */
export async function addEarningChannel(
  db: Queries,
  channel: EarningChannel,
  now: number,
): Promise<'added' | 'known' | 'stale'> {
  const { guildId, id, expected } = channel
  const change = { kind: 'earning-channel.added', targetId: id, after: TYPE } as const
  // `ignore` can only hide an existing key, because both values are valid snowflakes.
  const statement = sql`
    insert ignore into earning_channels (guild_id, channel_id)
    select ${guildId}, ${id} from (select 1 as one) as wanted where ${hasVersion(guildId, expected, now)}`
  const changed = await changeList(db, channel, { change, statement }, now)
  return changed === 'made' ? 'added' : changed === 'refused' ? 'known' : changed
}

/**
 * Removes a channel from the list. After the last one, members earn in all channels again. `unknown`: it was not on the list.
 * @param later takes the deletion of the guild's unused channels, for which a reply need not wait; without it, this waits
 */
export async function removeEarningChannel(
  db: Queries,
  channel: EarningChannel,
  now: number,
  later?: ListChange['later'],
): Promise<'removed' | 'unknown' | 'stale'> {
  const { guildId, id, expected } = channel
  const change = { kind: 'earning-channel.removed', targetId: id, before: TYPE } as const
  const statement = sql`
    delete from earning_channels where guild_id = ${guildId} and channel_id = ${id}
      and ${hasVersion(guildId, expected, now)}`
  const afterwards = () => forgetUnusedChannels(db, guildId)
  const changed = await changeList(db, channel, { change, statement, afterwards, later }, now)
  return changed === 'made' ? 'removed' : changed === 'refused' ? 'unknown' : changed
}

/** The only channels in which members earn, by id; empty where they earn in all. */
export async function listEarningChannels(db: Queries, guildId: Snowflake): Promise<Snowflake[]> {
  const rows = await db
    .selectFrom('earning_channels')
    .select('channel_id')
    .where('guild_id', '=', guildId)
    .orderBy('channel_id')
    .execute()
  return rows.map((row) => row.channel_id)
}
