import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { compareMembers } from '../../levelling/member-key.ts'
import type { VoiceStay } from '../../levelling/voice-stay.ts'
import type { Queries } from '../queries.ts'
import { listText, numberText, rowsText, runText } from '../query/number-literals.ts'

/** A stay, and its guild. */
export interface StoredStay extends VoiceStay {
  guildId: Snowflake
}

const COLUMNS = `guild_id as guildId, user_id as userId, channel_id as channelId, flags, roles,
  started_at as startedAt, changed_at as changedAt, settled_at as settledAt, counts_since as countsSince,
  next_minute as nextMinute, pending_from as pendingFrom, pending_minutes as pendingMinutes, pending_xp as pendingXp,
  day, day_xp as dayXp`

/** The stays that are needed to apply a guild's voice events. */
export interface Wanted {
  guildId: Snowflake
  /** Members with events, in voice or not. */
  userIds: readonly Snowflake[]
  /** Channels whose members are all wanted; `all` for all members in voice. */
  channelIds: readonly Snowflake[] | 'all'
}

/** Loads stays. The caller has locked their guilds, so that no other process changes them. */
export async function loadStays(trx: Queries, wanted: readonly Wanted[]): Promise<StoredStay[]> {
  if (wanted.length === 0) return []
  const { rows } = await runText<StoredStay>(
    trx,
    `select ${COLUMNS} from voice_sessions force index (primary) where ${wanted.map(conditionOf).join(' or ')}`,
  )
  return rows
}

function conditionOf({ guildId, userIds, channelIds }: Wanted): string {
  const named = userIds.length === 0 ? [] : [`user_id in (${listText(userIds)})`]
  const inside =
    channelIds === 'all'
      ? ['channel_id is not null']
      : channelIds.length === 0
        ? []
        : [`channel_id in (${listText(channelIds)})`]
  const parts = [...named, ...inside]
  return `(guild_id = ${listText([guildId])} and (${parts.length === 0 ? 'false' : parts.join(' or ')}))`
}

/** Writes stays in one statement, in the order of the primary key. */
export async function saveStays(trx: Queries, stays: readonly StoredStay[]): Promise<void> {
  if (stays.length === 0) return
  await trx
    .insertInto('voice_sessions')
    .values(
      stays.toSorted(compareMembers).map((stay) => ({
        ...{ guild_id: stay.guildId, user_id: stay.userId, channel_id: stay.channelId },
        ...{ flags: stay.flags, roles: stay.roles, started_at: stay.startedAt, changed_at: stay.changedAt },
        ...{ settled_at: stay.settledAt, counts_since: stay.countsSince, next_minute: stay.nextMinute },
        ...{ pending_from: stay.pendingFrom, pending_minutes: stay.pendingMinutes, pending_xp: stay.pendingXp },
        ...{ day: stay.day, day_xp: stay.dayXp },
      })),
    )
    .onDuplicateKeyUpdate(Object.fromEntries(WRITTEN.map((column) => [column, sql`values(${sql.ref(column)})`])))
    .execute()
}

const WRITTEN = [
  ...['channel_id', 'flags', 'roles', 'started_at', 'changed_at', 'settled_at', 'counts_since', 'next_minute'],
  ...['pending_from', 'pending_minutes', 'pending_xp', 'day', 'day_xp'],
] as const

/**
 * Deletes stays of members who left voice long ago, over an index.
 * @param before milliseconds since 1970 @returns whether there may be more
 */
export async function purgeStays(db: Queries, before: number, limit: number): Promise<boolean> {
  const rows = await db
    .selectFrom('voice_sessions')
    .select(['guild_id', 'user_id'])
    .where('channel_id', 'is', null)
    .where('changed_at', '<', before)
    .limit(limit)
    .execute()
  if (rows.length === 0) return false
  const keys = rows.map((row) => [row.guild_id, row.user_id])
  // A member may have joined again meanwhile.
  await runText(
    db,
    `delete from voice_sessions where (guild_id, user_id) in (${rowsText(keys)})
     and channel_id is null and changed_at < ${numberText(before)}`,
  )
  return rows.length === limit
}
