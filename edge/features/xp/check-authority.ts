import type { GuildOrder } from '../../../shared/discord/guild-view.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { mayUnseen } from '../../../shared/levelling/role-authority.ts'
import {
  firstRefusedRole,
  type Ladder,
  type RefusedRole,
  rolesAtStake,
} from '../../../shared/levelling/xp-authority.ts'
import type { Total } from '../../../shared/levelling/xp-change.ts'
import { fetchGuildOrder } from '../../guild/fetch.ts'
import type { InteractionContext } from '../../interactions/context.ts'

export type XpRefusal = { ok: false; reason: 'unseen' } | ({ ok: false; reason: 'role-refused' } & RefusedRole)

/** Checks whether the user may give and take the level roles that a change of a member's XP moves. @returns null: they may */
export function createAuthorityCheck(context: InteractionContext, userId: Snowflake) {
  const { resolved, user } = context
  const held = resolved.members.get(userId)?.roles ?? null
  let fetching: Promise<GuildOrder | null> | undefined

  return async (change: { before: Total; after: Total }, ladder: Ladder): Promise<XpRefusal | null> => {
    const atStake = rolesAtStake(change, held, ladder)
    // Most changes move no role. Then Discord is not asked.
    if (atStake.length === 0) return null
    fetching ??= fetchGuildOrder(context)
    const order = await fetching
    if (order === null) {
      const may = mayUnseen(user.permissions, (await context.botToken()) !== null)
      return may ? null : { ok: false, reason: 'unseen' }
    }
    const refusal = firstRefusedRole(atStake, user, order, ladder.managerRoleIds)
    return refusal && { ok: false, reason: 'role-refused', ...refusal }
  }
}
