import { type Kysely, sql } from 'kysely'
import type { Snowflake } from '../discord/snowflake.ts'
import type { Standing } from '../levelling/award.ts'
import type { Database } from './schema.ts'

export interface MemberKey {
  guildId: Snowflake
  userId: Snowflake
}

export interface MemberStanding extends MemberKey {
  standing: Standing
}

/**
 * Locks members' rows and reads them; call it inside a READ COMMITTED transaction, with keys in ascending order, so
 * that two processes wait for each other rather than deadlock. A member without a row is given an empty one first:
 * a row that is not there cannot be locked, and two processes would each write the first award over the other's.
 * @param keys each member once
 */
export async function lockStandings(db: Kysely<Database>, keys: readonly MemberKey[]): Promise<MemberStanding[]> {
  const found = await selectForUpdate(db, keys)
  if (found.length === keys.length) return found
  const known = new Set(found.map(keyText))
  const missing = keys.filter((key) => !known.has(keyText(key)))
  await db
    .insertInto('guild_users')
    .values(missing.map((key) => ({ guild_id: key.guildId, user_id: key.userId, last_xp_at: null })))
    // Not `insert ignore`: it locks a row that is there after all in shared mode, and two that then write it deadlock.
    .onDuplicateKeyUpdate((eb) => ({ xp: eb.ref('guild_users.xp') }))
    .execute()
  return [...found, ...(await selectForUpdate(db, missing))]
}

const keyText = (key: MemberKey): string => `${key.guildId}:${key.userId}`

/** A derived table of keys, joined: a list of row values, `(a, b) in (...)`, is half as fast on MariaDB. */
async function selectForUpdate(db: Kysely<Database>, keys: readonly MemberKey[]): Promise<MemberStanding[]> {
  if (keys.length === 0) return []
  const wanted = sql.join(
    keys.map((key) => sql`select ${BigInt(key.guildId)} as guild_id, ${BigInt(key.userId)} as user_id`),
    sql` union all `,
  )
  const { rows } = await sql<{
    guild_id: Snowflake
    user_id: Snowflake
    xp: number
    level: number
    message_count: number
    last_xp_at: number | null
  }>`
    select member.guild_id, member.user_id, member.xp, member.level, member.message_count, member.last_xp_at
    from (${wanted}) as wanted
    straight_join guild_users as member on member.guild_id = wanted.guild_id and member.user_id = wanted.user_id
    for update`.execute(db)
  return rows.map((row) => ({
    guildId: row.guild_id,
    userId: row.user_id,
    standing: { xp: row.xp, level: row.level, messageCount: row.message_count, lastXpAt: row.last_xp_at },
  }))
}

/** Writes standings, total and level together, in one statement. The rows must be locked. */
export async function writeStandings(db: Kysely<Database>, members: readonly MemberStanding[]): Promise<void> {
  if (members.length === 0) return
  await db
    .insertInto('guild_users')
    .values(
      members.map(({ guildId, userId, standing }) => ({
        guild_id: guildId,
        user_id: userId,
        xp: standing.xp,
        level: standing.level,
        message_count: standing.messageCount,
        last_xp_at: standing.lastXpAt,
      })),
    )
    .onDuplicateKeyUpdate((eb) => ({
      xp: eb.fn('values', ['xp']),
      level: eb.fn('values', ['level']),
      message_count: eb.fn('values', ['message_count']),
      last_xp_at: eb.fn('values', ['last_xp_at']),
    }))
    .execute()
}

/** Counts members who gained their first XP (or lost their last), one statement for all guilds. */
export async function countMembers(db: Kysely<Database>, gained: ReadonlyMap<Snowflake, number>): Promise<void> {
  if (gained.size === 0) return
  const ids = [...gained.keys()].sort()
  const change = sql.join(
    ids.map((id) => sql`when ${BigInt(id)} then ${gained.get(id) ?? 0}`),
    sql` `,
  )
  await db
    .updateTable('guilds')
    .set({ member_count: sql`member_count + case id ${change} else 0 end` })
    .where('id', 'in', ids)
    .execute()
}
