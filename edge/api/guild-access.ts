import type { GuildAccess } from '../guild/fetch.ts'
import type { GuildLoadContext } from './context.ts'

/** The context of a guild's route, as the requests to Discord in `edge/guild` need it. The main bot asks. */
export const asGuildAccess = ({ discord, bot, guildId }: GuildLoadContext): GuildAccess => ({
  discord,
  botToken: async () => bot.token,
  guildId,
  interaction: { applicationId: bot.applicationId },
})
