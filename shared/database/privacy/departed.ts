import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { DAY_MS } from '../../levelling/day.ts'
import type { MemberKey } from '../../levelling/member-key.ts'
import type { Queries } from '../queries.ts'
import { numberList } from '../query/number-literals.ts'

/** The time before which a member of a guild must have left. A guild that keeps data for ever has none. */
const longAgo = (now: number) =>
  sql`unlisted.left_at is not null and guild.active = 1 and guild.departed_days > 0 and unlisted.left_at < ${now} - guild.departed_days * ${sql.lit(DAY_MS)}`

/**
 * Asks for the deletion of members who left one of these guilds longer ago than its setting says, some at a time. Of a guild in
 * which no bot is, nothing is known about its members.
 * @param now milliseconds since 1970 @returns how many were found
 */
export async function askOldDepartures(
  db: Queries,
  guildIds: readonly Snowflake[],
  now: number,
  most: number,
): Promise<number> {
  if (guildIds.length === 0) return 0
  const { numAffectedRows = 0n } = await sql`
    insert into erasures (guild_id, user_id, why, asked_at)
    select unlisted.guild_id, unlisted.user_id, 'left', ${now}
    from guilds as guild straight_join unlisted_members as unlisted on unlisted.guild_id = guild.id
    where guild.id in (${numberList(guildIds)}) and ${longAgo(now)}
      and not exists (
        select 1 from erasures as known where known.guild_id = unlisted.guild_id and known.user_id = unlisted.user_id)
    limit ${sql.lit(most)}
    on duplicate key update erasures.why = erasures.why`.execute(db)
  return Number(numAffectedRows)
}

/** Whether a member left longer ago than the guild's setting says, and has earned nothing since. @param now milliseconds since 1970 */
export async function leftLongAgo(db: Queries, { guildId, userId }: MemberKey, now: number): Promise<boolean> {
  const { rows } = await sql<object>`
    select 1 from guilds as guild
    join unlisted_members as unlisted on unlisted.guild_id = guild.id and unlisted.user_id = ${userId}
    left join guild_users as member on member.guild_id = guild.id and member.user_id = ${userId}
    where guild.id = ${guildId} and ${longAgo(now)}
      and coalesce(member.last_xp_at, 0) <= unlisted.left_at and coalesce(member.earned_at, 0) <= unlisted.left_at`.execute(
    db,
  )
  return rows.length > 0
}

/**
 * Deletes rows of members who have no XP, never had any, and were not seen for as long as these guilds keep the data of members who left.
 * Nothing is lost with such a row, whether the member left or not. The wish not to be counted stays.
 * @param now milliseconds since 1970 @returns whose rows were deleted
 */
export async function dropEmptyRows(
  db: Queries,
  guildIds: readonly Snowflake[],
  now: number,
  most: number,
): Promise<Snowflake[]> {
  if (guildIds.length === 0) return []
  const cut = sql`${now} - guild.departed_days * ${sql.lit(DAY_MS)}`
  const isEmpty = sql`member.xp = 0 and member.message_count = 0 and member.ledger_rows = 0 and member.open_entry is null
    and guild.departed_days > 0 and coalesce(member.last_xp_at, 0) < ${cut} and coalesce(member.earned_at, 0) < ${cut}
    and member.earns_after < ${cut}`
  // Read first, without a lock, over the index that has members without XP at the end of their guild.
  const { rows } = await sql<MemberKey>`
    select member.guild_id as guildId, member.user_id as userId
    from guilds as guild straight_join guild_users as member on member.guild_id = guild.id
    where guild.id in (${numberList(guildIds)}) and ${isEmpty} limit ${sql.lit(most)}`.execute(db)
  for (const { guildId, userId } of rows)
    await sql`
      delete member from guilds as guild join guild_users as member on member.guild_id = guild.id
      where guild.id = ${guildId} and member.user_id = ${userId} and ${isEmpty}`.execute(db)
  return rows.map(({ userId }) => userId)
}
