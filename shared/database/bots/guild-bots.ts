import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'

/** A bot's membership in a guild. */
export interface GuildBot {
  guildId: Snowflake
  botId: Snowflake
}

/** Stores bots' memberships in guilds. */
export async function addGuildBots(db: Queries, present: readonly GuildBot[]): Promise<void> {
  if (present.length === 0) return
  await db
    .insertInto('guild_bots')
    .values(present.map(({ guildId, botId }) => ({ guild_id: guildId, bot_id: botId })))
    .onDuplicateKeyUpdate((eb) => ({ bot_id: eb.ref('guild_bots.bot_id') }))
    .execute()
}

/** Deletes bots' memberships in guilds. @returns the guilds that have no bot left */
export async function removeGuildBots(db: Queries, left: readonly GuildBot[]): Promise<Snowflake[]> {
  if (left.length === 0) return []
  await db
    .deleteFrom('guild_bots')
    .where((eb) =>
      eb.or(left.map(({ guildId, botId }) => eb.and([eb('guild_id', '=', guildId), eb('bot_id', '=', botId)]))),
    )
    .execute()
  const guildIds = [...new Set(left.map(({ guildId }) => guildId))]
  const served = await db
    .selectFrom('guild_bots')
    .select('guild_id')
    .distinct()
    .where('guild_id', 'in', guildIds)
    .execute()
  const still = new Set(served.map((row) => row.guild_id))
  return guildIds.filter((id) => !still.has(id))
}

/** The guilds on record of one shard of a bot. https://discord.com/developers/docs/events/gateway#sharding */
export async function guildsOfShard(
  db: Queries,
  { botId, shard, shardCount }: { botId: Snowflake; shard: number; shardCount: number },
): Promise<Snowflake[]> {
  const rows = await db
    .selectFrom('guild_bots')
    .select('guild_id')
    .where('bot_id', '=', botId)
    .where(sql<boolean>`(guild_id >> 22) % ${shardCount} = ${shard}`)
    .execute()
  return rows.map((row) => row.guild_id)
}

/** Lists a bot's guilds, in no particular order. */
export async function guildsOfBot(db: Queries, botId: Snowflake): Promise<Snowflake[]> {
  return (await guildsOfBots(db, [botId])).map(({ guildId }) => guildId)
}

/** Lists the guilds of several bots in one statement. */
export async function guildsOfBots(db: Queries, botIds: readonly Snowflake[]): Promise<GuildBot[]> {
  if (botIds.length === 0) return []
  const rows = await db.selectFrom('guild_bots').selectAll().where('bot_id', 'in', botIds).execute()
  return rows.map((row) => ({ guildId: row.guild_id, botId: row.bot_id }))
}

/**
 * The bot that serves a guild: of the whitelabel bots that run there, the one with the lowest id; otherwise the main bot,
 * if it is in the guild. @returns null where none of them is
 */
export async function servingBotOf(
  db: Queries,
  { guildId, mainBotId, now }: { guildId: Snowflake; mainBotId: Snowflake; now: number },
): Promise<Snowflake | null> {
  const row = await db
    .selectFrom('guild_bots as here')
    .leftJoin('whitelabel_bots as bot', 'bot.bot_id', 'here.bot_id')
    .select('here.bot_id as botId')
    .where('here.guild_id', '=', guildId)
    .where((eb) => eb.or([eb('here.bot_id', '=', mainBotId), eb('bot.lease_until', '>=', now)]))
    .orderBy(sql`here.bot_id = ${mainBotId}`)
    .orderBy('here.bot_id')
    .limit(1)
    .executeTakeFirst()
  return row?.botId ?? null
}
