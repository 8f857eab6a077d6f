import type { ApplicationState } from '../state/application.ts'
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
  /** The audit-log reason. */
  reason: string | null
}

/** A request without a bot token, which its address authorises. */
export type OpenCall<Parameters = Record<string, string>> = Omit<Call<Parameters>, 'application'>

type Run<C> = (call: C) => Answer | Promise<Answer>

export type Route = { method: string; pattern: string; expression: RegExp } & (
  | { access: 'bot'; run: Run<Call> }
  | { access: 'open'; run: Run<OpenCall> }
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
  // As above.
  run: run as unknown as Run<OpenCall>,
})

export interface Match {
  route: Route
  parameters: Record<string, string>
}

/** The route for a request; `other-method` where the address exists for another. */
export function findRoute(routes: readonly Route[], method: string, path: string): Match | 'other-method' | null {
  let elsewhere = false
  for (const candidate of routes) {
    const groups = candidate.expression.exec(path)
    if (!groups) continue
    if (candidate.method === method) return { route: candidate, parameters: decoded(groups.groups ?? {}) }
    elsewhere = true
  }
  return elsewhere ? 'other-method' : null
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
