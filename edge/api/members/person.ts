import type { Person } from '../../../shared/api/parts.ts'
import type { NewUser } from '../../../shared/database/members/users.ts'
import { avatarUrl } from '../../../shared/discord/avatar.ts'
import { plainName } from '../../../shared/discord/name.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'

/**
 * A user as pages show them.
 * @param cdnUrl where avatars are
 * @param user null where the user was never seen
 * @param nick the nickname in the server; null where there is none, or it is not known
 */
export const toPerson = (cdnUrl: string, id: Snowflake, user: NewUser | null, nick: string | null = null): Person => ({
  id,
  name: plainName(nick) ?? plainName(user?.globalName) ?? plainName(user?.username) ?? id,
  username: user?.username ?? null,
  avatarUrl: avatarUrl(user ?? { id, avatar: null, discriminator: '0' }, { cdnUrl }),
})

/** A person who made a change, or a member or bot that was changed. @param user null where they were never seen */
export const namedPerson = (cdnUrl: string, id: Snowflake, user: Omit<NewUser, 'id'> | null): Person =>
  toPerson(cdnUrl, id, user && { id, ...user })
