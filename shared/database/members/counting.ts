import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { UNCOUNTED } from '../../levelling/counting.ts'
import { type MemberKey, memberKeyText } from '../../levelling/member-key.ts'
import type { Queries } from '../queries.ts'
import { numberText, runText, unionText } from '../query/number-literals.ts'

/**
 * Stores whether a member is counted in a guild. It holds from the commit of this statement on: a writer of XP locks the same
 * row and reads it. Once a member is counted again, what the member did before earns nothing, even if its event arrives late.
 * @param now milliseconds since 1970
 */
export async function setCounting(
  db: Queries,
  { guildId, userId }: MemberKey,
  isCounted: boolean,
  now: number,
): Promise<void> {
  if (isCounted) {
    await sql`
      update guild_users force index (primary) set earns_after = ${now}
      where guild_id = ${guildId} and user_id = ${userId} and earns_after = ${UNCOUNTED}`.execute(db)
    return
  }
  await db
    .insertInto('guild_users')
    .values({ guild_id: guildId, user_id: userId, last_xp_at: null, earns_after: UNCOUNTED })
    .onDuplicateKeyUpdate({ earns_after: UNCOUNTED })
    .execute()
}

/**
 * Stores whether a user is counted in all guilds, also in those that the user joins later. Counting everywhere ends what the user
 * chose for single guilds.
 * @param now milliseconds since 1970
 */
export async function setCountingEverywhere(
  db: Queries,
  userId: Snowflake,
  isCounted: boolean,
  now: number,
): Promise<void> {
  // First the wish for rows that are written from now on, then the rows that exist: a row that another process is writing is in
  // the index already, and the second statement waits for it.
  if (isCounted) await db.deleteFrom('uncounted_users').where('user_id', '=', userId).execute()
  else
    await db
      .insertInto('uncounted_users')
      .values({ user_id: userId, since: now })
      .onDuplicateKeyUpdate({ user_id: userId })
      .execute()
  await sql`
    update guild_users force index (guild_users_user) set earns_after = ${isCounted ? now : UNCOUNTED}
    where user_id = ${userId} and (earns_after = ${UNCOUNTED}) = ${isCounted ? 1 : 0}`.execute(db)
}

/** Whether a user wants to be counted in servers that they join later. */
export async function isCountedEverywhere(db: Queries, userId: Snowflake): Promise<boolean> {
  const wish = db.selectFrom('uncounted_users').select('user_id').where('user_id', '=', userId)
  return (await wish.executeTakeFirst()) === undefined
}

/**
 * Finds the members who are not counted now. A user who is not counted in any guild may have no row yet.
 * @returns their keys, as `memberKeyText` writes them
 */
export async function uncountedAmong(db: Queries, members: readonly MemberKey[]): Promise<ReadonlySet<string>> {
  if (members.length === 0) return new Set()
  const { rows } = await runText<MemberKey>(
    db,
    `select asked.guild_id as guildId, asked.user_id as userId
     from (select 0 as guild_id, 0 as user_id union all ${unionText(members.map((key) => [key.guildId, key.userId]))}) as asked
       left join guild_users as member on member.guild_id = asked.guild_id and member.user_id = asked.user_id
       left join uncounted_users as everywhere on everywhere.user_id = asked.user_id
     where member.earns_after = ${numberText(UNCOUNTED)} or (member.user_id is null and everywhere.user_id is not null)`,
  )
  return new Set(rows.map(({ guildId, userId }) => memberKeyText(guildId, userId)))
}
