import { isSnowflake } from '../../../../shared/discord/snowflake.ts'
import { applicationOf } from '../gateway/identify.ts'
import type { ApplicationState } from '../state/application.ts'
import type { World } from '../world.ts'
import { type Answer, invalidForm, noSuchRoute, refuse, unauthorized, wrongMethod } from './answers.ts'
import { addError } from './form-errors.ts'
import type { RateVerdict } from './rate-limiter.ts'
import { readBody } from './read-body.ts'
import { findRoute, type Match } from './route.ts'
import { routes } from './routes/index.ts'

const PREFIX = '/api/v10'
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
  const url = new URL(request.url)
  const path = url.pathname.slice(PREFIX.length)
  const known = url.pathname.startsWith(`${PREFIX}/`)
  const reason = readReason(request)
  const handled: Handled = known ? await judge(world, request, url, path, reason) : { answer: noSuchRoute }
  const { answer, headers = {}, match, application, body = null } = handled
  const now = Date.now()
  const shared = headers['X-RateLimit-Scope'] === 'shared'
  if ([401, 403, 429].includes(answer.status) && !shared) world.limiter.countInvalid(now)
  world.requests.add({
    at: now,
    method: request.method,
    path: path + url.search,
    route: match?.route.pattern ?? null,
    applicationId: application?.id ?? null,
    body,
    reason,
    status: answer.status,
  })
  if (world.faults.now.restDelayMs > 0) await Bun.sleep(world.faults.now.restDelayMs)
  return answer.body
    ? Response.json(answer.body, { status: answer.status, headers })
    : new Response(null, { status: answer.status, headers })
}

async function judge(world: World, request: Request, url: URL, path: string, reason: string | null): Promise<Handled> {
  const now = Date.now()
  const blocked = world.limiter.blockedSeconds(now)
  if (blocked > 0) return limited({ headers: {}, limited: { retryAfterSeconds: blocked, global: false } }, {})
  if (!USER_AGENT.test(request.headers.get('User-Agent') ?? '')) return { answer: refuse(40333) }
  const match = findRoute(routes, request.method, path)
  if (match === null) return { answer: noSuchRoute }
  if (match === 'other-method') return { answer: wrongMethod }
  const { route, parameters } = match
  const application = authorised(world, request)
  if (route.access === 'bot' && !application) return { answer: unauthorized, match }
  const owner = route.access === 'bot' ? (application?.id ?? '') : 'open'
  const resource = RESOURCES.map((name) => parameters[name] ?? '').join('/')
  const use = { route: `${route.method} ${route.pattern}`, resource, owner, countsGlobally: route.access === 'bot' }
  const verdict = world.limiter.take(use, now)
  if (verdict.limited) return limited(verdict, { match, application })
  const failure = world.faults.restFailure()
  if (failure !== null && !world.faults.now.failAfterActing) return { ...failing(failure), match, application }
  const body = await readBody(request)
  if (!body.ok) return { answer: body.answer, headers: verdict.headers, match, application }
  const call = { world, parameters, query: url.searchParams, body: body.value, reason }
  const malformed = malformedParameter(parameters)
  const answer = malformed ?? (await run(match, call, application))
  const common = { match, application, body: body.value }
  return failure === null ? { answer, headers: verdict.headers, ...common } : { ...failing(failure), ...common }
}

async function run(
  { route }: Match,
  call: Omit<Parameters<Match['route']['run']>[0], 'application'>,
  application: ApplicationState | undefined,
): Promise<Answer> {
  if (route.access === 'open') return await route.run(call)
  return application ? await route.run({ ...call, application }) : unauthorized
}

function authorised(world: World, request: Request): ApplicationState | undefined {
  const header = request.headers.get('Authorization') ?? ''
  return header.startsWith('Bot ') ? applicationOf(world, header.slice('Bot '.length)) : undefined
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

/** All ids in an address are snowflakes, except the words that have a meaning at Discord. */
function malformedParameter(parameters: Record<string, string>): Answer | null {
  for (const [name, value] of Object.entries(parameters)) {
    if (name === 'token' || value === '@original' || value === '@me' || isSnowflake(value)) continue
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
