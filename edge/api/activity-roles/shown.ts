import type { ActivityRolesReply } from '../../../shared/api/activity-roles.ts'
import { type HeldActivityRole, listActivityRoles } from '../../../shared/database/activity/roles.ts'
import { guildOverview, type StoredGuild } from '../../../shared/database/guilds/overview.ts'
import { nextVersion } from '../../../shared/database/guilds/version.ts'
import { MOST_ACTIVITY_ROLES } from '../../../shared/levelling/activity-role.ts'
import type { GuildContext, GuildLoadContext } from '../context.ts'
import { type Looked, look } from '../guild/look.ts'
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

/** The activity roles for their page. @param saved the change in words; null where nothing was changed */
export const activityRolesReplyOf = (
  { people: { cdnUrl } }: Pick<GuildContext, 'people'>,
  { stored, roles, looked }: ActivityRolesFacts,
  saved: string | null,
): ActivityRolesReply => ({
  version: String(stored.version),
  items: roles
    .toSorted((a, b) => b.members - a.members)
    .map(({ roleId, members, days, renewedAt, holders }) => ({
      ...{ roleId, members, days, name: looked?.view.roles.get(roleId)?.name ?? null },
      renewedAt: renewedAt === 0 ? null : renewedAt,
      holders: holders.map(({ userId, user }) => toPerson(cdnUrl, userId, user)),
    })),
  most: MOST_ACTIVITY_ROLES,
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
