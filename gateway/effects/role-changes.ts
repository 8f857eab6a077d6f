import { Routes } from 'discord-api-types/v10'
import type { MemberKey } from '../../shared/database/standings.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { RoleChange } from '../../shared/levelling/level-roles.ts'
import type { EffectContext } from './effect.ts'
import { describe, isFinal, isGone } from './outcome.ts'

/** What a refusal to give or take a role is remembered by. */
export const roleKey = (guildId: Snowflake, roleId: Snowflake): string => `role ${guildId}:${roleId}`

/** Several reasons as one text: the same reasons always make the same text, so that jobs that share them are one row. */
export const joinReasons = (reasons: Iterable<string>): string => [...new Set(reasons)].sort().join('; ')

/**
 * Gives and takes a member's roles. A role that Discord refuses for good keeps none of the others away.
 * @param reason for the guild's audit log
 * @returns why Discord refused some of them for good; empty where all were made
 * @throws where the member is gone, and what may work later
 */
export async function changeRoles(
  { guildId, userId }: MemberKey,
  { give, take }: RoleChange,
  reason: string,
  context: EffectContext,
): Promise<string[]> {
  const { voices, refusals } = context
  const refused: string[] = []
  const change = async (roleId: Snowflake, method: 'put' | 'delete'): Promise<void> => {
    const what = roleKey(guildId, roleId)
    const known = refusals.reasonFor(what)
    if (known !== null) return void refused.push(known)
    const route = Routes.guildMemberRole(guildId, userId, roleId)
    try {
      await voices.ask(guildId, (rest, signal) => rest[method](route, { reason, signal }))
    } catch (error) {
      if (isGone(error) || !isFinal(error)) throw error
      refusals.note(what, describe(error))
      refused.push(describe(error))
    }
  }
  for (const roleId of give) await change(roleId, 'put')
  for (const roleId of take) await change(roleId, 'delete')
  return refused
}
