import { Routes } from 'discord-api-types/v10'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { RoleChange } from '../../../shared/levelling/level-roles.ts'
import type { MemberKey } from '../../../shared/levelling/member-key.ts'
import type { EffectContext } from '../context.ts'
import { describe, isFinal, isGone } from '../outcome.ts'
import { type RolesTold, undoneChange } from './role-watch.ts'

/**
 * So many changes are made one by one: each leaves alone what others change at the same time. More would take minutes,
 * at ten in ten seconds for a whole guild, and are made as one.
 */
const FEW_CHANGES = 3
/** So long after an answer the events that led to it may still come. */
const EVENTS_WITHIN_MS = 1_000

/** What a refusal to give or take a role is remembered by. */
export const roleKey = (guildId: Snowflake, roleId: Snowflake): string => `role ${guildId}:${roleId}`

/** Several reasons as one text: the same reasons always make the same text, so that jobs that share them are one row. */
export const joinReasons = (reasons: Iterable<string>): string => [...new Set(reasons)].sort().join('; ')

export interface MemberRoles extends MemberKey {
  /** Every role that the member has, read just now. */
  held: readonly Snowflake[]
  /** What events say of that since; goes on growing. */
  told: Readonly<RolesTold>
}

/**
 * Gives and takes a member's roles. A role that Discord refuses for good keeps none of the others away.
 * @param reason for the guild's audit log
 * @returns why Discord refused some of them for good; empty where all were made
 * @throws where the member is gone, and what may work later
 */
export async function changeRoles(
  member: MemberRoles,
  change: RoleChange,
  reason: string,
  context: EffectContext,
): Promise<string[]> {
  const refusalOf = (roleId: Snowflake) => context.refusals.reasonFor(roleKey(member.guildId, roleId))
  const possible = {
    give: change.give.filter((roleId) => refusalOf(roleId) === null),
    take: change.take.filter((roleId) => refusalOf(roleId) === null),
  }
  const refused = [...change.give, ...change.take].flatMap((roleId) => refusalOf(roleId) ?? [])
  const isMade = countOf(possible) > FEW_CHANGES && (await replaceRoles(member, possible, reason, context))
  return isMade ? refused : [...refused, ...(await changeOneByOne(member, possible, reason, context))]
}

export const countOf = ({ give, take }: RoleChange): number => give.length + take.length

/**
 * Makes all changes in one request, which replaces every role that the member has: roles that stay may be managed or
 * above the bot. What others changed since the roles were read is undone by that, is seen in the events, and is made anew.
 * https://discord.com/developers/docs/resources/guild#modify-guild-member
 * @returns false where Discord refuses one of the changes, and so all
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
): Promise<string[]> {
  const refused: string[] = []
  const change = async (roleId: Snowflake, method: 'put' | 'delete'): Promise<void> => {
    const route = Routes.guildMemberRole(guildId, userId, roleId)
    try {
      await guildRest.request(guildId, (rest, signal) => rest[method](route, { reason, signal }))
    } catch (error) {
      if (isGone(error) || !isFinal(error)) throw error
      refusals.note(roleKey(guildId, roleId), describe(error), guildId)
      refused.push(describe(error))
    }
  }
  for (const roleId of give) await change(roleId, 'put')
  for (const roleId of take) await change(roleId, 'delete')
  return refused
}
