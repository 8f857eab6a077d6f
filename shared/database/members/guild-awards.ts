import { type RawBuilder, sql } from 'kysely'
import { compareSnowflakes, DISCORD_EPOCH_MS, type Snowflake, snowflakeAt } from '../../discord/snowflake.ts'
import type { NotificationType } from '../../levelling/announcement.ts'
import type { Curve } from '../../levelling/curve.ts'
import type { MemberKey } from '../../levelling/member-key.ts'
import { readCurve } from '../../levelling/stored-curve.ts'
import { DEFAULT_SETTINGS } from '../guilds/settings.ts'
import type { Queries } from '../queries.ts'
import { prepare } from '../query/prepare.ts'
import type { Database } from '../schema.ts'
import { type NewUser, toUser, USER_COLUMNS } from './users.ts'

/** The XP that a message earned. */
export interface MemberAward {
  messageId: Snowflake
  channelId: Snowflake
  xp: number
}

/** The XP that a message earned, and its author. */
export interface GuildAward extends MemberAward {
  userId: Snowflake
  /** Null where the user was never seen. */
  user: NewUser | null
  /** How the guild announces level-ups now. */
  announcement: NotificationType
  /** The guild's curve now. */
  curve: Curve
}

/** Logged messages, read over the index of a guild's messages. Without this hint, MySQL reads those of all guilds. */
const inGuild = sql<Database['message_logs']>`message_logs`.as<'log'>(sql`log force index (message_logs_guild)`)

const preparedAwards = prepare(
  (db: Queries, { guildId, after, most }: { guildId: Snowflake; after: Snowflake; most: number }) =>
    db
      .selectFrom(
        db
          .selectFrom(inGuild)
          .select(['log.message_id', 'log.user_id', 'log.channel_id', 'log.xp'])
          .where('log.guild_id', '=', guildId)
          .where('log.message_id', '>', after)
          .orderBy('log.message_id', 'desc')
          .limit(most)
          .as('log'),
      )
      .leftJoin('users', 'users.id', 'log.user_id')
      .leftJoin('guilds', (join) => join.on('guilds.id', '=', guildId))
      .select([
        'log.message_id as messageId',
        'log.user_id as userId',
        'log.channel_id as channelId',
        'log.xp as xp',
        'guilds.notification_type as announcement',
        'guilds.curve as curve',
        ...USER_COLUMNS,
      ]),
)

/**
 * The newest awards of a guild after a message, oldest first. It reads these rows of an index and no others, so it can run
 * every few seconds.
 * @param most awards
 */
export async function guildAwardsAfter(
  db: Queries,
  guildId: Snowflake,
  after: Snowflake,
  most: number,
): Promise<GuildAward[]> {
  const rows = await preparedAwards(db, { guildId, after, most })
  return rows
    .map(({ messageId, userId, channelId, xp, announcement, curve, ...user }) => ({
      messageId,
      userId,
      user: toUser(userId, user),
      channelId,
      xp,
      announcement: announcement ?? DEFAULT_SETTINGS.notificationType,
      curve: readCurve(curve),
    }))
    .sort((a, b) => compareSnowflakes(a.messageId, b.messageId))
}

/** The oldest message of a guild that earned XP and is kept; null where there is none. It reads one entry of an index. */
export async function oldestAward(db: Queries, guildId: Snowflake): Promise<Snowflake | null> {
  const oldest = await db
    .selectFrom(inGuild)
    .select('log.message_id')
    .where('log.guild_id', '=', guildId)
    .orderBy('log.message_id')
    .limit(1)
    .executeTakeFirst()
  return oldest?.message_id ?? null
}

/** Which messages that earned XP are read. */
interface AwardFilter {
  guildId: Snowflake
  /** Null for all members. For one, all messages of the guild in the range are read. */
  userId: Snowflake | null
  /** The first id of the range. */
  since: Snowflake
  /** The first id after the range. */
  before?: Snowflake
}

/** The last messages that earned XP, newest first. */
export async function awardsBefore(
  db: Queries,
  { guildId, userId, since, before }: AwardFilter,
  most: number,
): Promise<(MemberAward & { userId: Snowflake })[]> {
  let query = db
    .selectFrom(inGuild)
    .select(['log.message_id as messageId', 'log.channel_id as channelId', 'log.user_id as userId', 'log.xp'])
    .where('log.guild_id', '=', guildId)
    .where('log.message_id', '>=', since)
  if (before !== undefined) query = query.where('log.message_id', '<', before)
  if (userId !== null) query = query.where('log.user_id', '=', userId)
  return query.orderBy('log.message_id', 'desc').limit(most).execute()
}

/** The last messages of a member that earned XP, newest first. @param since milliseconds since 1970: none older is read */
export async function memberAwards(
  db: Queries,
  { guildId, userId }: MemberKey,
  since: number,
  most: number,
): Promise<MemberAward[]> {
  const rows = await awardsBefore(db, { guildId, userId, since: snowflakeAt(since) }, most)
  return rows.map(({ userId: _, ...award }) => award)
}

/**
 * The last message of a member that earned XP; null where it is no longer kept. The member's row has the message's time, so this
 * reads the messages of that one millisecond.
 */
export async function lastMemberAward(db: Queries, { guildId, userId }: MemberKey): Promise<MemberAward | null> {
  const firstIdOf = (time: RawBuilder<unknown>) => sql<Snowflake>`((${time} - ${sql.lit(DISCORD_EPOCH_MS)}) << 22)`
  const at = sql`member.last_xp_at`
  const row = await db
    .selectFrom('guild_users as member')
    .innerJoin(inGuild, 'log.guild_id', 'member.guild_id')
    .select(['log.message_id as messageId', 'log.channel_id as channelId', 'log.xp'])
    .where('member.guild_id', '=', guildId)
    .where('member.user_id', '=', userId)
    .where('log.user_id', '=', userId)
    .where('log.message_id', '>=', firstIdOf(at))
    .where('log.message_id', '<', firstIdOf(sql`(${at} + 1)`))
    .orderBy('log.message_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}
