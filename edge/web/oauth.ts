import * as oauth from 'oauth4webapi'
import type { Snowflake } from '../../shared/discord/snowflake.ts'

/** The secrets of a login that has begun. A cookie keeps them while the person is at Discord. */
export interface PendingLogin {
  state: string
  verifier: string
}

/** Why a login failed. */
export type LoginFailure =
  /** The person refused. */
  | 'refused'
  /** Discord wants to show its page, and we asked for a login without one. */
  | 'page-needed'
  /** The code or the state does not belong to this login, or is too old. */
  | 'expired'
  /** Discord does not answer, or its answer breaks the protocol. */
  | 'unavailable'
  /** Discord refuses the application's secret. */
  | 'secret'

export type FinishedLogin =
  /** The tokens are secrets. */
  | {
      ok: true
      accessToken: string
      /** Null if Discord sent none. */
      refreshToken: string | null
      expiresInSeconds: number
      /** The scopes that the person has allowed. */
      scopes: readonly string[]
    }
  | { ok: false; reason: LoginFailure; error?: unknown }

/** Login with Discord. https://discord.com/developers/docs/topics/oauth2#authorization-code-grant */
export interface OAuth {
  /** @param shows whether Discord shows its page also to a person who has agreed to it before */
  begin(shows: boolean): Promise<PendingLogin & { url: string }>
  /** Exchanges the code of the callback's address for an access token. Never rejects. */
  finish(callback: URLSearchParams, pending: PendingLogin): Promise<FinishedLogin>
  /** Revokes all of the person's tokens: Discord revokes them together. @throws where Discord does not answer */
  revoke(accessToken: string): Promise<void>
}

export interface OAuthOptions {
  clientId: Snowflake
  clientSecret: string
  /** e.g. `https://discord.com/api` */
  apiUrl: string
  /** The address to which Discord sends people back, as it is registered in Discord's developer portal. */
  redirectUri: string
  /** The scopes that the person is asked to allow, separated by spaces. */
  scopes: string
  fetch(url: string, init: RequestInit): Promise<Response>
}

/** The path to which Discord sends people back. In Discord's developer portal, it is entered with our own address before it. */
export const CALLBACK_PATH = '/login/callback'

/** The scopes that show the person's names and list the servers that they are in. */
export const LOGIN_SCOPES = 'identify guilds'
const ANSWER_WITHIN_MS = 5_000
/** The lifetime of a token where Discord names none: that of its usual tokens. */
const USUAL_LIFE_SECONDS = 604_800

/** Errors by which an authorization server asks for a page. https://openid.net/specs/openid-connect-core-1_0.html#AuthError */
const PAGE_NEEDED: readonly string[] = ['login_required', 'consent_required', 'interaction_required']

const isLoopback = (url: string): boolean => /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])[:/]/.test(`${url}/`)

function failureOf(error: unknown): LoginFailure {
  if (error instanceof oauth.AuthorizationResponseError) {
    if (error.error === 'access_denied') return 'refused'
    if (PAGE_NEEDED.includes(error.error)) return 'page-needed'
    return 'unavailable'
  }
  if (error instanceof oauth.ResponseBodyError) {
    if (error.error === 'invalid_grant') return 'expired'
    return error.error === 'invalid_client' ? 'secret' : 'unavailable'
  }
  // Discord does not answer, or its answer breaks the protocol.
  return 'unavailable'
}

export function createOAuth({ clientId, clientSecret, apiUrl, redirectUri, scopes, fetch }: OAuthOptions): OAuth {
  const { origin } = new URL(apiUrl)
  const server: oauth.AuthorizationServer = {
    issuer: origin,
    authorization_endpoint: `${origin}/oauth2/authorize`,
    token_endpoint: `${apiUrl}/oauth2/token`,
    revocation_endpoint: `${apiUrl}/oauth2/token/revoke`,
    // Discord always names itself in its answers, so that no other server's answer is taken for one of Discord's.
    authorization_response_iss_parameter_supported: true,
  }
  const client: oauth.Client = { client_id: clientId }
  // The secret is sent in the body, because libraries encode a header with a secret in different ways.
  const secret = oauth.ClientSecretPost(clientSecret)
  const options = () => ({
    [oauth.customFetch]: (url: string, init: oauth.CustomFetchOptions<string, URLSearchParams>) =>
      fetch(url, { ...init, headers: init.headers, redirect: 'manual' } as RequestInit),
    // Allows HTTP for the simulated Discord of tests and development.
    [oauth.allowInsecureRequests]: isLoopback(apiUrl),
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  })

  return {
    async begin(shows) {
      const [state, verifier] = [oauth.generateRandomState(), oauth.generateRandomCodeVerifier()]
      const url = new URL(`${origin}/oauth2/authorize`)
      url.search = new URLSearchParams({
        client_id: clientId,
        response_type: 'code',
        redirect_uri: redirectUri,
        scope: scopes,
        state,
        code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        prompt: shows ? 'consent' : 'none',
      }).toString()
      return { url: url.href, state, verifier }
    },

    async finish(callback, { state, verifier }) {
      let checked: URLSearchParams
      try {
        checked = oauth.validateAuthResponse(server, client, callback, state)
      } catch (error) {
        const isDiscords = error instanceof oauth.AuthorizationResponseError
        return { ok: false, reason: isDiscords ? failureOf(error) : 'expired', error }
      }
      try {
        const answer = await oauth.authorizationCodeGrantRequest(
          ...([server, client, secret] as const),
          ...([checked, redirectUri, verifier, options()] as const),
        )
        const granted = await oauth.processAuthorizationCodeResponse(server, client, answer)
        const { access_token: accessToken, expires_in: expiresInSeconds = USUAL_LIFE_SECONDS } = granted
        const { refresh_token: refreshToken = null, scope = scopes } = granted
        return { ok: true, accessToken, refreshToken, expiresInSeconds, scopes: scope.split(' ') }
      } catch (error) {
        return { ok: false, reason: failureOf(error), error }
      }
    },

    async revoke(accessToken) {
      const answer = await oauth.revocationRequest(server, client, secret, accessToken, options())
      await oauth.processRevocationResponse(answer)
    },
  }
}
