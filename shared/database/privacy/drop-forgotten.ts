import { sql } from 'kysely'
import type { MemberKey } from '../../levelling/member-key.ts'
import type { Queries } from '../queries.ts'
import { numberList, numberRows } from '../query/number-literals.ts'

/**
 * Deletes what a batch has written about members who were deleted after they wrote its messages: their empty rows, and the names
 * of those who are stored in no other guild. The members are locked.
 * @param now the time at which the batch writes, in milliseconds since 1970: only names that it has stored are deleted
 */
export async function dropForgotten(trx: Queries, members: readonly MemberKey[], now: number): Promise<void> {
  await sql`
    delete from guild_users
    where (guild_id, user_id) in (${numberRows(members.map(({ guildId, userId }) => [guildId, userId]))})
      and xp = 0 and message_count = 0 and ledger_rows = 0`.execute(trx)
  await sql`
    delete from users
    where id in (${numberList(members.map(({ userId }) => userId))}) and created_at = ${now}
      and not exists (select 1 from guild_users where guild_users.user_id = users.id)`.execute(trx)
}
