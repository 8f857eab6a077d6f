import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { type Boost, NO_BOOSTS } from '../../levelling/boost.ts'
import type { Curve } from '../../levelling/curve.ts'
import { type Multipliers, NO_MULTIPLIERS } from '../../levelling/earning-factor.ts'
import { type LevelRole, ruleOf } from '../../levelling/level-roles.ts'
import { readCurve } from '../../levelling/stored-curve.ts'
import type { Queries } from '../queries.ts'
import { databaseNow } from '../query/clock.ts'
import { numberList } from '../query/number-literals.ts'
import { loadBoosts } from './boosts.ts'
import { type GuildSettings, SETTINGS_COLUMNS } from './settings.ts'
import type { MultiplierTable } from './tables.ts'

/** A guild's name and locale in Discord. */
export interface GuildIdentity {
  id: Snowflake
  name: string
  locale: string
}

/** Whether Discord's values differ from the stored ones. Compared as bytes, because the columns' collation ignores case. */
const hasChanged = sql<boolean>`(guilds.active <> 1 or cast(guilds.name as binary) <> cast(values(name) as binary)
  or cast(guilds.locale as binary) <> cast(values(locale) as binary))`

/**
 * Registers guilds that the bot is in, or renames and reactivates them. Their settings stay. A guild without a change keeps
 * its `updated_at`, because Discord sends every guild at each start. A new name or locale raises it, although no admin has
 * changed anything: gateway processes notice by it that they must load the guild again.
 * @param now milliseconds since 1970
 */
export async function saveGuilds(db: Queries, guilds: readonly GuildIdentity[], now: number): Promise<void> {
  if (guilds.length === 0) return
  await db
    .insertInto('guilds')
    .values(
      guilds.map((guild) => ({
        ...guild,
        active: 1 as const,
        notification_channel_id: null,
        created_at: now,
        updated_at: now,
      })),
    )
    .onDuplicateKeyUpdate((eb) => ({
      // First, because MySQL assigns from left to right, and this compares the other columns' old values.
      updated_at: sql`if(${hasChanged}, greatest(guilds.updated_at + 1, values(updated_at)), guilds.updated_at)`,
      name: eb.fn('values', ['name']),
      locale: eb.fn('values', ['locale']),
      active: 1,
      inactive_since: null,
    }))
    .execute()
}

/**
 * Registers guilds that Discord has not described yet, with an empty name and default settings, so that XP earned there is
 * not lost.
 * @param now milliseconds since 1970
 */
export async function ensureGuilds(db: Queries, guildIds: readonly Snowflake[], now: number): Promise<void> {
  if (guildIds.length === 0) return
  const unnamed = { name: '', active: 1, notification_channel_id: null, created_at: now, updated_at: now } as const
  await db
    .insertInto('guilds')
    .ignore()
    .values(guildIds.map((id) => ({ id, ...unnamed })))
    .execute()
}

/** Locks the rows of guilds until the transaction ends. */
export async function lockGuilds(trx: Queries, guildIds: readonly Snowflake[]): Promise<void> {
  if (guildIds.length === 0) return
  await trx.selectFrom('guilds').select('id').where('id', 'in', guildIds).orderBy('id').forUpdate().execute()
}

/** Marks guilds as inactive after the bot has left them. Members keep their XP. @param now milliseconds since 1970 */
export async function deactivateGuilds(db: Queries, guildIds: readonly Snowflake[], now: number): Promise<void> {
  if (guildIds.length === 0) return
  await db
    .updateTable('guilds')
    .set({ active: 0, inactive_since: now, updated_at: sql<number>`greatest(updated_at + 1, ${now})` })
    .where('id', 'in', guildIds)
    .where('active', '=', 1)
    .execute()
}

/** A guild's settings, with its name and locale, which announcements need. */
interface KnownGuild extends GuildIdentity, GuildSettings {
  /** 0 once the bot was removed from the guild. */
  active: 0 | 1
  /** When settings, level roles or ignore lists last changed, by the clock of the process that changed them. */
  updatedAt: number
  /** When the curve was last changed; 0 for never. */
  curveChangedAt: number
  /** Since when members are also counted per range of XP; null in most guilds. */
  xpRangesFrom: number | null
}

/** Everything about a guild that decides whether a message earns XP and what a level-up does. */
export interface GuildRules {
  settings: KnownGuild
  levelRoles: LevelRole[]
  curve: Curve
  ignoredChannelIds: ReadonlySet<Snowflake>
  ignoredRoleIds: ReadonlySet<Snowflake>
  /** The only channels in which members earn; empty for all. */
  earningChannelIds: ReadonlySet<Snowflake>
  multipliers: Multipliers
  /** Also those that have not begun, or that ended lately. */
  boosts: readonly Boost[]
  /** The events that webhooks of the guild receive, as bits of `WEBHOOK_EVENTS`; 0 in most guilds. */
  webhookEvents: number
  /** Whether a member has linked their account with a bot of the guild. Their level-ups are then reported to Discord. */
  hasLinks: boolean
}

/** The same for all guilds, because most ignore nothing, and a process remembers the rules of each. */
const NONE: ReadonlySet<Snowflake> = new Set()

/** The events of a guild's webhooks that are on. */
const webhookBits = sql<number>`(
  select coalesce(bit_or(events), 0) from webhooks where webhooks.guild_id = guilds.id and off_at is null)`

const anyLink = sql<number>`exists (
  select 1 from guild_bots inner join linked_members on linked_members.bot_id = guild_bots.bot_id
  where guild_bots.guild_id = guilds.id)`

/** Loads settings, level roles and lists of guilds. A guild that was never registered is absent. */
export async function loadGuildRules(db: Queries, guildIds: readonly Snowflake[]): Promise<Map<Snowflake, GuildRules>> {
  if (guildIds.length === 0) return new Map()
  // As text: at a start there are a thousand of them in each statement.
  const ids = sql<Snowflake>`(${numberList(guildIds)})`
  const [guilds, levelRoles, channels, roles, earning, multipliers, boosts] = await Promise.all([
    db
      .selectFrom('guilds')
      .select([
        'id',
        'name',
        'active',
        'locale',
        'updated_at as updatedAt',
        'curve_changed_at as curveChangedAt',
        'xp_ranges_from as xpRangesFrom',
        ...SETTINGS_COLUMNS,
      ])
      .select([webhookBits.as('webhookEvents'), anyLink.as('hasLinks')])
      .where('id', 'in', ids)
      .execute(),
    db.selectFrom('level_roles').selectAll().where('guild_id', 'in', ids).orderBy('level').execute(),
    db.selectFrom('ignored_channels').selectAll().where('guild_id', 'in', ids).execute(),
    db.selectFrom('ignored_roles').selectAll().where('guild_id', 'in', ids).execute(),
    db.selectFrom('earning_channels').selectAll().where('guild_id', 'in', ids).execute(),
    db.selectFrom('multipliers').selectAll().where('guild_id', 'in', ids).execute(),
    loadBoosts(db, guildIds),
  ])
  const ignoredChannels = setsOf(channels, (row) => row.channel_id)
  const ignoredRoles = setsOf(roles, (row) => row.role_id)
  const earningChannels = setsOf(earning, (row) => row.channel_id)
  const multipliersOf = new Map<Snowflake, (typeof multipliers)[number][]>()
  for (const row of multipliers) {
    const others = multipliersOf.get(row.guild_id)
    if (others === undefined) multipliersOf.set(row.guild_id, [row])
    else others.push(row)
  }
  const rules = new Map<Snowflake, GuildRules>()
  for (const { webhookEvents, hasLinks, ...settings } of guilds) {
    const ignoredChannelIds = ignoredChannels.get(settings.id) ?? NONE
    const ignoredRoleIds = ignoredRoles.get(settings.id) ?? NONE
    rules.set(settings.id, {
      ...{ settings, levelRoles: [], curve: readCurve(settings.curve), ignoredChannelIds, ignoredRoleIds },
      earningChannelIds: earningChannels.get(settings.id) ?? NONE,
      multipliers: toMultipliers(multipliersOf.get(settings.id) ?? []),
      boosts: boosts.get(settings.id) ?? NO_BOOSTS,
      // A sum of bits may arrive as text.
      webhookEvents: Number(webhookEvents),
      hasLinks: Number(hasLinks) === 1,
    })
  }
  for (const row of levelRoles) {
    const rule = ruleOf(row.when_next, row.when_lost)
    rules.get(row.guild_id)?.levelRoles.push({ level: row.level, roleId: row.role_id, ...rule })
  }
  return rules
}

/** The multipliers in the rows of one guild. */
export function toMultipliers(rows: readonly Pick<MultiplierTable, 'kind' | 'target_id' | 'percent'>[]): Multipliers {
  if (rows.length === 0) return NO_MULTIPLIERS
  const [roles, channels] = [new Map<Snowflake, number>(), new Map<Snowflake, number>()]
  for (const { kind, target_id, percent } of rows) (kind === 'role' ? roles : channels).set(target_id, percent)
  return { roles, channels }
}

/** The ids in rows, by guild. */
function setsOf<Row extends { guild_id: Snowflake }>(
  rows: readonly Row[],
  idOf: (row: Row) => Snowflake,
): Map<Snowflake, ReadonlySet<Snowflake>> {
  const sets = new Map<Snowflake, Set<Snowflake>>()
  for (const row of rows) sets.set(row.guild_id, (sets.get(row.guild_id) ?? new Set()).add(idOf(row)))
  return sets
}

/**
 * Finds guilds whose settings changed recently, with the time of the change, over an index. The age is measured by the
 * database's clock.
 * @param ms how long ago the change may be
 */
export async function guildsChangedWithin(db: Queries, ms: number): Promise<{ id: Snowflake; updatedAt: number }[]> {
  return db
    .selectFrom('guilds')
    .select(['id', 'updated_at as updatedAt'])
    .where('updated_at', '>', sql<number>`${databaseNow} - ${ms}`)
    .execute()
}

/** Stores that messages were seen in these guilds. `updated_at` stays, because no settings change. @param now milliseconds since 1970 */
export async function noteMessages(db: Queries, guildIds: readonly Snowflake[], now: number): Promise<void> {
  await db.updateTable('guilds').set({ last_message_at: now }).where('id', 'in', guildIds).execute()
}
