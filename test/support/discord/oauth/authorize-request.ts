import type { ApplicationState } from '../state/application.ts'
import type { World } from '../world.ts'
import { onlyInstalls, readScopes } from './scopes.ts'

/** Base64url of 32 bytes. */
const S256_CHALLENGE = /^[\w-]{43}$/

export interface AuthorizeRequest {
  application: ApplicationState
  scopes: string[]
  /** Null if the request only adds the application to a server. */
  redirectUri: string | null
  state: string | null
  challenge: string | null
  /** Whether it has `prompt=none`: a person who allowed the same scopes before is not asked again. */
  silent: boolean
  /** Permissions for the bot's role, with the scope `bot`. */
  permissions: bigint
  /** The server that the page preselects. */
  guildId: string | null
  /** Whether the person cannot choose another server. */
  onlyThatGuild: boolean
  /** Whether the person installs the application for themselves, and not in a server. */
  isUserInstall: boolean
}

export type ReadRequest =
  | { ok: true; request: AuthorizeRequest }
  /** Shown to the person. Nothing is sent to an address that the application did not register. */
  | { ok: false; page: string }
  /** Sent back to the application. */
  | { ok: false; redirect: string }

/**
 * The redirect URI with an answer to the application in its query. The answer contains `state` and Discord's `iss` (RFC 9207).
 * https://discord.com/.well-known/oauth-authorization-server
 */
export function redirectTo(
  world: World,
  { redirectUri, state }: { redirectUri: string; state: string | null },
  parameters: Record<string, string>,
): string {
  const url = new URL(redirectUri)
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  if (state !== null) url.searchParams.set('state', state)
  url.searchParams.set('iss', world.address.http)
  return url.href
}

/** Reads the query of `/oauth2/authorize`. https://discord.com/developers/docs/topics/oauth2#authorization-code-grant */
export function readAuthorizeRequest(world: World, query: URLSearchParams): ReadRequest {
  const application = world.applications.get(query.get('client_id') ?? '')
  if (!application) return { ok: false, page: 'Unknown Application' }
  const scopes = readScopes(query.get('scope'))
  const installs = scopes !== null && onlyInstalls(scopes) && !query.has('response_type')
  const given = query.get('redirect_uri')
  const redirectUri = given ?? (installs ? null : (application.redirectUris[0] ?? null))
  const unregistered = redirectUri === null ? !installs : !application.redirectUris.includes(redirectUri)
  if (unregistered) return { ok: false, page: 'Invalid OAuth2 redirect_uri' }
  const state = query.get('state')
  const refuse = (error: string, error_description: string): ReadRequest =>
    redirectUri === null
      ? { ok: false, page: error_description }
      : { ok: false, redirect: redirectTo(world, { redirectUri, state }, { error, error_description }) }
  if (!scopes) return refuse('invalid_scope', 'The requested scope is invalid, unknown, or malformed.')
  if (!installs && query.get('response_type') !== 'code') {
    return refuse('unsupported_response_type', 'The authorization server does not support this response type.')
  }
  const challenge = query.get('code_challenge')
  const method = query.get('code_challenge_method')
  // Discord accepts only S256. A challenge without a method would mean `plain` (RFC 7636).
  if ((challenge === null) !== (method === null) || (method !== null && method !== 'S256')) {
    return refuse('invalid_request', 'Invalid "code_challenge_method" in request.')
  }
  if (challenge !== null && !S256_CHALLENGE.test(challenge)) {
    return refuse('invalid_request', 'Invalid "code_challenge" in request.')
  }
  const type = query.get('integration_type') ?? '0'
  const isUserInstall = type === '1'
  if (!application.integrationTypes.has(Number(type)) || (isUserInstall && scopes.includes('bot'))) {
    return refuse('invalid_request', 'Invalid "integration_type" in request.')
  }
  const permissions = query.get('permissions') ?? '0'
  if (!/^\d{1,20}$/.test(permissions)) return refuse('invalid_request', 'Invalid "permissions" in request.')
  const silent = query.get('prompt') === 'none'
  const guildId = query.get('guild_id')
  const onlyThatGuild = guildId !== null && query.get('disable_guild_select') === 'true'
  const installed = { permissions: BigInt(permissions), guildId, onlyThatGuild, isUserInstall }
  return { ok: true, request: { application, scopes, redirectUri, state, challenge, silent, ...installed } }
}
