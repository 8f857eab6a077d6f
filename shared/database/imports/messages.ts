import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { importedMessages, type TotalMode } from '../../imports/wanted-xp.ts'
import type { MemberStanding } from '../members/standings.ts'
import type { Queries } from '../queries.ts'
import { numberList, rowsText, runText } from '../query/number-literals.ts'

/** A row of an import, with the file's number of messages; null where the file has none. */
interface CountedRow {
  userId: Snowflake
  messages?: number | null
}

/** How many messages members have written, by id. Members without a row are absent. Without a number in any row, the map is empty. */
export async function messagesOf(
  db: Queries,
  guildId: Snowflake,
  rows: readonly CountedRow[],
): Promise<Map<Snowflake, number>> {
  const userIds = rows.flatMap(({ userId, messages }) => (typeof messages === 'number' ? [userId] : []))
  if (userIds.length === 0) return new Map()
  const found = await db
    .selectFrom('guild_users')
    .select(['user_id', 'message_count'])
    .where('guild_id', '=', guildId)
    .where('user_id', 'in', sql<Snowflake>`(${numberList(userIds)})`)
    .execute()
  return new Map(found.map((row) => [row.user_id, row.message_count]))
}

/**
 * Gives members the numbers of messages of a file, and keeps in the import's rows what that added. The members are locked.
 * @returns how many members have another number
 */
export async function giveMessages(
  trx: Queries,
  { id, mode }: { id: string; mode: TotalMode },
  rows: readonly (CountedRow & { xp: number })[],
  locked: readonly MemberStanding[],
): Promise<number> {
  const wanted = new Map(rows.map((row) => [row.userId, row]))
  const changes = locked.flatMap(({ guildId, userId, standing: { messageCount } }) => {
    const row = wanted.get(userId)
    const after = importedMessages(messageCount, row?.messages, mode)
    return row === undefined || after === messageCount
      ? []
      : [{ guildId, userId, xp: row.xp, after, given: after - messageCount }]
  })
  if (changes.length === 0) return 0
  await writeMessages(trx, changes)
  const given = changes.map((change) => [id, change.userId, change.xp, change.given])
  await runText(
    trx,
    `insert into import_rows (import_id, user_id, xp, messages_given) values ${rowsText(given)}
     on duplicate key update messages_given = values(messages_given)`,
  )
  return changes.length
}

/**
 * Takes back the messages that an import added. Those that were counted since then stay. A member without a row gets none.
 * The members are locked.
 */
export async function takeMessagesBack(
  trx: Queries,
  guildId: Snowflake,
  rows: readonly { userId: Snowflake; given: number | null }[],
): Promise<void> {
  const given = rows.flatMap(({ userId, given: messages }) => (messages === null ? [] : [{ userId, messages }]))
  const counts = await messagesOf(trx, guildId, given)
  const changes = given.flatMap(({ userId, messages }) => {
    const count = counts.get(userId)
    return count === undefined ? [] : [{ guildId, userId, after: Math.max(0, count - messages) }]
  })
  if (changes.length > 0) await writeMessages(trx, changes)
}

async function writeMessages(
  trx: Queries,
  members: readonly { guildId: Snowflake; userId: Snowflake; after: number }[],
): Promise<void> {
  const rows = members.map(({ guildId, userId, after }) => [guildId, userId, after])
  await runText(
    trx,
    `insert into guild_users (guild_id, user_id, message_count) values ${rowsText(rows)}
     on duplicate key update message_count = values(message_count)`,
  )
}
