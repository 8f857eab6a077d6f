import { type Kysely, sql } from 'kysely'
import type { Snowflake } from '../discord/snowflake.ts'
import type { EarningRules } from '../levelling/award.ts'
import type { IgnoreRules } from '../levelling/eligibility.ts'
import type { Database } from './schema.ts'
import type { MemberKey } from './standings.ts'

/** What decides whether a member earns in a channel. */
export interface EarningFacts {
  rules: EarningRules
  /** Of the channels and roles that were asked about. */
  ignored: IgnoreRules
  /** Time of the last message that earned XP, milliseconds since 1970; null before the first. */
  lastXpAt: number | null
}

const idsIn = (list: string | null): ReadonlySet<Snowflake> => new Set(list?.split(',') ?? [])

/**
 * Everything that decides whether a member earns, in one statement; null where the server is not on record.
 * @param channelPath the channel, then its parent and category
 * @param roleIds every role of the member
 */
export async function earningFacts(
  db: Kysely<Database>,
  { guildId, userId }: MemberKey,
  channelPath: readonly Snowflake[],
  roleIds: readonly Snowflake[],
): Promise<EarningFacts | null> {
  const row = await db
    .selectFrom('guilds as guild')
    .leftJoin('guild_users as member', (join) =>
      join.onRef('member.guild_id', '=', 'guild.id').on('member.user_id', '=', userId),
    )
    .select(['guild.xp_rate', 'guild.xp_delay_seconds', 'member.last_xp_at'])
    .select((eb) => [
      eb
        .selectFrom('ignored_channels')
        .select(sql<string | null>`group_concat(channel_id)`.as('list'))
        .where('guild_id', '=', guildId)
        // No list is not SQL; no channel has the id 0.
        .where('channel_id', 'in', [...channelPath, '0'])
        .as('channels'),
      // One is enough, and a list of them all may be longer than group_concat makes it.
      eb
        .selectFrom('ignored_roles')
        .select('role_id')
        .where('guild_id', '=', guildId)
        .where('role_id', 'in', [...roleIds, '0'])
        .limit(1)
        .as('ignored_role_id'),
    ])
    .where('guild.id', '=', guildId)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    rules: { xpRate: row.xp_rate, xpDelaySeconds: row.xp_delay_seconds },
    ignored: { ignoredChannelIds: idsIn(row.channels), ignoredRoleIds: idsIn(row.ignored_role_id) },
    lastXpAt: row.last_xp_at,
  }
}
