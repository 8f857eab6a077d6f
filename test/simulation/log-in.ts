import { createHash } from 'node:crypto'
import type { Application } from '../support/discord/community/application.ts'
import type { Discord } from '../support/discord/discord.ts'

export const REDIRECT = 'http://127.0.0.1:3001/login/callback'
const VERIFIER = 'a'.repeat(43)
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url')

/** The address to which an application sends a browser. @param changes an undefined value removes a parameter */
export function authorizeUrl(
  discord: Discord,
  application: { id: string },
  changes: Record<string, string | undefined> = {},
): string {
  const parameters = {
    response_type: 'code',
    client_id: application.id,
    redirect_uri: REDIRECT,
    scope: 'identify guilds',
    state: 'state-1',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
    ...changes,
  }
  const url = new URL('/oauth2/authorize', discord.world.address.http)
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) url.searchParams.set(name, value)
  return url.href
}

/** The query of an address to which Discord sends a browser back. */
export const queryOf = (location: string): Record<string, string> => Object.fromEntries(new URL(location).searchParams)

export interface Answered {
  status: number
  /** The JSON of any route. Tests compare it as a whole or by field. */
  body: Record<string, unknown>
}

/** Sends a form. @param path below `/api` */
export async function sendForm(
  discord: Discord,
  path: string,
  form: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Answered> {
  const body = new URLSearchParams(form)
  const response = await fetch(`${discord.apiUrl}${path}`, { method: 'POST', body, headers })
  return { status: response.status, body: (await response.json()) as Answered['body'] }
}

export const credentials = ({ id, clientSecret }: Application): Record<string, string> => ({
  client_id: id,
  client_secret: clientSecret,
})

/** Exchanges a code. @param changes other fields of the form */
export const exchange = (
  discord: Discord,
  application: Application,
  code: string,
  changes: Record<string, string> = {},
): Promise<Answered> =>
  sendForm(discord, '/oauth2/token', {
    ...credentials(application),
    grant_type: 'authorization_code',
    code,
    redirect_uri: REDIRECT,
    code_verifier: VERIFIER,
    ...changes,
  })

export interface Tokens {
  access_token: string
  refresh_token: string
}

/** A person logs in with an application. */
export async function logIn(
  discord: Discord,
  application: Application,
  name: string,
  scope = 'identify guilds',
): Promise<Tokens> {
  const location = await discord.visitor(name).allows(authorizeUrl(discord, application, { scope }))
  const { body } = await exchange(discord, application, queryOf(location).code ?? '')
  return { access_token: String(body.access_token), refresh_token: String(body.refresh_token) }
}

/** Sends a GET with an Authorization header. @param path below `/api/v10` */
export async function getAs(discord: Discord, authorization: string, path: string): Promise<Answered> {
  const headers = { Authorization: authorization, 'User-Agent': 'DiscordBot (https://example.org, 1)' }
  const response = await fetch(`${discord.apiUrl}/v10${path}`, { headers })
  return { status: response.status, body: (await response.json()) as Answered['body'] }
}
