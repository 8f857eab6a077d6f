import { createHash } from 'node:crypto'
import { endAuthorisation, endToken, issueToken } from '../acts/authorisations.ts'
import type { Answer } from '../rest/answers.ts'
import type { ClientCall } from '../rest/route.ts'
import type { ApplicationState } from '../state/application.ts'
import type { World } from '../world.ts'
import type { IssuedToken } from './state.ts'

/** RFC 7636, 4.1. */
const VERIFIER = /^[\w.~-]{43,128}$/

/** An error in the form of OAuth, which differs from the errors of all other routes. */
const refuse = (error: string, error_description?: string, status = 400): Answer => ({
  status,
  body: { error, ...(error_description === undefined ? {} : { error_description }) },
})

const invalidClient = refuse('invalid_client', undefined, 401)

/** Credentials in a Basic header are percent-encoded before they are joined (RFC 6749, 2.3.1). */
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The application whose id and secret are in the Basic header or the form of a request. */
function clientOf({ world, form, authorization }: ClientCall): ApplicationState | null {
  let { client_id: id = '', client_secret: secret = '' } = form
  if (authorization?.startsWith('Basic ')) {
    const [user = '', ...rest] = Buffer.from(authorization.slice('Basic '.length), 'base64').toString().split(':')
    // A client id in the form must be the same one.
    if (id !== '' && id !== decode(user)) return null
    id = decode(user)
    secret = decode(rest.join(':'))
  }
  const application = world.applications.get(id)
  return application && application.clientSecret === secret ? application : null
}

/** The answer with a new token. Its lifetime is that of each new token, however long the answer takes. */
function answerWith({ settings }: World, token: IssuedToken): Answer {
  const body = {
    token_type: 'Bearer',
    access_token: token.access,
    expires_in: settings.accessTokenMs / 1000,
    refresh_token: token.refresh,
    scope: token.scopes.join(' '),
  }
  return { status: 200, body, headers: { 'Cache-Control': 'no-store', Pragma: 'no-cache' } }
}

/** Exchanges a code for tokens. The first attempt of its application uses the code up, even if it fails. */
function exchangeCode({ world, form }: ClientCall, application: ApplicationState): Answer {
  const code = world.oauth.codes.get(form.code ?? '')
  const expired = code && code.expiresAt <= world.settings.clock.now()
  if (!code || expired || code.authorisation.application !== application) {
    return refuse('invalid_grant', 'Invalid "code" in request.')
  }
  world.oauth.codes.delete(form.code ?? '')
  if (form.redirect_uri !== code.redirectUri) return refuse('invalid_request', 'Invalid "redirect_uri" in request.')
  const { code_verifier: verifier } = form
  if (code.challenge !== null && verifier === undefined) return refuse('invalid_request', 'Missing "code_verifier"')
  if (verifier !== undefined) {
    if (code.challenge === null || !VERIFIER.test(verifier)) {
      return refuse('invalid_request', 'Invalid "code_verifier"')
    }
    const hash = createHash('sha256').update(verifier).digest('base64url')
    if (hash !== code.challenge) return refuse('invalid_grant', 'Invalid "code_verifier"')
  }
  return answerWith(world, issueToken(world, code.authorisation, code.scopes))
}

/** Replaces an access token and its refresh token by new ones. */
function refresh({ world, form }: ClientCall, application: ApplicationState): Answer {
  const old = world.oauth.refreshTokens.get(form.refresh_token ?? '')
  if (!old || old.authorisation.application !== application) return refuse('invalid_grant')
  endToken(world, old)
  return answerWith(world, issueToken(world, old.authorisation, old.scopes))
}

/** `POST /oauth2/token`. https://discord.com/developers/docs/topics/oauth2#authorization-code-grant-access-token-exchange-example */
export function token(call: ClientCall): Answer {
  const { grant_type: grant } = call.form
  // Discord looks at the grant type first, also for a body in another encoding (discord-api-docs issue 5249).
  if (grant !== 'authorization_code' && grant !== 'refresh_token') {
    return refuse('unsupported_grant_type', `Grant type ${grant ?? 'None'} is not supported`)
  }
  const application = clientOf(call)
  if (!application) return invalidClient
  return grant === 'authorization_code' ? exchangeCode(call, application) : refresh(call, application)
}

/** `POST /oauth2/token/revoke`. An unknown token is answered like a known one (RFC 7009). */
export function revoke(call: ClientCall): Answer {
  const application = clientOf(call)
  if (!application) return invalidClient
  const { token: text } = call.form
  if (text === undefined) return refuse('invalid_request', 'Missing "token" in request.')
  const { tokens, refreshTokens } = call.world.oauth
  const found = tokens.get(text) ?? refreshTokens.get(text)
  if (found?.authorisation.application === application) endAuthorisation(call.world, found.authorisation)
  return { status: 200, body: {} }
}
