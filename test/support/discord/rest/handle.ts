import { isSnowflake } from '../../../../shared/discord/snowflake.ts'
import type { ApplicationState } from '../state/application.ts'
import type { World } from '../world.ts'
import { type Answer, invalidForm, noSuchRoute, refuse, unauthorized, wrongMethod } from './answers.ts'
import { admits, type Caller, callingApplication, limitOf, readCaller } from './caller.ts'
import { addError } from './form-errors.ts'
import { guildOfRequest } from './guild-of-request.ts'
import type { RateVerdict } from './rate-limiter.ts'
import { readBody, readForm } from './read-body.ts'
import { findRoute, type Match, type OpenCall } from './route.ts'
import { routes } from './routes/index.ts'

const PREFIX = '/api/v10'
/** These addresses are documented without a version. */
const OAUTH_PREFIX = '/api/oauth2/'
/** Requests to this path need no bot's User-Agent: Discord's own examples send none. */
const TOKEN_PATH = '/oauth2/token'
/** https://discord.com/developers/docs/reference#user-agent */
const USER_AGENT = /^DiscordBot \([^\s,]+, ?[^)]+\)/
const MOST_REASON = 512
const RESOURCES = ['channel', 'guild', 'webhook', 'interaction'] as const

interface Handled {
  answer: Answer
  headers?: Record<string, string>
  match?: Match
  application?: ApplicationState | undefined
  body?: unknown
}

/** Answers one REST request as Discord would, or with a fault that a test asked for, and records it. */
export async function handle(world: World, request: Request): Promise<Response> {
  const startedAt = performance.now()
  const url = new URL(request.url)
  const path = pathBelow(url.pathname)
  const reason = readReason(request)
  const handled: Handled = path === null ? { answer: noSuchRoute } : await judge(world, request, url, path, reason)
  const { answer, headers = {}, match, application, body = null } = handled
  const now = Date.now()
  const shared = headers['X-RateLimit-Scope'] === 'shared'
  if ([401, 403, 429].includes(answer.status) && !shared) world.limiter.countInvalid(now)
  world.requests.add({
    at: now,
    method: request.method,
    path: (path ?? url.pathname) + url.search,
    route: match?.route.pattern ?? null,
    applicationId: application?.id ?? null,
    body,
    reason,
    status: answer.status,
  })
  const guild = match === undefined ? null : guildOfRequest(world, match.parameters)
  if (match !== undefined && guild !== null) {
    const [{ method }, { status }, ms] = [request, answer, performance.now() - startedAt]
    const bodies = { sent: body, answered: answer.body ?? null }
    world.feed.tell({ type: 'request-answered', guild, method, route: match.route.pattern, status, ms, bodies })
  }
  if (world.faults.now.restDelayMs > 0) await Bun.sleep(world.faults.now.restDelayMs)
  const init = { status: answer.status, headers: { ...headers, ...answer.headers } }
  return answer.body ? Response.json(answer.body, init) : new Response(null, init)
}

/** The path below the version; null outside the API. */
function pathBelow(pathname: string): string | null {
  if (pathname.startsWith(`${PREFIX}/`)) return pathname.slice(PREFIX.length)
  return pathname.startsWith(OAUTH_PREFIX) ? pathname.slice('/api'.length) : null
}

async function judge(world: World, request: Request, url: URL, path: string, reason: string | null): Promise<Handled> {
  const now = Date.now()
  const blocked = world.limiter.blockedSeconds(now)
  if (blocked > 0) return limited({ headers: {}, limited: { retryAfterSeconds: blocked, global: false } }, {})
  const caller = readCaller(world, request.headers)
  const match = findRoute(routes, request.method, path, (route) => admits(route, caller))
  const anyClient = path.startsWith(TOKEN_PATH)
  if (!anyClient && !USER_AGENT.test(request.headers.get('User-Agent') ?? '')) return { answer: refuse(40333) }
  if (match === null) return { answer: noSuchRoute }
  if (match === 'other-method') return { answer: wrongMethod }
  const { route, parameters } = match
  const application = callingApplication(caller)
  if (!admits(route, caller)) return { answer: unauthorized, match, application }
  const resource = RESOURCES.map((name) => parameters[name] ?? '').join('/')
  const use = { ...limitOf(route, caller), resource }
  const verdict = world.limiter.take(use, now)
  if (verdict.limited) return limited(verdict, { match, application })
  const failure = world.faults.restFailure()
  if (failure !== null && !world.faults.now.failAfterActing) return { ...failing(failure), match, application }
  const body = route.access === 'client' ? await readForm(request) : await readBody(request)
  if (!body.ok) return { answer: body.answer, headers: verdict.headers, match, application }
  const call = { world, parameters, query: url.searchParams, body: body.value, files: body.files, reason }
  const malformed = malformedParameter(parameters)
  const answer = malformed ?? (await run(match, call, caller, request.headers.get('Authorization')))
  const common = { match, application, body: body.value }
  return failure === null ? { answer, headers: verdict.headers, ...common } : { ...failing(failure), ...common }
}

async function run({ route }: Match, call: OpenCall, caller: Caller, authorization: string | null): Promise<Answer> {
  if (route.access === 'open') return await route.run(call)
  // `readForm` has read the body, so it is a form.
  if (route.access === 'client') {
    return await route.run({ world: call.world, form: call.body as Record<string, string>, authorization })
  }
  if (route.access === 'bot') {
    return caller.kind === 'bot' ? await route.run({ ...call, application: caller.application }) : unauthorized
  }
  if (caller.kind !== 'person') return unauthorized
  return await route.run({ ...call, user: caller.token.authorisation.user, token: caller.token })
}

function readReason(request: Request): string | null {
  const header = request.headers.get('X-Audit-Log-Reason')
  if (header === null) return null
  try {
    return decodeURIComponent(header).slice(0, MOST_REASON)
  } catch {
    return header.slice(0, MOST_REASON)
  }
}

/** Parameters of addresses that are not ids. */
const NO_IDS: ReadonlySet<string> = new Set(['token', 'emoji'])

/** All ids in an address are snowflakes, except the words that have a meaning at Discord. */
function malformedParameter(parameters: Record<string, string>): Answer | null {
  for (const [name, value] of Object.entries(parameters)) {
    if (NO_IDS.has(name) || value === '@original' || value === '@me' || isSnowflake(value)) continue
    const error = { code: 'NUMBER_TYPE_COERCE', message: `Value "${value}" is not snowflake.` }
    return invalidForm(addError({}, [`${name}_id`], error))
  }
  return null
}

function limited({ headers, limited: limit }: RateVerdict, rest: Partial<Handled>): Handled {
  const { retryAfterSeconds, global } = limit ?? { retryAfterSeconds: 1, global: false }
  const message = 'You are being rate limited.'
  return {
    ...rest,
    answer: { status: 429, body: { message, retry_after: retryAfterSeconds, global } },
    headers: { ...headers, 'Retry-After': String(Math.ceil(retryAfterSeconds)) },
  }
}

/** A fault of Discord's own; a 429 of this kind is shared, so it does not count as the client's. */
function failing(status: number): Pick<Handled, 'answer' | 'headers'> {
  if (status !== 429) return { answer: { status, body: { message: `${status}: Server Error`, code: 0 } } }
  const body = { message: 'The resource is being rate limited.', retry_after: 0.05, global: false }
  return { answer: { status, body }, headers: { 'Retry-After': '0.05', 'X-RateLimit-Scope': 'shared' } }
}
