import type { NewUser } from '../../shared/database/members/users.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { Write } from './entry.ts'
import type { Cooldowns } from './memory/cooldowns.ts'

/** Somebody with a name that is not on record, as far as this process remembers, and the guild that was heard in. */
export interface NewName {
  guildId: Snowflake
  user: NewUser
  /** Whether they said something, and so will again. Who only joined is not worth remembering: a raid is joins alone. */
  spoke: boolean
}

/** The latest word on who each person is, where it is a new one; in ascending order, so that processes do not deadlock. */
export function namesToWrite(writes: readonly Write[], cooldowns: Cooldowns): NewName[] {
  const names = new Map<Snowflake, NewName>()
  for (const write of writes) {
    if (write.kind === 'message') {
      const { guildId, author } = write.message
      names.set(author.id, { guildId, user: author, spoke: true })
    }
    if (write.kind === 'member-joined') {
      const { guildId, user } = write
      names.set(user.id, { guildId, user, spoke: cooldowns.last(guildId, user.id) !== null })
    }
  }
  return [...names.values()]
    .filter(({ guildId, user }) => !cooldowns.knowsName(guildId, user))
    .sort((a, b) => (a.user.id < b.user.id ? -1 : 1))
}
