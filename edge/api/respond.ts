import type { Allowance } from '../runtime/limiter.ts'
import { PROBLEMS, type Problem, type ProblemKind } from './problem.ts'
import type { FileReply, Reply } from './route.ts'

/** The title of each kind of problem: for developers, always in English. https://www.rfc-editor.org/rfc/rfc9457#name-title */
const TITLES: Readonly<Record<ProblemKind, string>> = {
  'bad-request': 'The request is not valid',
  'not-logged-in': 'Not logged in',
  forbidden: 'Not allowed',
  'not-found': 'Not found',
  'method-not-allowed': 'This method is not allowed here',
  conflict: 'The request conflicts with another',
  'version-conflict': 'Somebody else has changed it meanwhile',
  'too-large': 'The body is too large',
  'wrong-media-type': 'The body is not JSON',
  'cannot-do': 'This cannot be done',
  'version-needed': 'The header If-Match is missing',
  'too-many-requests': 'Too many requests',
  failed: 'Something went wrong',
  unavailable: 'Not available right now',
}

/** No cache keeps a reply, because each depends on the person who asks. */
const ALWAYS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  vary: 'Authorization, Cookie, Accept-Language',
} as const

/** A reply as it is stored and sent. */
export interface Rendered {
  status: number
  /** JSON; null for none. */
  json: string | null
  /** The body in place of JSON. Such a reply is not stored. */
  stream?: ReadableStream<Uint8Array>
  headers: Readonly<Record<string, string>>
}

/** Renders a refusal. @param origin of the page that documents each type of problem */
export function renderProblem(problem: Problem, origin: string): Rendered {
  const { problem: kind, detail, errors, more, retryAfterSeconds } = problem
  const status = PROBLEMS[kind]
  const facts = { type: `${origin}/docs/api#${kind}`, title: TITLES[kind], status, detail }
  const headers: Record<string, string> = { 'content-type': 'application/problem+json' }
  if (retryAfterSeconds !== undefined) headers['retry-after'] = String(retryAfterSeconds)
  if (kind === 'not-logged-in') headers['www-authenticate'] = 'Bearer'
  return { status, json: JSON.stringify({ ...more, ...facts, ...(errors && { errors }) }), headers }
}

const quoted = (version: string): string => `"${version}"`

/**
 * Renders a success.
 * @param usual the status of the route's successes
 * @param knownVersion the version that the caller has already: a GET of that version gets 304
 */
export function renderReply(reply: Reply<unknown>, usual: number, knownVersion: string | null): Rendered {
  const { status = usual, version } = reply
  const headers: Record<string, string> = version === undefined ? {} : { etag: quoted(version) }
  if (status === 200 && version !== undefined && version === knownVersion) return { status: 304, json: null, headers }
  if (!('body' in reply) || status === 204 || status === 304) return { status, json: null, headers }
  return { status, json: JSON.stringify(reply.body), headers: { ...headers, 'content-type': 'application/json' } }
}

/** A file that is being written, with its headers. */
export const renderFile = ({ name, type }: FileReply['file'], stream: ReadableStream<Uint8Array>): Rendered => ({
  ...{ status: 200, json: null, stream },
  headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
})

/** The headers that say how much of a limit is left. https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/ */
export const limitHeaders = ({ policy, remaining, resetSeconds }: Allowance): Record<string, string> => ({
  'ratelimit-policy': `"${policy.name}";q=${policy.most};w=${policy.seconds}`,
  ratelimit: `"${policy.name}";r=${remaining};t=${resetSeconds}`,
})

/** The response of a rendered reply. A HEAD request gets no body. */
export function respond(
  { status, json, stream, headers }: Rendered,
  more: Readonly<Record<string, string>>,
  isHead: boolean,
): Response {
  return new Response(isHead ? null : (stream ?? json), { status, headers: { ...ALWAYS, ...headers, ...more } })
}

/** The version in an If-Match or If-None-Match header, without quotes; null where it names none, several or any. */
export function versionIn(header: string | null): string | null {
  const [, version] = /^\s*(?:W\/)?"([^"]{1,100})"\s*$/.exec(header ?? '') ?? []
  return version ?? null
}
