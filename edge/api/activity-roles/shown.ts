import type { ActivityRolesReply } from '../../../shared/api/activity-roles.ts'
import { type HeldActivityRole, listActivityRoles } from '../../../shared/database/activity-roles/roles.ts'
import { guildOverview, type StoredGuild } from '../../../shared/database/guilds/overview.ts'
import { nextVersion } from '../../../shared/database/guilds/version.ts'
import type { GuildRole } from '../../../shared/discord/guild-view.ts'
import { roleMention } from '../../../shared/discord/markdown.ts'
import { MOST_ACTIVITY_ROLES } from '../../../shared/levelling/activity-role.ts'
import { dangerousPermissions } from '../../../shared/levelling/level-role-refusal.ts'
import { activityRoleText } from '../../messages/activity-role.ts'
import type { GuildContext, GuildLoadContext } from '../context.ts'
import { type Looked, look } from '../guild/look.ts'
import { sayAsCommands } from '../guild/say.ts'
import { toPerson } from '../members/person.ts'
import type { Reply } from '../route.ts'

/** Everything that the page of the activity roles shows. */
export interface ActivityRolesFacts {
  stored: StoredGuild
  roles: readonly HeldActivityRole[]
  looked: Looked | null
}

/** Reads these facts, with one wait for the database. */
export async function activityRolesFacts(context: GuildLoadContext): Promise<ActivityRolesFacts> {
  const { database, guildId } = context
  const [stored, roles, looked] = await Promise.all([
    guildOverview(database, guildId),
    listActivityRoles(database, guildId),
    look(context),
  ])
  return { stored, roles, looked }
}

/** Roles that may be level roles and may not be activity roles, each with the reason. Discord's view of the roles is needed. */
function refusedRoles(
  { locale }: Pick<GuildContext, 'locale'>,
  { stored, looked }: ActivityRolesFacts,
): ActivityRolesReply['refused'] {
  const say = sayAsCommands(locale)
  const levelRoleIds = new Set(stored.levelRoles.map(({ roleId }) => roleId))
  const managerRoleIds = new Set(stored.managerRoleIds)
  function reasonOf({ id: roleId, permissions: all }: GuildRole): string | null {
    if (levelRoleIds.has(roleId)) return say.text('activityRoles.levelRole', { role: roleMention(roleId) })
    if (managerRoleIds.has(roleId)) return say.text('activityRoles.managerRole', { role: roleMention(roleId) })
    const permissions = dangerousPermissions(all)
    if (permissions.length === 0) return null
    const refusal = { ok: false, reason: 'dangerous', permissions } as const
    return activityRoleText(say, { roleId, members: 1, days: 1 }, refusal)
  }
  return [...(looked?.view.roles.values() ?? [])].flatMap((role) => {
    const reason = reasonOf(role)
    return reason === null ? [] : [{ roleId: role.id, reason }]
  })
}

/** The activity roles for their page. @param saved the change in words; null where nothing was changed */
export const activityRolesReplyOf = (
  context: Pick<GuildContext, 'people' | 'locale'>,
  facts: ActivityRolesFacts,
  saved: string | null,
): ActivityRolesReply => ({
  version: String(facts.stored.version),
  items: facts.roles
    .toSorted((a, b) => b.members - a.members)
    .map(({ roleId, members, days, renewedAt, holders }) => ({
      ...{ roleId, members, days, name: facts.looked?.view.roles.get(roleId)?.name ?? null },
      renewedAt: renewedAt === 0 ? null : renewedAt,
      holders: holders.map(({ userId, user }) => toPerson(context.people.cdnUrl, userId, user)),
    })),
  most: MOST_ACTIVITY_ROLES,
  refused: refusedRoles(context, facts),
  saved,
})

/** The activity roles after a change. @param facts those before it, with the changed roles */
export function changedActivityRoles(
  context: GuildContext,
  { stored, ...facts }: ActivityRolesFacts,
  saved: string,
): Reply<ActivityRolesReply> {
  const changed = { ...stored, version: nextVersion(stored.version, context.now) }
  const body = activityRolesReplyOf(context, { ...facts, stored: changed }, saved)
  return { version: body.version, body }
}
