import type { Snowflake } from '../../discord/snowflake.ts'
import { compareMembers, type MemberKey } from '../../levelling/member-key.ts'
import type { Queries } from '../queries.ts'
import { listText, runText, unionText } from '../query/number-literals.ts'
import { ranked } from './ranked-members.ts'

/**
 * Stores that members have left their guilds. Members about whom no XP was ever stored get no row: they are on no leaderboard, and
 * `dropEmptyRows` finds them without it.
 * @param gone each member once; `at` in milliseconds since 1970
 */
export async function noteDeparted(trx: Queries, gone: readonly (MemberKey & { at: number })[]): Promise<void> {
  if (gone.length === 0) return
  const rows = gone.toSorted(compareMembers).map(({ guildId, userId, at }) => [guildId, userId, at])
  await runText(
    trx,
    `insert into unlisted_members (guild_id, user_id, left_at)
     select member.guild_id, member.user_id, gone.at
     from (select 0 as guild_id, 0 as user_id, 0 as at union all ${unionText(rows)}) as gone
       straight_join guild_users as member on member.guild_id = gone.guild_id and member.user_id = gone.user_id
     where member.xp > 0 or member.message_count > 0 or member.ledger_rows > 0
     on duplicate key update left_at = values(left_at)`,
  )
}

/** Stores that members are in their guilds. Members who hide keep their rows. @param here each member once */
export async function notePresent(trx: Queries, here: readonly MemberKey[]): Promise<void> {
  if (here.length === 0) return
  const guilds = new Map<Snowflake, Snowflake[]>()
  for (const { guildId, userId } of here.toSorted(compareMembers)) {
    guilds.set(guildId, [...(guilds.get(guildId) ?? []), userId])
  }
  const theirs = [...guilds].map(
    ([guildId, userIds]) => `(guild_id = ${listText([guildId])} and user_id in (${listText(userIds)}))`,
  )
  await runText(trx, `delete from unlisted_members where hidden_at is null and (${theirs.join(' or ')})`)
}

/**
 * Deletes the rows of members who have earned XP by a message since they left. They joined again while no bot was connected.
 */
export async function forgetReturned(db: Queries, guildId: Snowflake): Promise<void> {
  await runText(
    db,
    `delete unlisted_members from unlisted_members join guild_users as member
       on member.guild_id = unlisted_members.guild_id and member.user_id = unlisted_members.user_id
     where unlisted_members.guild_id = ${listText([guildId])} and hidden_at is null and member.last_xp_at > left_at`,
  )
}

/** The first members of a guild's leaderboard. @param limit the most members */
export async function firstMembers(db: Queries, guildId: Snowflake, limit: number): Promise<Snowflake[]> {
  const rows = await ranked(db, guildId)
    .where('xp', '>', 0)
    .orderBy('xp', 'desc')
    .orderBy('user_id', 'asc')
    .limit(limit)
    .execute()
  return rows.map((row) => row.user_id)
}

/** Which of these members are known to have left the guild. @param userIds up to a thousand */
export async function departedOf(
  db: Queries,
  guildId: Snowflake,
  userIds: readonly Snowflake[],
): Promise<ReadonlySet<Snowflake>> {
  if (userIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('unlisted_members')
    .select('user_id')
    .where('guild_id', '=', guildId)
    .where('user_id', 'in', userIds)
    .where('left_at', 'is not', null)
    .execute()
  return new Set(rows.map((row) => row.user_id))
}
