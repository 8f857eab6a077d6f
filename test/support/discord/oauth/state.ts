import type { Snowflake } from '../../../../shared/discord/snowflake.ts'
import type { RoleConnection } from '../linked-roles/connection.ts'
import type { ApplicationState } from '../state/application.ts'
import type { UserState } from '../state/user.ts'

/** One person's permission for one application. All their tokens end with it. */
export interface Authorisation {
  application: ApplicationState
  user: UserState
  /** All scopes that the person allowed so far. */
  scopes: Set<string>
  /** The data about the person that the application sent for linked roles. */
  connection: RoleConnection
}

/** A code that was sent to a redirect URI and not exchanged yet. */
export interface IssuedCode {
  authorisation: Authorisation
  scopes: string[]
  redirectUri: string
  /** SHA-256 of the PKCE verifier in base64url; null where the application sent none. */
  challenge: string | null
  /** Milliseconds since 1970. */
  expiresAt: number
}

/** An access token and the refresh token that came with it. */
export interface IssuedToken {
  access: string
  refresh: string
  authorisation: Authorisation
  scopes: string[]
  /** Of the access token, milliseconds since 1970. A refresh token does not expire. */
  expiresAt: number
}

export interface OAuthState {
  /** By application and user, see `authorisationKey`. */
  authorisations: Map<string, Authorisation>
  codes: Map<string, IssuedCode>
  /** By access token. */
  tokens: Map<string, IssuedToken>
  /** By refresh token. */
  refreshTokens: Map<string, IssuedToken>
  /** People who are logged in at Discord in a browser, by the value of its cookie. */
  logins: Map<string, UserState>
}

export const newOAuthState = (): OAuthState => ({
  authorisations: new Map(),
  codes: new Map(),
  tokens: new Map(),
  refreshTokens: new Map(),
  logins: new Map(),
})

export const authorisationKey = (application: { id: Snowflake }, user: { id: Snowflake }): string =>
  `${application.id}:${user.id}`
