import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { MemberKey } from '../../shared/levelling/member-key.ts'
import { MemberMap } from '../../shared/levelling/member-map.ts'
import type { Write } from '../bus/entry.ts'

/** Members by what a batch says of them last: who is in the guild, and who has left it, and when. */
export interface SeenMembers {
  here: MemberKey[]
  gone: (MemberKey & { at: number })[]
}

/** Joins what the writes of a batch say about who is in a guild. Of several about a member, the last counts. */
export function seenMembers(writes: readonly Write[]): SeenMembers {
  const seen: SeenMembers = { here: [], gone: [] }
  const known = new MemberMap<true>()
  const isNew = (guildId: Snowflake, userId: Snowflake): boolean => {
    if (known.get(guildId, userId)) return false
    known.set(guildId, userId, true)
    return true
  }
  for (const write of writes.toReversed()) {
    if (write.kind === 'member-joined') {
      const { guildId, user } = write
      if (isNew(guildId, user.id)) seen.here.push({ guildId, userId: user.id })
    } else if (write.kind === 'members-seen') {
      const { guildId, hereIds, goneIds, at } = write
      for (const userId of hereIds) if (isNew(guildId, userId)) seen.here.push({ guildId, userId })
      for (const userId of goneIds) if (isNew(guildId, userId)) seen.gone.push({ guildId, userId, at })
    }
  }
  return seen
}
