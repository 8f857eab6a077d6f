import { ChannelType } from 'discord-api-types/v10'
import { type Snowflake, snowflakeAt } from '../../../shared/discord/snowflake.ts'
import type { Application } from '../../support/discord/community/application.ts'
import type { Guild } from '../../support/discord/community/guild.ts'
import type { Discord } from '../../support/discord/discord.ts'
import type { BenchDatabase } from './database.ts'

const [CHANNELS, CATEGORIES, ROLES] = [50, 5, 25] as const
const FIRST_GUILD_AT = Date.UTC(2025, 0, 1)
/** Guilds in one statement. */
const ROWS = 1_000
const XP_RATE = 2
const LEVEL = 5

/** A guild of 50 channels and 25 roles, @everyone and the bot's included, whose ids spread evenly over shards. */
function addGuild(discord: Discord, application: Application, nth: number): Guild {
  const guild = discord.guild({ name: `Server of many channels ${nth}`, id: snowflakeAt(FIRST_GUILD_AT + nth) })
  for (let role = 1; role < ROLES - 1; role++) guild.role(`role ${role}`, { position: role })
  const categories = Array.from({ length: CATEGORIES }, (_, at) => guild.category(`category ${at}`))
  for (let at = 0; at < CHANNELS - CATEGORIES; at++) {
    const parent = categories[at % CATEGORIES]
    if (parent !== undefined) guild.channel(`channel ${at}`, { in: parent, type: ChannelType.GuildText })
  }
  guild.add(application)
  return guild
}

/** Guilds as large bots have them, each with four changed settings in the database. */
export async function addGuilds(
  discord: Discord,
  application: Application,
  { pool }: BenchDatabase,
  count: number,
): Promise<Guild[]> {
  const guilds = Array.from({ length: count }, (_, nth) => addGuild(discord, application, nth))
  const named = (guild: Guild, name: string): Snowflake => {
    const found = guild.channels.find((channel) => channel.name === name)
    if (found === undefined) throw new Error(`${guild.name} has no ${name}`)
    return found.id
  }
  for (let from = 0; from < count; from += ROWS) {
    const some = guilds.slice(from, from + ROWS)
    const rows = (of: (guild: Guild) => string): string => some.map((guild) => `(${of(guild)})`).join()
    await pool.query(
      `insert into guilds (id, name, active, locale, xp_rate, notification_type, notification_channel_id, created_at, updated_at)
       values ${rows((guild) => `${guild.id}, '', 1, 'en-US', ${XP_RATE}, 'channel', ${named(guild, 'channel 1')}, 1, 1`)}`,
    )
    await pool.query(`insert into level_roles (guild_id, level, role_id) values
      ${rows((guild) => `${guild.id}, ${LEVEL}, ${guild.role('role 1').id}`)}`)
    // With an ignored channel, the gateway must know where each channel of the guild lies.
    await pool.query(`insert into ignored_channels (guild_id, channel_id) values
      ${rows((guild) => `${guild.id}, ${named(guild, 'category 0')}`)}`)
  }
  return guilds
}
