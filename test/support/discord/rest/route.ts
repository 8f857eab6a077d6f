import type { SentFile } from '../checks/attachments.ts'
import type { IssuedToken } from '../oauth/state.ts'
import type { ApplicationState } from '../state/application.ts'
import type { UserState } from '../state/user.ts'
import type { World } from '../world.ts'
import type { Answer } from './answers.ts'

/** The names after colons in a pattern. */
export type ParametersOf<Pattern extends string> = Pattern extends `${string}:${infer Name}/${infer Rest}`
  ? Record<Name, string> & ParametersOf<`/${Rest}`>
  : Pattern extends `${string}:${infer Name}`
    ? Record<Name, string>
    : Record<never, string>

export interface Call<Parameters = Record<string, string>> {
  world: World
  /** The application whose bot sends the request. */
  application: ApplicationState
  parameters: Parameters
  query: URLSearchParams
  body: unknown
  /** Sent beside the body. */
  files: readonly SentFile[]
  /** The audit-log reason. */
  reason: string | null
}

/** A request without a bot token, which its address authorises. */
export type OpenCall<Parameters = Record<string, string>> = Omit<Call<Parameters>, 'application'>

/** A request with a person's access token. */
export interface PersonCall<Parameters = Record<string, string>> extends OpenCall<Parameters> {
  user: UserState
  token: IssuedToken
}

/** A request of an application itself, whose credentials are in the form or in a Basic header. */
export interface ClientCall {
  world: World
  form: Record<string, string | undefined>
  authorization: string | null
}

type Run<C> = (call: C) => Answer | Promise<Answer>

export type Route = { method: string; pattern: string; expression: RegExp } & (
  | { access: 'bot'; run: Run<Call> }
  | { access: 'open'; run: Run<OpenCall> }
  | { access: 'person'; scope: string | null; run: Run<PersonCall> }
  | { access: 'client'; run: Run<ClientCall> }
)

const expressionOf = (pattern: string): RegExp => new RegExp(`^${pattern.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`)

/** A route for bots. */
export const route = <const P extends string>(method: string, pattern: P, run: Run<Call<ParametersOf<P>>>): Route => ({
  method,
  pattern,
  expression: expressionOf(pattern),
  access: 'bot',
  // The expression is made from the pattern, so what it captures are the pattern's parameters.
  run: run as unknown as Run<Call>,
})

/** A route that needs no authorisation. */
export const openRoute = <const P extends string>(
  method: string,
  pattern: P,
  run: Run<OpenCall<ParametersOf<P>>>,
): Route => ({
  method,
  pattern,
  expression: expressionOf(pattern),
  access: 'open',
  // As in `route`.
  run: run as unknown as Run<OpenCall>,
})

/** A route for people. @param scope the scope that the access token needs; null accepts every access token */
export const personRoute = <const P extends string>(
  scope: string | null,
  method: string,
  pattern: P,
  run: Run<PersonCall<ParametersOf<P>>>,
): Route => ({
  method,
  pattern,
  expression: expressionOf(pattern),
  access: 'person',
  scope,
  // As in `route`.
  run: run as unknown as Run<PersonCall>,
})

/** A route that reads a form and authenticates the application. */
export const clientRoute = (method: string, pattern: string, run: Run<ClientCall>): Route => ({
  method,
  pattern,
  expression: expressionOf(pattern),
  access: 'client',
  run,
})

export interface Match {
  route: Route
  parameters: Record<string, string>
}

/**
 * Finds the route for a request; `other-method` if the address exists only for another method. Two routes may have the same
 * address, one for bots and one for people: then it is the one that admits the caller.
 */
export function findRoute(
  routes: readonly Route[],
  method: string,
  path: string,
  admits: (route: Route) => boolean,
): Match | 'other-method' | null {
  let elsewhere = false
  let first: Match | null = null
  for (const candidate of routes) {
    const groups = candidate.expression.exec(path)
    if (!groups) continue
    if (candidate.method !== method) {
      elsewhere = true
      continue
    }
    const match = { route: candidate, parameters: decoded(groups.groups ?? {}) }
    if (admits(candidate)) return match
    first ??= match
  }
  return first ?? (elsewhere ? 'other-method' : null)
}

/** discord-api-types percent-encodes what it puts into an address, `@original` among it. */
const decoded = (parameters: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, decode(value)]))

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
