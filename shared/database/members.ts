import type { Kysely } from 'kysely'
import type { Snowflake } from '../discord/snowflake.ts'
import type { Standing } from '../levelling/award.ts'
import type { Database, NewUser } from './schema.ts'

export interface RankedStanding extends Standing {
  /** 1 for the member with the most XP; of two with the same XP, the older account stands higher. */
  rank: number
}

/** A member's standing and rank, in one statement; null where there is no record of the member. */
export async function rankedStanding(
  db: Kysely<Database>,
  guildId: Snowflake,
  userId: Snowflake,
): Promise<RankedStanding | null> {
  const row = await db
    .selectFrom('guild_users as member')
    .select(['member.xp', 'member.level', 'member.message_count', 'member.last_xp_at'])
    .select((eb) =>
      eb
        .selectFrom('guild_users as other')
        .select((other) => other.fn.countAll<number>().as('count'))
        .whereRef('other.guild_id', '=', 'member.guild_id')
        .where((other) =>
          other.or([
            other('other.xp', '>', other.ref('member.xp')),
            other.and([
              other('other.xp', '=', other.ref('member.xp')),
              other('other.user_id', '<', other.ref('member.user_id')),
            ]),
          ]),
        )
        .as('above'),
    )
    .where('member.guild_id', '=', guildId)
    .where('member.user_id', '=', userId)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    xp: row.xp,
    level: row.level,
    messageCount: row.message_count,
    lastXpAt: row.last_xp_at,
    rank: (row.above ?? 0) + 1,
  }
}

/** Writes who somebody is, new or renamed, in one statement. */
export async function saveUsers(db: Kysely<Database>, users: readonly NewUser[], now: number): Promise<void> {
  if (users.length === 0) return
  await db
    .insertInto('users')
    .values(users.map((user) => ({ ...user, created_at: now, updated_at: now })))
    .onDuplicateKeyUpdate((eb) => ({
      username: eb.fn('values', ['username']),
      global_name: eb.fn('values', ['global_name']),
      discriminator: eb.fn('values', ['discriminator']),
      avatar: eb.fn('values', ['avatar']),
      updated_at: eb.fn('values', ['updated_at']),
    }))
    .execute()
}
