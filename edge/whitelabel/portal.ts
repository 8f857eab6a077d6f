import { Permission } from '../../shared/discord/permission.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'

/** Pages of Discord's developer portal, and of its invitation. */

export const APPLICATIONS_PAGE = 'https://discord.com/developers/applications'

const application = (botId: Snowflake): string => `${APPLICATIONS_PAGE}/${botId}`

/** Where the public key and the interactions URL are. */
export const informationPage = (botId: Snowflake): string => `${application(botId)}/information`

/** Where the token and the intents are. */
export const botPage = (botId: Snowflake): string => `${application(botId)}/bot`

/** What a levelling bot needs: to see messages, to reply with embeds, also in threads, and to give roles. */
const NEEDED_PERMISSIONS = [
  Permission.ViewChannel,
  Permission.SendMessages,
  Permission.EmbedLinks,
  Permission.ReadMessageHistory,
  Permission.ManageRoles,
  Permission.SendMessagesInThreads,
].reduce((all, one) => all | one, 0n)

/** https://discord.com/developers/docs/topics/oauth2#bot-authorization-flow */
export const inviteLink = (botId: Snowflake): string =>
  `https://discord.com/oauth2/authorize?client_id=${botId}&scope=bot+applications.commands&permissions=${NEEDED_PERMISSIONS}`
