import type { Snowflake } from '../../../../shared/discord/snowflake.ts'
import { finds, type GuildState } from '../state/guild.ts'
import { partialMember } from '../state/member.ts'
import type { UserState } from '../state/user.ts'
import type { World } from '../world.ts'

/**
 * The users whom a message may ping; without it, all users that it names.
 * https://discord.com/developers/docs/resources/message#allowed-mentions-object
 */
export interface AllowedMentions {
  parse?: readonly string[] | undefined
  users?: readonly Snowflake[] | undefined
  roles?: readonly Snowflake[] | undefined
  replied_user?: boolean | undefined
}

export interface Mentions {
  users: UserState[]
  roles: Snowflake[]
  everyone: boolean
}

const NONE: Mentions = { users: [], roles: [], everyone: false }

/** The users whom a text pings. @param replied the author of the message to which it replies */
export function mentionsIn(
  world: World,
  guild: GuildState | undefined,
  content: string,
  allowed: AllowedMentions | undefined,
  replied: UserState | undefined,
): Mentions {
  const named = content.includes('<@') || content.includes('@everyone') || content.includes('@here')
  if (!named && !replied) return NONE
  const allows = (kind: 'users' | 'roles' | 'everyone', id?: Snowflake): boolean => {
    if (!allowed || allowed.parse?.includes(kind)) return true
    return id !== undefined && kind !== 'everyone' && (allowed[kind]?.includes(id) ?? false)
  }
  const users = new Set<UserState>()
  for (const [, id = ''] of content.matchAll(/<@!?(\d+)>/g)) {
    const user = world.users.get(id)
    if (user && finds(guild, user) && allows('users', id)) users.add(user)
  }
  if (replied && (allowed?.replied_user ?? !allowed)) users.add(replied)
  const roles = [...content.matchAll(/<@&(\d+)>/g)]
    .map(([, id = '']) => id)
    .filter((id) => guild?.roles.has(id) && allows('roles', id))
  return { users: [...users], roles, everyone: /@(everyone|here)/.test(content) && allows('everyone') }
}

/** Mentioned users in the form of MESSAGE_CREATE: with their member in a guild. */
export const mentionedUsers = (guild: GuildState | undefined, users: readonly UserState[]): object[] =>
  users.map((user) => {
    const member = guild?.members.get(user.id)
    return member ? { ...user.payload, member: partialMember(member) } : user.payload
  })
