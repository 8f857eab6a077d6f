import { type RawBuilder, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { EarningRules } from '../../levelling/award.ts'
import type { Boost } from '../../levelling/boost.ts'
import { UNCOUNTED } from '../../levelling/counting.ts'
import type { FactorRules, Multipliers } from '../../levelling/earning-factor.ts'
import type { IgnoreRules } from '../../levelling/eligibility.ts'
import type { MemberKey } from '../../levelling/member-key.ts'
import { boostsAsText, readBoosts } from '../guilds/boosts.ts'
import { toMultipliers } from '../guilds/guilds.ts'
import type { Queries } from '../queries.ts'

/** Everything that decides whether a member's message in a channel earns XP. */
export interface EarningFacts {
  rules: EarningRules & FactorRules['settings']
  /** The ignored and the earning ones among the given channels, their known parents, and the given roles. */
  ignored: IgnoreRules
  /** The multipliers of these channels and roles. */
  multipliers: Multipliers
  /** The boosts of the guild. */
  boosts: readonly Boost[]
  /** Whether a rule of the guild depends on the parents of channels. */
  needsChannels: boolean
  /** The stored parents of those channels; null for a channel without a parent. */
  parents: ReadonlyMap<Snowflake, Snowflake | null>
  /** Time of the last message that earned XP, milliseconds since 1970; null before the first. */
  lastXpAt: number | null
  /** What the member does up to this time earns nothing, as `isUncounted` says. */
  earnsAfter: number
}

/** Reads a list `channel:parent,channel:parent`, in which 0 means no parent. */
const parentsIn = (list: string | null): ReadonlyMap<Snowflake, Snowflake | null> =>
  new Map(
    (list?.split(',') ?? []).map((pair) => {
      const [id = '', parentId = '0'] = pair.split(':')
      return [id, parentId === '0' ? null : parentId]
    }),
  )

/** Reads the multipliers in a JSON list of texts `kind:id:percent`. */
const multipliersIn = (list: string | null): Multipliers =>
  toMultipliers(
    [...(list ?? '').matchAll(/(role|channel):(\d+):(\d+)/g)].map(([, kind, target_id = '', percent]) => ({
      ...{ kind: kind === 'role' ? 'role' : 'channel', target_id, percent: Number(percent) },
    })),
  )

/** An id that no channel has. It fills an allow-list that contains none of the given channels, because an empty one would allow all. */
const NO_CHANNEL: Snowflake = '0'

const idsIn = (list: string | null): ReadonlySet<Snowflake> => new Set(list?.split(',') ?? [])

/**
 * Loads everything that decides whether a member earns XP, and how much, in one statement; null where the guild is not stored.
 * @param channelPath the channel, then its parent and category, as far as they are known
 * @param roleIds every role of the member
 */
export async function earningFacts(
  db: Queries,
  { guildId, userId }: MemberKey,
  channelPath: readonly Snowflake[],
  roleIds: readonly Snowflake[],
): Promise<EarningFacts | null> {
  // An empty list is not valid SQL. No channel has the id 0.
  const asked = sql.join([...channelPath, '0'])
  const roles = sql.join([...roleIds, '0'])
  const parents = sql`select parent_id from guild_channels where guild_id = ${guildId} and channel_id in (${asked})`
  const isHere = (
    channelId: RawBuilder<unknown>,
  ) => sql<boolean>`(${channelId} in (${asked}) or ${channelId} in (${parents})
    or ${channelId} in (
      select here.parent_id from guild_channels as here join guild_channels as below on below.parent_id = here.channel_id
      where here.guild_id = ${guildId} and below.guild_id = ${guildId} and below.channel_id in (${asked})))`
  const row = await db
    .selectFrom('guilds as guild')
    .leftJoin('guild_users as member', (join) =>
      join.onRef('member.guild_id', '=', 'guild.id').on('member.user_id', '=', userId),
    )
    .select([
      ...([
        'guild.xp_rate',
        'guild.xp_delay_seconds',
        'guild.xp_least',
        'guild.xp_most',
        'guild.multiplier_rule',
      ] as const),
      'member.last_xp_at',
      'member.earns_after',
    ])
    .select((eb) => [
      eb
        .selectFrom('ignored_channels')
        .select(sql<string | null>`group_concat(channel_id)`.as('list'))
        .where('guild_id', '=', guildId)
        .where(isHere(sql`channel_id`))
        .as('channels'),
      eb
        .selectFrom('earning_channels')
        .select(sql<string | null>`group_concat(channel_id)`.as('list'))
        .where('guild_id', '=', guildId)
        .where(isHere(sql`channel_id`))
        .as('earning'),
      eb
        .selectFrom('earning_channels')
        .select(sql<number>`count(*)`.as('count'))
        .where('guild_id', '=', guildId)
        .as('earning_count'),
      // As JSON, because a member may have more roles with multipliers than fit the length limit of group_concat.
      eb
        .selectFrom('multipliers')
        .select(sql<string | null>`cast(json_arrayagg(concat(kind, ':', target_id, ':', percent)) as char)`.as('list'))
        .where('guild_id', '=', guildId)
        .where(
          sql<boolean>`((kind = 'role' and target_id in (${roles})) or (kind = 'channel' and ${isHere(sql`target_id`)}))`,
        )
        .as('multiplied'),
      boostsAsText(guildId).as('boosts'),
      eb
        .selectFrom('multipliers')
        .select(sql<number>`count(*)`.as('count'))
        .where('guild_id', '=', guildId)
        .where('kind', '=', 'channel')
        .as('multiplied_count'),
      eb
        .selectFrom('ignored_channels')
        .select(sql<number>`count(*)`.as('count'))
        .where('guild_id', '=', guildId)
        .as('ignored_count'),
      eb
        .selectFrom('guild_channels')
        .select(sql<string | null>`group_concat(concat(channel_id, ':', coalesce(parent_id, 0)))`.as('list'))
        .where('guild_id', '=', guildId)
        .where(sql<boolean>`(channel_id in (${asked}) or channel_id in (${parents}))`)
        .where('channel_id', '!=', '0')
        .as('known_parents'),
      // One is enough, and a list of all may exceed the length limit of group_concat.
      eb
        .selectFrom('ignored_roles')
        .select('role_id')
        .where('guild_id', '=', guildId)
        .where('role_id', 'in', [...roleIds, '0'])
        .limit(1)
        .as('ignored_role_id'),
      sql<number>`exists (select 1 from uncounted_users where user_id = ${userId})`.as('is_uncounted'),
    ])
    .where('guild.id', '=', guildId)
    .executeTakeFirst()
  if (row === undefined) return null
  const [ignoredCount, earningCount, multipliedCount] = [row.ignored_count, row.earning_count, row.multiplied_count]
  return {
    rules: {
      ...{ xpRate: row.xp_rate, xpDelaySeconds: row.xp_delay_seconds, multiplierRule: row.multiplier_rule },
      ...{ leastXp: row.xp_least, mostXp: row.xp_most },
    },
    ignored: {
      ignoredChannelIds: idsIn(row.channels),
      ignoredRoleIds: idsIn(row.ignored_role_id),
      earningChannelIds: (earningCount ?? 0) > 0 ? idsIn(row.earning ?? NO_CHANNEL) : new Set(),
    },
    multipliers: multipliersIn(row.multiplied),
    boosts: readBoosts(row.boosts),
    needsChannels: [ignoredCount, earningCount, multipliedCount].some((count) => (count ?? 0) > 0),
    parents: parentsIn(row.known_parents),
    lastXpAt: row.last_xp_at,
    earnsAfter: row.earns_after ?? (Number(row.is_uncounted) === 1 ? UNCOUNTED : 0),
  }
}
