import { userMention } from '../../../shared/discord/markdown.ts'
import { shownName } from '../../../shared/discord/name.ts'
import { isSnowflake, type Snowflake } from '../../../shared/discord/snowflake.ts'
import { speak } from '../../features/texts.ts'
import type { GuildContext } from '../context.ts'
import { type Problem, refuse } from '../problem.ts'
import { fetchMember } from './discord-members.ts'
import { sayOfMembers } from './texts.ts'

/** The member whose XP changes. */
export interface Target {
  /** How a sentence names the member. */
  user: string
  /** Every role of the member; null for a member who has left the server. */
  roleIds: readonly Snowflake[] | null
}

/** Finds the member whose XP changes. @param hasXp whether the member has XP: then they may have left */
export async function findTarget(
  context: GuildContext,
  userId: Snowflake,
  hasXp: boolean,
): Promise<{ ok: true; target: Target } | { ok: false; problem: Problem }> {
  const { locale } = context
  const no = (problem: Problem) => ({ ok: false, problem }) as const
  const member = isSnowflake(userId) ? await fetchMember(context, userId) : 'gone'
  if (member === null) return no(refuse('unavailable', sayOfMembers(locale)('unseen')))
  if (member === 'gone') {
    // XP of somebody who was never there would stay in the leaderboard.
    if (!hasXp) return no(refuse('not-found', sayOfMembers(locale)('notFound')))
    return { ok: true, target: { user: userMention(userId), roleIds: null } }
  }
  const user = shownName(member.nick, member.user.globalName, member.user.username) ?? userMention(userId)
  if (member.isBot) return no(refuse('cannot-do', speak(locale)('xp.bot', { user })))
  return { ok: true, target: { user, roleIds: member.roleIds } }
}
