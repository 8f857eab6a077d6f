import { decayAhead } from '../../../shared/database/decay/preview.ts'
import type { GuildOverview } from '../../../shared/database/guilds/overview.ts'
import type { GuildChannel, GuildView } from '../../../shared/discord/guild-view.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { Surroundings } from '../../../shared/levelling/finding.ts'
import { checkedChannels } from '../../guild/examine.ts'
import type { GuildAccess } from '../../guild/fetch.ts'
import { fetchChannelSights } from '../../guild/fetch-sights.ts'
import type { GuildContext, GuildLoadContext } from '../context.ts'

/** A guild as Discord shows it to the bot that serves it. */
export interface Looked {
  view: GuildView
  /** Without threads. */
  channels: ReadonlyMap<Snowflake, GuildChannel>
}

/** The parts of a route's context that requests to Discord about the guild need. */
export type LookingContext = Pick<GuildContext, 'discord' | 'bot' | 'guildId'>

/** Sends requests about the guild as the bot that serves it. */
export const accessOf = ({ discord, bot, guildId }: LookingContext): GuildAccess => ({
  ...{ discord, guildId, interaction: { applicationId: bot.applicationId } },
  botToken: async () => bot.token,
})

/** Looks at the guild's roles, the bot's own roles and the channels. @returns null where Discord does not show one of them */
export async function look({ servingBot, order, botRoles, channels }: GuildLoadContext): Promise<Looked | null> {
  const [bot, owned, roleIds, listed] = await Promise.all([servingBot(), order(), botRoles(), channels()])
  if (roleIds === null || listed === null) return null
  return { view: { ...owned, bot: { id: bot.applicationId, roleIds } }, channels: listed }
}

/** Looks at the channels that the settings name, and at what silent members lose. */
export async function surroundingsOf(
  {
    discord,
    servingBot,
    guildId,
    database,
    now,
  }: Pick<GuildLoadContext, 'discord' | 'servingBot' | 'guildId' | 'database' | 'now'>,
  { view, channels }: Looked,
  overview: GuildOverview,
): Promise<Surroundings> {
  const listing = Promise.resolve(channels)
  const asBot = accessOf({ discord, guildId, bot: await servingBot() })
  const [sights, decay] = await Promise.all([
    fetchChannelSights(asBot, view, checkedChannels(overview), listing),
    decayAhead(database, guildId, overview.settings, now),
  ])
  return { view, sights, channels, ...decay }
}
