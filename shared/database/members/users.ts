import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'

/** A user's names and avatar in Discord. */
export interface NewUser {
  id: Snowflake
  username: string
  globalName: string | null
  discriminator: string
  /** The hash of the avatar's image; null for a default avatar. */
  avatar: string | null
}

/** Stores new users and changed names, in one statement. `created_at` stays. @param now milliseconds since 1970 */
export async function saveUsers(db: Queries, users: readonly NewUser[], now: number): Promise<void> {
  if (users.length === 0) return
  await db
    .insertInto('users')
    .values(
      users.map(({ globalName, ...user }) => ({ ...user, global_name: globalName, created_at: now, updated_at: now })),
    )
    .onDuplicateKeyUpdate((eb) => ({
      username: eb.fn('values', ['username']),
      global_name: eb.fn('values', ['global_name']),
      discriminator: eb.fn('values', ['discriminator']),
      avatar: eb.fn('values', ['avatar']),
      updated_at: eb.fn('values', ['updated_at']),
    }))
    .execute()
}

/** The columns of a user, of a query that joins `users`. */
export const USER_COLUMNS = [
  'users.username as username',
  'users.global_name as globalName',
  'users.discriminator as discriminator',
  'users.avatar as avatar',
] as const

/** These columns; all null where no user is stored. */
export interface UserRow {
  username: string | null
  globalName: string | null
  discriminator: string | null
  avatar: string | null
}

/** A user from a row with these columns; null where no user is stored. */
export const toUser = (id: Snowflake, { username, globalName, discriminator, avatar }: UserRow): NewUser | null =>
  username === null ? null : { id, username, globalName, discriminator: discriminator ?? '0', avatar }

/** Loads users by their ids. A user who was never seen is absent. */
export async function usersById(db: Queries, ids: readonly Snowflake[]): Promise<Map<Snowflake, NewUser>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('users')
    .select(['users.id', ...USER_COLUMNS])
    .where('users.id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Ids of users with names that begin alike, from which the members of a guild are chosen. */
export const MOST_NAMESAKES = 500

/** A pattern for texts that begin with `start`. */
export const likeStart = (start: string): string => `${start.replace(/[\\%_]/g, '\\$&')}%`

/**
 * Finds members of a guild, also those who have left, by the start of their username. A very short start finds only some.
 * @returns at most `limit` ids
 */
export async function membersNamed(
  db: Queries,
  guildId: Snowflake,
  start: string,
  limit: number,
): Promise<Snowflake[]> {
  const named = db
    .selectFrom('users')
    .select('users.id as id')
    .where('username', 'like', likeStart(start))
    .orderBy('username')
    .limit(MOST_NAMESAKES)
  const rows = await db
    .selectFrom(named.as('named'))
    .innerJoin('guild_users as member', (join) =>
      join.on('member.guild_id', '=', guildId).onRef('member.user_id', '=', 'named.id'),
    )
    .select('named.id as id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}
