import { Routes } from 'discord-api-types/v10'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { RoleChange } from '../../../shared/levelling/level-roles.ts'
import type { MemberKey } from '../../../shared/levelling/member-key.ts'
import type { EffectContext } from '../context.ts'
import { describe, isFinal, isGone } from '../outcome.ts'
import { type RolesTold, undoneChange } from './role-watch.ts'

/**
 * Up to this many changes are made one by one, which leaves alone the roles that others change at the same time. More
 * would take minutes (a guild allows ten in ten seconds), and are made in one request.
 */
const FEW_CHANGES = 3
/** How long after a response its events may still arrive. */
const EVENTS_WITHIN_MS = 1_000

/** The key by which a refusal to give or take a role is remembered. */
export const roleKey = (guildId: Snowflake, roleId: Snowflake): string => `role ${guildId}:${roleId}`

/** Several reasons as one text. The same reasons always make the same text, so that failed jobs share a row. */
export const joinReasons = (reasons: Iterable<string>): string => [...new Set(reasons)].sort().join('; ')

export interface MemberRoles extends MemberKey {
  /** All roles that the member has, read just now. */
  held: readonly Snowflake[]
  /** The member's roles by later events. It grows as events arrive. */
  told: Readonly<RolesTold>
}

/**
 * Gives and takes a member's roles. If Discord refuses one role for good, the others are changed all the same.
 * @param reason for the guild's audit log
 * @returns the roles that were given, and the reasons why Discord refused some of the changes for good
 * @throws if the member is gone, or if the error may end by itself
 */
export async function changeRoles(
  member: MemberRoles,
  change: RoleChange,
  reason: string,
  context: EffectContext,
): Promise<{ given: Snowflake[]; refused: string[] }> {
  const refusalOf = (roleId: Snowflake) => context.refusals.reasonFor(roleKey(member.guildId, roleId))
  const possible = {
    give: change.give.filter((roleId) => refusalOf(roleId) === null),
    take: change.take.filter((roleId) => refusalOf(roleId) === null),
  }
  const refused = [...change.give, ...change.take].flatMap((roleId) => refusalOf(roleId) ?? [])
  const isMade = countOf(possible) > FEW_CHANGES && (await replaceRoles(member, possible, reason, context))
  if (isMade) return { given: possible.give, refused }
  const made = await changeOneByOne(member, possible, reason, context)
  return { given: made.given, refused: [...refused, ...made.refused] }
}

export const countOf = ({ give, take }: RoleChange): number => give.length + take.length

/**
 * Makes all changes in one request, which replaces all roles of the member; roles that stay may be managed or above the
 * bot. That undoes what others changed since the roles were read. The events show those changes, and they are repeated.
 * If the process is killed before that, a change that others made between the two requests stays undone: no process can know it.
 * https://discord.com/developers/docs/resources/guild#modify-guild-member
 * @returns false if Discord refuses one of the changes, and so the whole request
 */
async function replaceRoles(
  member: MemberRoles,
  { give, take }: RoleChange,
  reason: string,
  context: EffectContext,
): Promise<boolean> {
  const { guildId, userId, held, told } = member
  const { guildRest, sleep } = context
  const roles = [...held.filter((roleId) => !take.includes(roleId)), ...give]
  try {
    const route = Routes.guildMember(guildId, userId)
    await guildRest.request(guildId, (rest, signal) => rest.patch(route, { body: { roles }, reason, signal }))
    await sleep(EVENTS_WITHIN_MS)
    await changeOneByOne(member, undoneChange(held, roles, told), 'Changed by others meanwhile', context)
    return true
  } catch (error) {
    if (isGone(error) || !isFinal(error)) throw error
    return false
  }
}

async function changeOneByOne(
  { guildId, userId }: MemberKey,
  { give, take }: RoleChange,
  reason: string,
  { guildRest, refusals }: EffectContext,
): Promise<{ given: Snowflake[]; refused: string[] }> {
  const given: Snowflake[] = []
  const refused: string[] = []
  const change = async (roleId: Snowflake, method: 'put' | 'delete'): Promise<void> => {
    const route = Routes.guildMemberRole(guildId, userId, roleId)
    try {
      await guildRest.request(guildId, (rest, signal) => rest[method](route, { reason, signal }))
      if (method === 'put') given.push(roleId)
    } catch (error) {
      if (isGone(error) || !isFinal(error)) throw error
      refusals.note(roleKey(guildId, roleId), describe(error), guildId)
      refused.push(describe(error))
    }
  }
  for (const roleId of give) await change(roleId, 'put')
  for (const roleId of take) await change(roleId, 'delete')
  return { given, refused }
}
