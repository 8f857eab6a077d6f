import type { Kysely } from 'kysely'
import { addGuildBots, type GuildBot, guildsOfShard } from '../../shared/database/bots/guild-bots.ts'
import { leaveGuilds } from '../../shared/database/guilds/departures.ts'
import { saveGuilds } from '../../shared/database/guilds/guilds.ts'
import { partitionOf } from '../../shared/database/processes/partition.ts'
import { inReadCommitted } from '../../shared/database/read-committed.ts'
import type { Database } from '../../shared/database/schema.ts'
import { compareSnowflakes, type Snowflake } from '../../shared/discord/snowflake.ts'
import type { Entry } from '../bus/entry.ts'

/**
 * Stores which guilds the bots joined and left. This happens before the batch's transaction, because the guilds' rules must
 * be read to judge its messages. A guild is active as long as any bot is in it.
 * @returns the guilds that no bot is in any longer
 */
export async function commitGuilds(
  db: Kysely<Database>,
  batch: readonly Entry[],
  now: number,
): Promise<readonly Snowflake[]> {
  const named = new Map(batch.flatMap((entry) => (entry.kind === 'guild' ? [[entry.guild.id, entry.guild]] : [])))
  const guilds = [...named.values()].sort((a, b) => compareSnowflakes(a.id, b.id))
  const events = await membershipEvents(db, batch)
  if (guilds.length === 0 && events.length === 0) return []
  const sorted = events.sort((a, b) => compareSnowflakes(a.guildId, b.guildId))
  return inReadCommitted(db, async (trx) => {
    await saveGuilds(trx, guilds, now)
    await addGuildBots(
      trx,
      sorted.filter(({ present }) => present),
    )
    return leaveGuilds(
      trx,
      sorted.filter(({ present }) => !present),
      now,
    )
  })
}

/** Stands for no bot, where a guild has none. */
const NO_BOT = '0'

interface MembershipEvent extends GuildBot {
  present: boolean
}

/** For each guild and bot, the newest membership event of the batch. */
async function membershipEvents(db: Kysely<Database>, batch: readonly Entry[]): Promise<MembershipEvent[]> {
  const newest = new Map<string, MembershipEvent>()
  const note = (guildId: Snowflake, botId: Snowflake, present: boolean) =>
    newest.set(`${guildId}:${botId}`, { guildId, botId, present })
  for (const entry of batch) {
    // No session reported this, so no bot is known to have left. The guild may still be without any bot.
    const source = entry.origin?.source ?? null
    if (source === null && entry.kind === 'guild-left') note(entry.guildId, NO_BOT, false)
    if (source === null) continue
    const { botId, shard, shardCount } = source
    if (entry.kind === 'guild') note(entry.guild.id, botId, true)
    if (entry.kind === 'guild-left') note(entry.guildId, botId, false)
    if (entry.kind !== 'guilds-listed') continue
    // A guild that the bot left while no session was connected is missing from the list.
    for (const guildId of await guildsOfShard(db, { botId, shard, shardCount })) {
      if (entry.partition === undefined || partitionOf(guildId) === entry.partition) note(guildId, botId, false)
    }
    for (const guildId of entry.guildIds) note(guildId, botId, true)
  }
  return [...newest.values()]
}
