import { DiscordAPIError, HTTPError } from '@discordjs/rest'

/** Discord's code and message, or the error's name: never a body, an address or a header, which may carry a token. */
export function describe(error: unknown): string {
  if (error instanceof DiscordAPIError) return `${error.code}: ${error.message}`
  if (error instanceof HTTPError) return `Discord answered ${error.status}`
  return error instanceof Error ? `${error.name}: ${error.message}` : 'unknown failure'
}
