import type { GuildOrder, Holder } from '../../shared/discord/guild-view.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { firstRefusedRole, type Ladder, rolesAtStake, type XpRefusal } from '../../shared/levelling/xp-authority.ts'
import type { Total } from '../../shared/levelling/xp-change.ts'

/** Who changes the XP of a member. */
export interface XpChanger {
  actor: Holder
  /** The roles of the member whose XP changes; null for a member who has left the guild. */
  held: readonly Snowflake[] | null
  /** The guild's owner and roles; null where Discord does not show them. */
  fetchOrder(): Promise<GuildOrder | null>
  /** Whether the actor may change XP where Discord does not show the roles. */
  mayUnseen(): Promise<boolean>
}

/** Checks whether the actor may give and take the level roles that a change of a member's XP moves. @returns null: they may */
export function createAuthorityCheck({ actor, held, fetchOrder, mayUnseen }: XpChanger) {
  let fetching: Promise<GuildOrder | null> | undefined

  return async (change: { before: Total; after: Total }, ladder: Ladder): Promise<XpRefusal | null> => {
    const atStake = rolesAtStake(change, held, ladder)
    // Most changes move no role. Then Discord is not asked.
    if (atStake.length === 0) return null
    fetching ??= fetchOrder()
    const order = await fetching
    if (order === null) return (await mayUnseen()) ? null : { ok: false, reason: 'unseen' }
    const refusal = firstRefusedRole(atStake, actor, order, ladder.managerRoleIds)
    return refusal && { ok: false, reason: 'role-refused', ...refusal }
  }
}
