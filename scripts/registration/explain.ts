import { DiscordAPIError, HTTPError } from '@discordjs/rest'
import type { RegistrationTarget } from './register.ts'

/** Discord's error codes whose cause a person can remove. */
const WRONG_APPLICATION = 20012
const CREATES_USED_UP = 30034
const NO_ACCESS = 50001
const UNKNOWN_GUILD = 10004

/** The bot is not in this server, or there is no such server. */
export const isNoAccess = ({ code }: DiscordAPIError): boolean => code === NO_ACCESS || code === UNKNOWN_GUILD

/** Says why Discord refused the commands and what to do, without the token; null for an error that is not Discord's. */
export function explainFailure(error: unknown, { applicationId, guildId, apiUrl }: RegistrationTarget): string | null {
  if (error instanceof HTTPError) return `Discord answered ${error.status} to every attempt. Try again later.`
  if (!(error instanceof DiscordAPIError)) {
    return error instanceof Error && isConnectionFailure(error) ? `Discord does not answer at ${apiUrl}.` : null
  }
  if (error.status === 401) {
    return `Discord does not accept the token of application ${applicationId}. Reset it on the Bot page of the developer portal, and use the new one.`
  }
  switch (error.code) {
    case WRONG_APPLICATION:
      return `The token is not that of application ${applicationId}. Both must be of the same application.`
    case CREATES_USED_UP:
      return 'Discord allows 200 new commands a day, and they are used up. Try again tomorrow.'
    case NO_ACCESS:
    case UNKNOWN_GUILD:
      return `The bot has no access to server ${guildId}. Invite it there, with the scope applications.commands.`
    default:
      return `Discord refuses: ${error.message}`
  }
}

const CONNECTION_CODES = /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|ENET|Connection|FailedToOpenSocket|UND_ERR)/

const isConnectionFailure = (error: Error): boolean =>
  error.name === 'AbortError' ||
  ('code' in error && CONNECTION_CODES.test(String(error.code))) ||
  (error.cause instanceof Error && isConnectionFailure(error.cause))
