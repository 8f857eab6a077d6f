import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { type ActivityRole, MOST_ACTIVITY_ROLES } from '../../levelling/activity-role.ts'
import { changeList } from '../guilds/change-list.ts'
import { type GuildAuthor, hasVersion } from '../guilds/version.ts'
import { type NewUser, toUser, USER_COLUMNS } from '../members/users.ts'
import type { Queries } from '../queries.ts'

/**
 * Adds an activity role, or changes its numbers. The gateway chooses its holders within seconds.
 * @returns `refused` where the role is a level role, a manager role or one of a season's winners, or has these numbers already, or the guild has the most activity roles
 */
export function setActivityRole(
  db: Queries,
  author: GuildAuthor,
  { roleId, members, days }: ActivityRole,
  now: number,
): Promise<'made' | 'refused' | 'stale'> {
  const { guildId, expected } = author
  const statement = sql`
    insert into activity_roles (guild_id, role_id, members, days, next_at)
    select ${guildId}, ${roleId}, ${members}, ${days}, 0
    from (
      select count(*) as others from activity_roles where guild_id = ${guildId} and role_id <> ${roleId} and members > 0
    ) as held
    where held.others < ${sql.lit(MOST_ACTIVITY_ROLES)}
      and not exists (select 1 from level_roles where guild_id = ${guildId} and role_id = ${roleId})
      and not exists (select 1 from manager_roles where guild_id = ${guildId} and role_id = ${roleId})
      and not exists (
        select 1 from seasons
        where guild_id = ${guildId} and role_id = ${roleId} and (ended_at is null or holders is not null)
      )
      and ${hasVersion(guildId, expected, now)}
    on duplicate key update
      next_at = if(activity_roles.members = values(members) and activity_roles.days = values(days), activity_roles.next_at, 0),
      members = values(members), days = values(days)`
  const change = { kind: 'activity-role.set', targetId: roleId, after: { members, days } } as const
  return changeList(db, author, { change, statement, isAtOnce: true }, now)
}

/** Removes an activity role. Its holders lose it within minutes. @returns `refused` where it is none */
export function removeActivityRole(
  db: Queries,
  author: GuildAuthor,
  roleId: Snowflake,
  now: number,
): Promise<'made' | 'refused' | 'stale'> {
  const { guildId, expected } = author
  const statement = sql`
    update activity_roles set members = 0, next_at = 0
    where guild_id = ${guildId} and role_id = ${roleId} and members > 0 and ${hasVersion(guildId, expected, now)}`
  const change = { kind: 'activity-role.removed', targetId: roleId } as const
  return changeList(db, author, { change, statement, isAtOnce: true }, now)
}

/** An activity role with its holders, in no order. */
export interface HeldActivityRole extends ActivityRole {
  /** When its holders were chosen last, milliseconds since 1970; 0 for never. */
  renewedAt: number
  holders: readonly { userId: Snowflake; user: NewUser | null }[]
}

/** A guild's activity roles. Those with the most holders come first. */
export async function listActivityRoles(db: Queries, guildId: Snowflake): Promise<HeldActivityRole[]> {
  const rows = await db
    .selectFrom('activity_roles as role')
    .leftJoin('activity_role_holders as holder', (join) =>
      join
        .onRef('holder.guild_id', '=', 'role.guild_id')
        .onRef('holder.role_id', '=', 'role.role_id')
        .on('holder.state', 'in', ['sent', 'held']),
    )
    .leftJoin('users', 'users.id', 'holder.user_id')
    .select(['role.role_id', 'role.members', 'role.days', 'role.renewed_at', 'holder.user_id', ...USER_COLUMNS])
    .where('role.guild_id', '=', guildId)
    .where('role.members', '>', 0)
    .execute()
  const roles = new Map<Snowflake, HeldActivityRole & { holders: HeldActivityRole['holders'][number][] }>()
  for (const { role_id: roleId, members, days, renewed_at: renewedAt, user_id: userId, ...user } of rows) {
    const role = roles.get(roleId) ?? { roleId, members, days, renewedAt, holders: [] }
    if (userId !== null) role.holders.push({ userId, user: toUser(userId, user) })
    roles.set(roleId, role)
  }
  return [...roles.values()].sort((a, b) => b.members - a.members)
}
