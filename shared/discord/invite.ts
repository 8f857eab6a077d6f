import { IntegrationType } from './interaction-type.ts'
import { Permission } from './permission.ts'
import type { Snowflake } from './snowflake.ts'

/** What a levelling bot needs: to see messages, to reply with embeds and pictures, also in threads, and to give roles. */
const NEEDED_PERMISSIONS = [
  Permission.ViewChannel,
  Permission.SendMessages,
  Permission.EmbedLinks,
  Permission.AttachFiles,
  Permission.ReadMessageHistory,
  Permission.ManageRoles,
  Permission.SendMessagesInThreads,
].reduce((all, one) => all | one, 0n)

/** Discord's page on which users install an application for themselves, to use its commands everywhere. */
export const installLink = (applicationId: Snowflake): string =>
  `https://discord.com/oauth2/authorize?client_id=${applicationId}&integration_type=${IntegrationType.UserInstall}&scope=applications.commands`

/**
 * Discord's page that adds a bot to a server. https://discord.com/developers/docs/topics/oauth2#bot-authorization-flow
 * @param origin the simulated Discord has another
 */
export const inviteLink = (botId: Snowflake, origin = 'https://discord.com'): string =>
  `${origin}/oauth2/authorize?client_id=${botId}&scope=bot+applications.commands&permissions=${NEEDED_PERMISSIONS}`
