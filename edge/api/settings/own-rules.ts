import type { StoredGuild } from '../../../shared/database/guilds/overview.ts'
import { syncRoles } from '../../../shared/database/jobs/role-sync.ts'
import { type GuildOrder, guildPermissions } from '../../../shared/discord/guild-view.ts'
import { Permission, permits } from '../../../shared/discord/permission.ts'
import { everyRoleRefusal } from '../../guild/level-roles/every-role.ts'
import { manageRolesRefusal } from '../../messages/role-refusal.ts'
import type { GuildContext } from '../context.ts'
import { holderOf } from '../guild/member.ts'
import { sayAsCommands } from '../guild/say.ts'
import { saySettings } from './texts.ts'

/** The rules of one setting besides the check of its values. */
interface OwnRule {
  /** Why the caller may not change it; null where they may. Decided from facts that were read with the guild's version. */
  refusal(context: GuildContext, stored: StoredGuild, order: GuildOrder): string | null
  /** Asks for the work that follows from a change. */
  follow(context: GuildContext): Promise<unknown>
}

/**
 * A change of the type can give and take every level role, so the caller must be allowed to give each, as with the command.
 * The level roles were read together with the version that the change replaces: a role that is added meanwhile makes the
 * change fail.
 */
const roleAssignType: OwnRule = {
  refusal(context, stored, order) {
    const { text } = sayAsCommands(context.locale)
    const holder = holderOf(context)
    if (holder === null) return saySettings(context.locale)('keyHasNoRoles')
    if (!permits(guildPermissions(order, holder), Permission.ManageRoles)) return manageRolesRefusal(text)
    return everyRoleRefusal(text, stored, holder, order)
  },
  follow: ({ database, guildId, now }) => syncRoles(database, { guildId, reply: null }, now),
}

/**
 * Why the caller may not make a change that can give and take every level role, e.g. a change of the curve; null where they may. As
 * with the command, a change of the curve fails if level roles are added meanwhile.
 */
export function levelRolesRefusal(context: GuildContext, stored: StoredGuild, order: GuildOrder): string | null {
  if (stored.levelRoles.length === 0) return null
  const holder = holderOf(context)
  if (holder === null) return saySettings(context.locale)('keyHasNoRoles')
  return everyRoleRefusal(sayAsCommands(context.locale).text, stored, holder, order)
}

/** Nothing follows, because the change itself writes the job that recalculates levels and roles. */
const curve: OwnRule = { refusal: levelRolesRefusal, follow: () => Promise.resolve() }

/** The settings that have such rules, by key. */
export const OWN_RULES: ReadonlyMap<string, OwnRule> = new Map([
  ['curve', curve],
  ['roleAssignType', roleAssignType],
])
