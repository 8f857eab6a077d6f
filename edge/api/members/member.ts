import * as v from 'valibot'
import { id } from '../../../shared/api/ids.ts'
import { type MemberReply, memberReply } from '../../../shared/api/members.ts'
import { type MemberFacts, memberFacts } from '../../../shared/database/members/member-facts.ts'
import { type RankedStanding, rankedStanding } from '../../../shared/database/members/rank.ts'
import { type NewUser, usersById } from '../../../shared/database/members/users.ts'
import type { Queries } from '../../../shared/database/queries.ts'
import type { GuildOrder } from '../../../shared/discord/guild-view.ts'
import { progressAt, xpFor } from '../../../shared/levelling/curve.ts'
import type { MemberKey } from '../../../shared/levelling/member-key.ts'
import { roleStates } from '../../../shared/levelling/role-states.ts'
import type { GuildContext } from '../context.ts'
import { refuse } from '../problem.ts'
import { route } from '../route.ts'
import { fetchMember, type PresentMember } from './discord-members.ts'
import { toPerson } from './person.ts'
import { roleReason } from './role-reason.ts'
import { sayOfMembers } from './texts.ts'

/** The placeholders of a path about one member. */
export const memberParams = v.object({ guild_id: id, user_id: id })

interface Stored {
  standing: RankedStanding | null
  facts: MemberFacts
  user: NewUser | null
}

/** Reads all stored facts about a member, in three statements at the same time. */
async function readStored(db: Queries, member: MemberKey): Promise<Stored> {
  const [standing, facts, users] = await Promise.all([
    rankedStanding(db, member.guildId, member.userId),
    memberFacts(db, member),
    usersById(db, [member.userId]),
  ])
  return { standing, facts, user: users.get(member.userId) ?? null }
}

/** The level roles of a member who is in the server. */
async function rolesOf(
  context: GuildContext,
  { level, facts, member, order }: { level: number; facts: MemberFacts; member: PresentMember; order: GuildOrder },
): Promise<MemberReply['roles']> {
  const states = roleStates(level, { ...facts, held: member.roleIds, view: null })
  // The bot's own roles matter only where something is wrong.
  const roleIds = states.every(({ state }) => state === 'held') ? null : await context.botRoles()
  const view = roleIds && { ...order, bot: { id: context.bot.applicationId, roleIds } }
  const explained = view === null ? states : roleStates(level, { ...facts, held: member.roleIds, view })
  return explained.map((state) => {
    const role = order.roles.get(state.roleId)
    return {
      id: state.roleId,
      name: role?.name ?? null,
      color: role?.color ?? 0,
      level: state.level,
      state: state.state,
      reason: roleReason(context.locale, state),
    }
  })
}

/** `GET /guilds/:guild_id/members/:user_id` */
export const showMember = route({
  id: 'members.show',
  method: 'GET',
  path: '/guilds/:guild_id/members/:user_id',
  access: 'viewer',
  key: 'read',
  summary: 'Shows a member’s XP, level, rank and level roles, and why a role is missing',
  request: { params: memberParams },
  reply: memberReply,
  load: ({ database, guildId }, { params }) => readStored(database, { guildId, userId: params.user_id }),
  async run(context, { params }, { standing, facts, user }) {
    const userId = params.user_id
    const [found, order] = await Promise.all([fetchMember(context, userId), context.order()])
    const member = found === 'gone' ? null : found
    if (standing === null && found === 'gone') return refuse('not-found', sayOfMembers(context.locale)('notFound'))
    if (standing === null && found === null) return refuse('unavailable', sayOfMembers(context.locale)('unseen'))
    const xp = standing?.xp ?? 0
    const curve = standing?.curve ?? facts.curve
    const { level, xpIntoLevel, xpOfLevel } = progressAt(xp, curve)
    const next = facts.levelRoles.find((role) => role.level > level)
    return {
      body: {
        person: toPerson(context.people.cdnUrl, userId, member?.user ?? user, member?.nick),
        isHere: found === null ? null : member !== null,
        xp,
        level,
        rank: standing === null || xp === 0 ? null : standing.rank,
        xpIntoLevel,
        xpOfLevel,
        xpToNext: xpOfLevel === null ? null : xpOfLevel - xpIntoLevel,
        messages: standing?.messageCount ?? 0,
        lastEarnedAt: facts.lastXpAt,
        roles: member === null ? [] : await rolesOf(context, { level, facts, member, order }),
        nextRole:
          next === undefined
            ? null
            : {
                id: next.roleId,
                name: order.roles.get(next.roleId)?.name ?? null,
                level: next.level,
                xpToReach: xpFor(next.level, curve) - xp,
              },
      },
    }
  },
})
