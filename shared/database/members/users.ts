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
