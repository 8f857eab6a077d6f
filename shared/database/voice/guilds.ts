import { compareSnowflakes, type Snowflake } from '../../discord/snowflake.ts'
import type { VoiceRoomState } from '../../levelling/voice-room.ts'
import type { Queries } from '../queries.ts'
import { listText, rowsText, runText } from '../query/number-literals.ts'

/** The stored state of a guild in which voice earns XP. */
export interface VoiceGuild extends VoiceRoomState {
  guildId: Snowflake
  members: number
}

/**
 * Locks guilds, so that no other process changes their members in voice, and reads them. Call it inside a READ COMMITTED
 * transaction. Rows are locked in the order of the primary key. A guild without a row gets one first, because a missing row
 * cannot be locked; its `seenUntil` is 0.
 * @param guildIds each once
 */
export async function lockVoiceGuilds(
  trx: Queries,
  guildIds: readonly Snowflake[],
): Promise<Map<Snowflake, VoiceGuild>> {
  const found = await selectForUpdate(trx, guildIds)
  const missing = guildIds.filter((id) => !found.has(id)).sort(compareSnowflakes)
  if (missing.length === 0) return found
  const rows = missing.map((id) => [id, 0, 0])
  await runText(
    trx,
    `insert into voice_guilds (guild_id, seen_until, seen_bot_id) values ${rowsText(rows)}
     on duplicate key update seen_until = voice_guilds.seen_until`,
  )
  return new Map([...found, ...(await selectForUpdate(trx, missing))])
}

async function selectForUpdate(trx: Queries, guildIds: readonly Snowflake[]): Promise<Map<Snowflake, VoiceGuild>> {
  const { rows } = await runText<VoiceGuild>(
    trx,
    `select guild_id as guildId, seen_until as seenUntil, seen_bot_id as seenBotId, afk_channel_id as afkChannelId, members
     from voice_guilds force index (primary) where guild_id in (${listText(guildIds)}) order by guild_id for update`,
  )
  return new Map(rows.map((row) => [row.guildId, row]))
}

/** Writes guilds that are locked. */
export async function saveVoiceGuilds(trx: Queries, guilds: readonly VoiceGuild[]): Promise<void> {
  if (guilds.length === 0) return
  const rows = guilds
    .toSorted((a, b) => compareSnowflakes(a.guildId, b.guildId))
    .map(({ guildId, seenUntil, seenBotId, afkChannelId, members }) => [
      ...[guildId, seenUntil, seenBotId, afkChannelId, members],
    ])
  await runText(
    trx,
    `insert into voice_guilds (guild_id, seen_until, seen_bot_id, afk_channel_id, members) values ${rowsText(rows)}
     on duplicate key update seen_until = values(seen_until), seen_bot_id = values(seen_bot_id),
       afk_channel_id = values(afk_channel_id), members = values(members)`,
  )
}

/** Finds which of these guilds have members in voice by the stored rows, without locking. */
export async function knownVoiceGuilds(db: Queries, guildIds: readonly Snowflake[]): Promise<Set<Snowflake>> {
  if (guildIds.length === 0) return new Set()
  const { rows } = await runText<{ guildId: Snowflake }>(
    db,
    `select guild_id as guildId from voice_guilds where members > 0 and guild_id in (${listText(guildIds)})`,
  )
  return new Set(rows.map(({ guildId }) => guildId))
}

/** Finds the guilds of bots that have members in voice by the stored rows. */
export async function guildsInVoice(
  db: Queries,
  botIds: readonly Snowflake[],
): Promise<{ guildId: Snowflake; botId: Snowflake }[]> {
  if (botIds.length === 0) return []
  const { rows } = await runText<{ guildId: Snowflake; botId: Snowflake }>(
    db,
    `select voice.guild_id as guildId, bot.bot_id as botId
     from voice_guilds as voice join guild_bots as bot on bot.guild_id = voice.guild_id
     where voice.members > 0 and bot.bot_id in (${listText(botIds)})`,
  )
  return rows
}
