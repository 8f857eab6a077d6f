import type { APIGuildMember, GuildMemberFlags } from 'discord-api-types/v10'
import type { Snowflake } from '../../../../shared/discord/snowflake.ts'
import type { UserState } from './user.ts'

export interface MemberState {
  user: UserState
  nick: string | null
  /** Hashes of the member's own pictures in this guild; null where the user's are shown. */
  avatar: string | null
  banner: string | null
  /** Nobody can read it, not even the member. */
  bio: string | null
  /** Replaced, never changed: payloads share it. */
  roles: Snowflake[]
  /** Has not agreed to the rules yet. */
  pending: boolean
  flags: number
  /** Whether a moderator muted or deafened the member in voice. */
  mute: boolean
  deaf: boolean
  /** ISO 8601. */
  joinedAt: string
}

/** A member as a message carries it: without the user. */
export const partialMember = (member: MemberState): Omit<APIGuildMember, 'user'> => ({
  nick: member.nick,
  roles: member.roles,
  joined_at: member.joinedAt,
  premium_since: null,
  pending: member.pending,
  communication_disabled_until: null,
  avatar: member.avatar,
  banner: member.banner,
  deaf: member.deaf,
  mute: member.mute,
  // Sums of flags have no names in the enumeration.
  flags: member.flags as GuildMemberFlags,
})

export const memberPayload = (member: MemberState): APIGuildMember => ({
  ...partialMember(member),
  user: member.user.payload,
})
