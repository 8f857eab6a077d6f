import type { Kysely } from 'kysely'
import { addGuildBots, type GuildBot, guildsOfShard, removeGuildBots } from '../../shared/database/bots/guild-bots.ts'
import { forgetGuildChannels } from '../../shared/database/guilds/channels.ts'
import { deactivateGuilds, saveGuilds } from '../../shared/database/guilds/guilds.ts'
import type { Database } from '../../shared/database/schema.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { Entry } from '../bus/entry.ts'

/**
 * Guilds come and go outside the batch's transaction, before it: their rules must be read to judge its messages. A guild
 * is active as long as any bot is in it.
 * @returns the guilds that no bot is in any more
 */
export async function commitGuilds(
  db: Kysely<Database>,
  batch: readonly Entry[],
  now: number,
): Promise<readonly Snowflake[]> {
  const guilds = new Map(batch.flatMap((entry) => (entry.kind === 'guild' ? [[entry.guild.id, entry.guild]] : [])))
  await saveGuilds(db, [...guilds.values()], now)
  const stays = await comingsAndGoings(db, batch)
  if (stays.length === 0) return []
  const sorted = stays.sort((a, b) => (a.guildId < b.guildId ? -1 : 1))
  await addGuildBots(
    db,
    sorted.filter(({ present }) => present),
  )
  const deserted = await removeGuildBots(
    db,
    sorted.filter(({ present }) => !present),
  )
  await deactivateGuilds(db, deserted, now)
  await forgetGuildChannels(db, deserted)
  return deserted
}

/** No bot's id. */
const NOBODY = '0'

interface Stay extends GuildBot {
  present: boolean
}

/** The last word on each bot in each guild. */
async function comingsAndGoings(db: Kysely<Database>, batch: readonly Entry[]): Promise<Stay[]> {
  const stays = new Map<string, Stay>()
  const note = (guildId: Snowflake, botId: Snowflake, present: boolean) =>
    stays.set(`${guildId}:${botId}`, { guildId, botId, present })
  for (const entry of batch) {
    // Nobody's leaving: the guild may be without any bot all the same.
    if (entry.origin === null && entry.kind === 'guild-left') note(entry.guildId, NOBODY, false)
    if (entry.origin === null) continue
    const { botId, shard, shardCount } = entry.origin.source
    if (entry.kind === 'guild') note(entry.guild.id, botId, true)
    if (entry.kind === 'guild-left') note(entry.guildId, botId, false)
    if (entry.kind !== 'guilds-listed') continue
    // What was left while nobody was connected is missing from the list.
    for (const guildId of await guildsOfShard(db, { botId, shard, shardCount })) note(guildId, botId, false)
    for (const guildId of entry.guildIds) note(guildId, botId, true)
  }
  return [...stays.values()]
}
