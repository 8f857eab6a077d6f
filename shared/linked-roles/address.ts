import type { Snowflake } from '../discord/snowflake.ts'

/** Where members link their accounts, below the address of the dashboard. */
export const LINKED_ROLES_PATH = '/linked-roles'

/** Where Discord sends a member back to. One address serves all bots: a cookie has the id of the bot. */
export const LINKED_CALLBACK_PATH = `${LINKED_ROLES_PATH}/callback`

/** The page that members open for a linked role of a bot. @param webUrl the address of the dashboard, without a path */
export const verificationUrl = (webUrl: string, botId: Snowflake): string => `${webUrl}${LINKED_ROLES_PATH}/${botId}`

/** The address that the owner of a bot enters under OAuth2 > Redirects. */
export const redirectUrl = (webUrl: string): string => `${webUrl}${LINKED_CALLBACK_PATH}`
