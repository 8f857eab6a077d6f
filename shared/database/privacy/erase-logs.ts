import { sql } from 'kysely'
import { type Snowflake, snowflakeAt } from '../../discord/snowflake.ts'
import type { MemberKey } from '../../levelling/member-key.ts'
import type { Queries } from '../queries.ts'
import { numberList } from '../query/number-literals.ts'

/** Messages of a guild that are read at a time, from an index: a few milliseconds, without a lock. */
const PAGE = 5_000

/**
 * Deletes a member's logs among the next messages of a guild. No index has the messages of a member, because each award would have to
 * write it.
 * @param after the last message that was looked at; '0' at first @param until milliseconds since 1970: later messages stay
 * @returns the last message that was looked at; null after the last one
 */
export async function eraseLogs(
  db: Queries,
  { guildId, userId }: MemberKey,
  after: Snowflake,
  until: number,
): Promise<Snowflake | null> {
  const { rows } = await sql<{ last: Snowflake | null; own: string | null }>`
    select cast(max(message_id) as char) as last,
      cast(json_arrayagg(if(user_id = ${userId}, cast(message_id as char), null)) as char) as own
    from (
      select message_id, user_id from message_logs force index (message_logs_guild)
      where guild_id = ${guildId} and message_id > ${after} and message_id < ${snowflakeAt(until + 1)}
      order by message_id limit ${sql.lit(PAGE)}
    ) as page`.execute(db)
  const ids = rows[0]?.own?.match(/\d+/g) ?? []
  if (ids.length > 0) await sql`delete from message_logs where message_id in (${numberList(ids)})`.execute(db)
  return rows[0]?.last ?? null
}

/**
 * Takes activity roles from a member whose messages are deleted: the job of each role, which is written within seconds, takes it. A
 * member who has left has lost the role already.
 */
export async function loseActivityRoles(
  trx: Queries,
  { guildId, userId }: MemberKey,
  isHere: boolean,
  now: number,
): Promise<void> {
  const ofMember = sql`guild_id = ${guildId} and user_id = ${userId}`
  if (!isHere) {
    await sql`delete from activity_role_holders where ${ofMember}`.execute(trx)
    return
  }
  const { numAffectedRows = 0n } = await sql`
    update activity_role_holders set state = 'taking' where ${ofMember}`.execute(trx)
  if (numAffectedRows > 0n)
    await sql`
      update activity_roles set next_at = ${now} where guild_id = ${guildId} and role_id in (
        select role_id from activity_role_holders where ${ofMember})`.execute(trx)
}
