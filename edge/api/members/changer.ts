import type { XpChanger } from '../../guild/xp-authority.ts'
import type { GuildContext } from '../context.ts'
import { fetchMember } from './discord-members.ts'

/**
 * The person whose authority decides which level roles a change of XP may move: the caller, or the maker of an API key.
 * @returns null where the maker of a key is not in the server, or Discord does not show them
 */
export async function changerOf(context: GuildContext): Promise<Omit<XpChanger, 'held'> | null> {
  const {
    actor: { id },
    member,
  } = context
  const maker = member ?? (await fetchMember(context, id))
  if (maker === null || maker === 'gone') return null
  return {
    actor: { id, roleIds: maker.roleIds },
    fetchOrder: () => context.order(),
    // Without the order of the roles, no change is allowed: `order` then ends the request.
    mayUnseen: async () => false,
  }
}
