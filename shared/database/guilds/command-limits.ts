import { sql } from 'kysely'
import { type CommandLimits, type LimitKind, NO_LIMITS } from '../../discord/command-limits.ts'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'

/** Most allowed channels and categories of one guild, and most allowed roles and members. More do not fit a field of `/settings show`. */
export const MAX_COMMAND_LIMITS = 20

/** The kinds that are counted together. */
const COUNTED_WITH: Readonly<Record<LimitKind, readonly LimitKind[]>> = {
  channel: ['channel', 'category'],
  category: ['channel', 'category'],
  role: ['role', 'member'],
  member: ['role', 'member'],
}

/** A channel, category, role or member of a guild that may be allowed. */
export interface CommandLimit {
  guildId: Snowflake
  kind: LimitKind
  id: Snowflake
}

/**
 * Allows commands in a channel, or to a role or member. The statement that adds the row also counts the guild's rows.
 * @returns false where it is allowed already, or where the guild has `MAX_COMMAND_LIMITS` already
 */
export async function addCommandLimit(db: Queries, { guildId, kind, id }: CommandLimit): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert ignore into command_limits (guild_id, target_id, kind)
    select ${guildId}, ${id}, ${kind}
    from (select count(*) as entries from command_limits
      where guild_id = ${guildId} and kind in (${sql.join(COUNTED_WITH[kind])})) as held
    where held.entries < ${sql.lit(MAX_COMMAND_LIMITS)}`.execute(db)
  return numAffectedRows === 1n
}

/** Removes an allowed channel, category, role or member. @returns false if it was not allowed */
export async function removeCommandLimit(db: Queries, guildId: Snowflake, id: Snowflake): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('command_limits')
    .where('guild_id', '=', guildId)
    .where('target_id', '=', id)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

/** Removes all limits of a guild. */
export async function clearCommandLimits(db: Queries, guildId: Snowflake): Promise<void> {
  await db.deleteFrom('command_limits').where('guild_id', '=', guildId).execute()
}

/** A guild's limits, and the manager roles, whose members are not limited. */
export interface LoadedLimits {
  limits: CommandLimits
  /** Empty where nothing is limited. */
  managerRoleIds: readonly Snowflake[]
}

const NOTHING: LoadedLimits = { limits: NO_LIMITS, managerRoleIds: [] }

/** A row of a guild's limits. */
export interface LimitRow {
  kind: LimitKind
  id: Snowflake
}

/** Makes the limits of a guild from their rows. */
export function toCommandLimits(rows: readonly LimitRow[]): CommandLimits {
  if (rows.length === 0) return NO_LIMITS
  const idsOf = (kind: LimitKind) => rows.flatMap((row) => (row.kind === kind ? [row.id] : []))
  return {
    channelIds: idsOf('channel'),
    categoryIds: idsOf('category'),
    roleIds: idsOf('role'),
    memberIds: idsOf('member'),
  }
}

/** Loads a guild's limits in one statement, which reads no row where nothing is limited. */
export async function loadCommandLimits(db: Queries, guildId: Snowflake): Promise<LoadedLimits> {
  const { rows } = await sql<{ kind: LimitKind | 'manager'; id: Snowflake }>`
    select kind, target_id as id from command_limits where guild_id = ${guildId}
    union all select 'manager', role_id from manager_roles where guild_id = ${guildId}
      and exists (select 1 from command_limits where guild_id = ${guildId})`.execute(db)
  if (rows.length === 0) return NOTHING
  const managers = rows.filter((row) => row.kind === 'manager')
  const limits = rows.filter((row): row is LimitRow => row.kind !== 'manager')
  return { limits: toCommandLimits(limits), managerRoleIds: managers.map(({ id }) => id) }
}

/** The names of the members to whom commands are limited: the display name, or else the username. A member who was never seen is absent. */
export async function allowedMemberNames(db: Queries, guildId: Snowflake): Promise<Map<Snowflake, string>> {
  const rows = await db
    .selectFrom('command_limits')
    .innerJoin('users', 'users.id', 'command_limits.target_id')
    .select(['users.id', 'username', 'global_name'])
    .where('guild_id', '=', guildId)
    .where('kind', '=', 'member')
    .execute()
  return new Map(rows.map((row) => [row.id, row.global_name ?? row.username]))
}
