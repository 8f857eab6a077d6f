import { sql } from 'kysely'
import { entryOf } from '../../audit/entry.ts'
import { type CommandLimits, type LimitKind, NO_LIMITS } from '../../discord/command-limits.ts'
import type { Snowflake } from '../../discord/snowflake.ts'
import { record } from '../audit/record.ts'
import type { Queries } from '../queries.ts'
import { changeList } from './change-list.ts'
import { type GuildAuthor, hasVersion, touchGuild } from './version.ts'

/** Most allowed channels and categories of one guild, and most allowed roles and members. More do not fit a field of `/settings show`. */
export const MAX_COMMAND_LIMITS = 20

/** The kinds that are counted together. */
const COUNTED_WITH: Readonly<Record<LimitKind, readonly LimitKind[]>> = {
  channel: ['channel', 'category'],
  category: ['channel', 'category'],
  role: ['role', 'member'],
  member: ['role', 'member'],
}

/** A row of a guild's limits. */
export interface LimitRow {
  kind: LimitKind
  id: Snowflake
}

/** The statement that adds a row also counts the guild's rows. @returns whether it was added */
async function insertLimit(
  db: Queries,
  { guildId, expected }: GuildAuthor,
  row: LimitRow,
  now: number,
): Promise<boolean> {
  const { kind, id } = row
  const { numAffectedRows } = await sql`
    insert ignore into command_limits (guild_id, target_id, kind)
    select ${guildId}, ${id}, ${kind}
    from (select count(*) as entries from command_limits
      where guild_id = ${guildId} and kind in (${sql.join(COUNTED_WITH[kind])})) as held
    where held.entries < ${sql.lit(MAX_COMMAND_LIMITS)} and ${hasVersion(guildId, expected, now)}`.execute(db)
  return numAffectedRows === 1n
}

/**
 * Allows commands in channels, or to roles and members.
 * @returns those that were added: not one that is allowed already, and none beyond `MAX_COMMAND_LIMITS`; `stale` where the
 * guild has not the expected version
 */
export async function addCommandLimits(
  db: Queries,
  author: GuildAuthor,
  wanted: readonly LimitRow[],
  now: number,
): Promise<readonly LimitRow[] | 'stale'> {
  if (wanted.length === 0) return []
  const { guildId, expected } = author
  const entries = wanted.map(({ kind, id }) =>
    entryOf(author, { kind: 'command-limit.added', targetId: id, after: { type: kind } }),
  )
  const [isAdded, isMarked] = await Promise.all([
    record(db, {
      ...{ entries, at: now, make: () => Promise.all(wanted.map((row) => insertLimit(db, author, row, now))) },
      unmade: (made) => entries.filter((_, index) => !made[index]),
    }),
    // At the same time, because only the edge reads these rows, and it does not look at the version.
    touchGuild(db, guildId, now, expected),
  ])
  const added = wanted.filter((_, index) => isAdded[index])
  return added.length === 0 && !isMarked ? 'stale' : added
}

/** Removes an allowed channel, category, role or member. `unknown`: it was not allowed. */
export async function removeCommandLimit(
  db: Queries,
  author: GuildAuthor,
  { kind, id }: LimitRow,
  now: number,
): Promise<'removed' | 'unknown' | 'stale'> {
  const { guildId, expected } = author
  const change = { kind: 'command-limit.removed', targetId: id, before: { type: kind } } as const
  const statement = sql`
    delete from command_limits where guild_id = ${guildId} and target_id = ${id} and kind = ${kind}
      and ${hasVersion(guildId, expected, now)}`
  const changed = await changeList(db, author, { change, statement, isAtOnce: true }, now)
  return changed === 'made' ? 'removed' : changed === 'refused' ? 'unknown' : changed
}

/** Removes all limits of a guild. The audit has one entry for all, with the limits. */
export async function clearCommandLimits(db: Queries, author: GuildAuthor, now: number): Promise<void> {
  const { guildId } = author
  const { limits } = await loadCommandLimits(db, guildId)
  const ids = Object.values(limits).flat()
  if (ids.length === 0) return
  const about = { subject: 'commandLimits', before: limits, after: NO_LIMITS }
  const entry = entryOf(author, { kind: 'setting.changed', ...about })
  const make = () =>
    db.deleteFrom('command_limits').where('guild_id', '=', guildId).where('target_id', 'in', ids).execute()
  await Promise.all([record(db, { entries: [entry], at: now, make, unmade: () => [] }), touchGuild(db, guildId, now)])
}

/** A guild's limits, and the manager roles, whose members are not limited. */
export interface LoadedLimits {
  limits: CommandLimits
  /** Empty where nothing is limited. */
  managerRoleIds: readonly Snowflake[]
}

const NOTHING: LoadedLimits = { limits: NO_LIMITS, managerRoleIds: [] }

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
