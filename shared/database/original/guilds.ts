import type { Kysely } from 'kysely'
import { SCRIPT } from '../../audit/entry.ts'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { LevelRole } from '../../levelling/level-roles.ts'
import { freeLevelRoles, type OriginalGuild } from '../../original/guild.ts'
import { addIgnored, listIgnored } from '../guilds/ignored.ts'
import { listLevelRoles, registerLevelRoles, storeLevelRoles } from '../guilds/level-roles.ts'
import { changeSettings, standingSettings } from '../guilds/settings.ts'
import type { Queries } from '../queries.ts'
import { inReadCommitted } from '../read-committed.ts'
import type { Database } from '../schema.ts'

/** A server of the original with its lists. */
export interface ListedGuild {
  guild: OriginalGuild
  levelRoles: readonly LevelRole[]
  ignoredChannelIds: readonly Snowflake[]
  ignoredRoleIds: readonly Snowflake[]
}

/** What the import does with a server. */
export interface GuildOutcome {
  outcome: 'new' | 'changed' | 'same' | 'kept'
  levelRoles: { added: number; taken: readonly LevelRole[] }
  ignored: number
}

/** Whether the settings and lists of servers that this database knows are changed, and whether anything is written. */
export interface GuildsAsked {
  overwrites: boolean
  isApplied: boolean
}

/**
 * Takes over servers with their settings and lists. A server that this database knows keeps its own, unless they are to be
 * overwritten; then its settings are replaced, and its lists get the entries that they lack.
 * @param guilds up to some hundred, each once @param now milliseconds since 1970
 */
export async function moveGuilds(
  db: Kysely<Database>,
  guilds: readonly ListedGuild[],
  { overwrites, isApplied }: GuildsAsked,
  now: number,
): Promise<GuildOutcome[]> {
  const ids = guilds.map(({ guild }) => guild.id)
  const found = ids.length === 0 ? [] : await db.selectFrom('guilds').select('id').where('id', 'in', ids).execute()
  const known = new Set(found.map(({ id }) => id))
  const fresh = guilds.filter(({ guild }) => !known.has(guild.id))
  // The server and its lists in one transaction: a later run leaves a server alone that it finds.
  if (isApplied && fresh.length > 0) await inReadCommitted(db, (trx) => insertGuilds(trx, fresh, now))
  const outcomes: GuildOutcome[] = []
  for (const one of guilds) {
    if (!known.has(one.guild.id)) outcomes.push(outcomeOfNew(one))
    else if (!overwrites) outcomes.push({ outcome: 'kept', levelRoles: { added: 0, taken: [] }, ignored: 0 })
    else outcomes.push(await overwrite(db, one, isApplied, now))
  }
  return outcomes
}

function outcomeOfNew({ levelRoles, ignoredChannelIds, ignoredRoleIds }: ListedGuild): GuildOutcome {
  const { free, taken } = freeLevelRoles(levelRoles, [])
  const ignored = new Set(ignoredChannelIds).size + new Set(ignoredRoleIds).size
  return { outcome: 'new', levelRoles: { added: free.length, taken }, ignored }
}

async function insertGuilds(trx: Queries, guilds: readonly ListedGuild[], now: number): Promise<void> {
  await trx
    .insertInto('guilds')
    // A gateway may have registered one of them meanwhile. All values were checked, so that nothing else is hidden.
    .ignore()
    .values(
      guilds.map(({ guild: { id, name, locale, isActive, settings } }) => ({
        ...{ id, name, locale, active: isActive ? (1 as const) : (0 as const) },
        notification_type: settings.notificationType,
        notification_channel_id: settings.notificationChannelId,
        xp_delay_seconds: settings.xpDelaySeconds,
        xp_rate: settings.xpRate,
        role_assign_type: settings.roleAssignType,
        ...{ created_at: now, updated_at: now },
      })),
    )
    .execute()
  const channels = guilds.flatMap(({ guild, ignoredChannelIds }) =>
    ignoredChannelIds.map((id) => ({ guild_id: guild.id, channel_id: id })),
  )
  const roles = guilds.flatMap(({ guild, ignoredRoleIds }) =>
    ignoredRoleIds.map((id) => ({ guild_id: guild.id, role_id: id })),
  )
  for (const { guild, levelRoles } of guilds) await storeLevelRoles(trx, guild.id, freeLevelRoles(levelRoles, []).free)
  if (channels.length > 0) await trx.insertInto('ignored_channels').ignore().values(channels).execute()
  if (roles.length > 0) await trx.insertInto('ignored_roles').ignore().values(roles).execute()
}

async function overwrite(
  db: Queries,
  { guild, levelRoles, ignoredChannelIds, ignoredRoleIds }: ListedGuild,
  isApplied: boolean,
  now: number,
): Promise<GuildOutcome> {
  const by = { guildId: guild.id, actor: SCRIPT }
  const standing = await standingSettings(db, guild.id)
  const before: Readonly<Record<string, unknown>> = { ...standing.settings }
  const isOther = Object.entries(guild.settings).some(([name, value]) => before[name] !== value)
  const { free, taken } = freeLevelRoles(levelRoles, await listLevelRoles(db, guild.id))
  const lists = { channels: ignoredChannelIds, roles: ignoredRoleIds } as const
  const missing = { channels: [] as Snowflake[], roles: [] as Snowflake[] }
  for (const kind of ['channels', 'roles'] as const) {
    const known = new Set(await listIgnored(db, guild.id, kind))
    missing[kind] = [...new Set(lists[kind])].filter((id) => !known.has(id))
  }
  if (isApplied) {
    await changeSettings(db, { ...by, standing }, guild.settings, now)
    if (free.length > 0)
      await registerLevelRoles(db, { ...by, mayAppoint: true, refusedRoleIds: [], levelRoles: free }, now)
    for (const kind of ['channels', 'roles'] as const)
      for (const id of missing[kind]) await addIgnored(db, { ...by, kind, id }, now)
  }
  const ignored = missing.channels.length + missing.roles.length
  const isChanged = isOther || free.length > 0 || ignored > 0
  return { outcome: isChanged ? 'changed' : 'same', levelRoles: { added: free.length, taken }, ignored }
}
