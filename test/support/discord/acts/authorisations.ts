import { NO_CONNECTION } from '../linked-roles/connection.ts'
import { type Authorisation, authorisationKey, type IssuedToken } from '../oauth/state.ts'
import type { ApplicationState } from '../state/application.ts'
import type { UserState } from '../state/user.ts'
import type { World } from '../world.ts'
import { settleLinkedRoles } from './linked-roles.ts'

const TOKEN_CHARACTERS = 30

/** A code or token in Discord's shape: 30 letters and digits. */
const newSecret = (): string => {
  let secret = ''
  while (secret.length < TOKEN_CHARACTERS) {
    secret += crypto
      .getRandomValues(new Uint8Array(TOKEN_CHARACTERS))
      .toBase64()
      .replace(/[^a-z\d]/gi, '')
  }
  return secret.slice(0, TOKEN_CHARACTERS)
}

/** A person allows an application these scopes, in addition to earlier ones. */
export function authorise(
  world: World,
  application: ApplicationState,
  user: UserState,
  scopes: readonly string[],
): Authorisation {
  const key = authorisationKey(application, user)
  const authorisation = world.oauth.authorisations.get(key) ?? {
    application,
    user,
    scopes: new Set(),
    connection: NO_CONNECTION,
  }
  for (const scope of scopes) authorisation.scopes.add(scope)
  world.oauth.authorisations.set(key, authorisation)
  return authorisation
}

/** Makes a code, which the browser takes to the redirect URI. */
export function issueCode(
  world: World,
  authorisation: Authorisation,
  request: { scopes: string[]; redirectUri: string; challenge: string | null },
): string {
  const code = newSecret()
  const { clock, authorisationCodeMs } = world.settings
  world.oauth.codes.set(code, { authorisation, ...request, expiresAt: clock.now() + authorisationCodeMs })
  return code
}

/** Makes an access token and its refresh token. */
export function issueToken(world: World, authorisation: Authorisation, scopes: string[]): IssuedToken {
  const { clock, accessTokenMs } = world.settings
  const token = {
    access: newSecret(),
    refresh: newSecret(),
    authorisation,
    scopes,
    expiresAt: clock.now() + accessTokenMs,
  }
  world.oauth.tokens.set(token.access, token)
  world.oauth.refreshTokens.set(token.refresh, token)
  return token
}

/** Ends one pair of tokens, e.g. because it was refreshed. */
export function endToken({ oauth }: World, token: IssuedToken): void {
  oauth.tokens.delete(token.access)
  oauth.refreshTokens.delete(token.refresh)
}

/**
 * Ends an authorisation, its codes and all its tokens, and takes its linked roles. Discord does this when a token is revoked.
 * https://discord.com/developers/docs/topics/oauth2#authorization-code-grant-token-revocation-example
 */
export function endAuthorisation(world: World, authorisation: Authorisation): void {
  const { oauth } = world
  oauth.authorisations.delete(authorisationKey(authorisation.application, authorisation.user))
  for (const token of oauth.refreshTokens.values()) if (token.authorisation === authorisation) endToken(world, token)
  for (const [code, issued] of oauth.codes) if (issued.authorisation === authorisation) oauth.codes.delete(code)
  settleLinkedRoles(world, authorisation)
}

/** A person logs in at Discord. @returns the value of the cookie */
export function logInAtDiscord({ oauth }: World, user: UserState): string {
  const cookie = newSecret()
  oauth.logins.set(cookie, user)
  return cookie
}
