import type { Snowflake } from '../../shared/discord/snowflake.ts'

/** Pages of Discord's developer portal. */

export const APPLICATIONS_PAGE = 'https://discord.com/developers/applications'

const application = (botId: Snowflake): string => `${APPLICATIONS_PAGE}/${botId}`

/** Where the public key and the interactions URL are. */
export const informationPage = (botId: Snowflake): string => `${application(botId)}/information`

/** Where the token and the intents are. */
export const botPage = (botId: Snowflake): string => `${application(botId)}/bot`

/** Where the client secret and the redirects are. */
export const oauthPage = (botId: Snowflake): string => `${application(botId)}/oauth2`
