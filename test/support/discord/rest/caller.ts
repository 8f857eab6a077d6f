import { applicationOf } from '../gateway/identify.ts'
import type { IssuedToken } from '../oauth/state.ts'
import type { ApplicationState } from '../state/application.ts'
import type { World } from '../world.ts'
import type { Route } from './route.ts'

/** The sender of a request, as the Authorization header says. */
export type Caller =
  | { kind: 'bot'; application: ApplicationState }
  | { kind: 'person'; token: IssuedToken }
  /** The request has no token, or one that is not valid. */
  | { kind: 'nobody' }

const BOT = 'Bot '
const BEARER = 'Bearer '

export function readCaller(world: World, headers: Headers): Caller {
  const header = headers.get('Authorization') ?? ''
  if (header.startsWith(BOT)) {
    const application = applicationOf(world, header.slice(BOT.length))
    return application ? { kind: 'bot', application } : { kind: 'nobody' }
  }
  const token = header.startsWith(BEARER) ? world.oauth.tokens.get(header.slice(BEARER.length)) : undefined
  const valid = token && token.expiresAt > world.settings.clock.now()
  return valid ? { kind: 'person', token } : { kind: 'nobody' }
}

/**
 * Whether a caller may use a route. Discord answers 401 if there is no token, and also if the access token lacks the scope.
 * https://github.com/reboxer/discord-oauth2/issues/4
 */
export function admits(route: Route, caller: Caller): boolean {
  if (route.access === 'bot') return caller.kind === 'bot'
  if (route.access !== 'person') return true
  return caller.kind === 'person' && (route.scope === null || caller.token.scopes.includes(route.scope))
}

/** The application that sends a request, or for which a person does; undefined if there is none. */
export const callingApplication = (caller: Caller): ApplicationState | undefined => {
  if (caller.kind === 'bot') return caller.application
  return caller.kind === 'person' ? caller.token.authorisation.application : undefined
}

/** The rate limit that a request uses. Routes for people and routes for bots have separate limits. */
export function limitOf(route: Route, caller: Caller): { route: string; owner: string; countsGlobally: boolean } {
  const name = `${route.method} ${route.pattern}`
  if (route.access === 'bot' && caller.kind === 'bot') {
    return { route: name, owner: caller.application.id, countsGlobally: true }
  }
  if (route.access === 'person' && caller.kind === 'person') {
    return { route: `${BEARER}${name}`, owner: `user ${caller.token.authorisation.user.id}`, countsGlobally: true }
  }
  return { route: name, owner: 'open', countsGlobally: false }
}
