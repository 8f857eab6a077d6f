import type { Span } from '../../shared/trace/span.ts'
import type { EdgeDatabase } from '../runtime/database.ts'
import { patiently, traced } from '../runtime/discord.ts'
import type { Allowance } from '../runtime/limiter.ts'
import { describeError } from '../runtime/log.ts'
import type { Surroundings } from '../runtime/web-app.ts'
import type { Bot } from '../sessions/guild-bots.ts'
import type { Sight } from '../sessions/guild-sights.ts'
import { isNotFromOtherSite, isSameOrigin } from '../sessions/same-origin.ts'
import type { Bounds } from './bounds.ts'
import type { ApiContext, GuildLoadContext } from './context.ts'
import { type Credentials, callerName, readCredentials } from './credentials.ts'
import type { ApiDependencies } from './dependencies.ts'
import { streamOf } from './file-stream.ts'
import { findCaller } from './find-caller.ts'
import { idempotencyKeyOf, once, requestKeyOf } from './idempotency.ts'
import { readInput } from './input.ts'
import { type Caller, judge } from './judge.ts'
import { type Problem, refuse } from './problem.ts'
import { type Rendered, renderFile, renderProblem, renderReply, versionIn } from './respond.ts'
import { type AnyRoute, type FileReply, isWrite } from './route.ts'
import { BotUnusableError, refusedToken, servingBotFrom } from './serving-bot.ts'
import type { SayApi } from './texts.ts'

/** Discord does not show a guild to the bot right now. Decisions about the guild are not possible. */
export class DiscordSilentError extends Error {
  override name = 'DiscordSilentError'
}

/** A request that has found its route. */
export interface Use {
  request: Request
  surroundings: Surroundings
  route: AnyRoute
  params: Readonly<Record<string, string>>
  query: URLSearchParams
  /** Null for a route that is about no guild. */
  guildId: string | null
  locale: string
  say: SayApi
  /** Its statements end with the request's time limit. */
  database: EdgeDatabase
  span: Span | null
}

/** A reply, and how much of each limit the caller has left. */
export interface Handled {
  rendered: Rendered
  allowances: readonly Allowance[]
}

/** The dependencies, with requests to Discord about guilds as parts of the request's trace. */
function inTrace({ sights: untraced, people, ...rest }: ApiDependencies, span: Span | null): ApiDependencies {
  const sights = untraced.tracedIn(span)
  return { ...rest, sights, people: { ...people, sights } }
}

/** The part of a route's context that does not depend on the caller. */
function openBase(
  { request, surroundings, locale, database, span, route }: Use,
  dependencies: ApiDependencies,
): ApiContext {
  const { discord, startTimer, people, clock, log, whitelabel, premiumSkuIds, webhookSecrets } = dependencies
  return {
    database,
    discord: patiently(traced(discord, span), startTimer),
    ...{ people, whitelabel, premiumSkuIds, webhookSecrets },
    now: clock(),
    locale,
    expectedVersion: versionIn(request.headers.get('if-match')),
    knownVersion: versionIn(request.headers.get('if-none-match')),
    after(work) {
      const logged = work.then(
        () => {},
        (error: unknown) => log.error('work after a reply failed', { route: route.id, ...describeError(error) }),
      )
      surroundings.waitUntil(logged)
    },
  }
}

/** The context of `load`, for any route. */
type LoadContext = Parameters<NonNullable<AnyRoute['load']>>[0]

/** Opens the context of `load`. */
function openLoading(
  use: Use,
  base: ApiContext,
  { credentials, servingBot }: { credentials: Credentials; servingBot(): Promise<Bot> },
  { sights }: ApiDependencies,
): LoadContext {
  const { guildId, route, request } = use
  if (guildId === null) return 'hash' in credentials ? { ...base, sessionHash: credentials.hash } : base
  const order: GuildLoadContext['order'] = async () => {
    const bot = await servingBot()
    const sight = await sights.as(bot).order(guildId, isWrite(route) ? 'write' : 'read')
    if (sight.seen === 'refused') throw new BotUnusableError(refusedToken(bot))
    if (sight.seen !== 'yes') throw new DiscordSilentError(`Discord does not show the guild: ${sight.seen}`)
    return sight.value
  }
  const seen = async <Value>(sight: Promise<Sight<Value>>): Promise<Value | null> => {
    const found = await sight
    return found.seen === 'yes' ? found.value : null
  }
  // A read needs facts as fresh as those for a write: an admin who has just changed something in Discord looks here for the
  // effect.
  const botRoles: GuildLoadContext['botRoles'] = async () => {
    const bot = await servingBot()
    return seen(sights.as(bot).memberRoles(guildId, bot.applicationId, 'write'))
  }
  const channels: GuildLoadContext['channels'] = async () =>
    seen(sights.as(await servingBot()).channels(guildId, 'write'))
  const caller = 'hash' in credentials ? callerName(credentials) : ''
  const requestKey = () => requestKeyOf(request, caller)
  return { ...base, guildId, requestKey, servingBot, order, botRoles, channels }
}

/** The refusals that need neither the database nor Discord. */
function refuseAtOnce({ route, request, say }: Use, credentials: Credentials, origin: string): Problem | null {
  if (route.access === 'anyone') return null
  if (credentials.kind === 'none') return refuse('not-logged-in', say('notLoggedIn'))
  if (credentials.kind === 'not-a-key') return refuse('not-logged-in', say('notAKey'))
  if (credentials.kind === 'key') return route.key === undefined ? refuse('forbidden', say('onlyDashboard')) : null
  const isOurs = route.files === undefined || isNotFromOtherSite(request)
  return isOurs && isSameOrigin(request, origin) ? null : refuse('forbidden', say('otherOrigin'))
}

/** Sends a file. A failure on the way is only logged and counted, because the status was sent before. */
function sendFile(file: FileReply['file'], { id: route }: AnyRoute, all: ApiDependencies): Rendered {
  const { database, log, counts, clock } = all
  const since = clock()
  const failed = (error: unknown): void => {
    counts.count({ what: route, outcome: 'broken', ms: clock() - since })
    log.error('a download broke off', { route, ...describeError(error) })
  }
  return renderFile(file, streamOf(file.texts(database), failed))
}

/** Runs the handler of a route, at most once for each Idempotency-Key. */
async function run(
  use: Use,
  {
    context,
    input,
    text,
    loaded,
  }: { context: ApiContext; input: Record<string, unknown>; text: string; loaded: unknown },
  { credentials, all }: { credentials: Credentials; all: ApiDependencies },
): Promise<Rendered> {
  const { origin } = all
  const { route, request, say, database } = use
  const { now, knownVersion } = context
  const isRead = route.method === 'GET'
  const work = async (): Promise<Rendered> => {
    if (route.files !== undefined && request.method === 'HEAD') return { status: 200, json: null, headers: {} }
    const reply = await route.run(context, input, loaded)
    if ('file' in reply) return sendFile(reply.file, route, all)
    return 'problem' in reply
      ? renderProblem(reply, origin)
      : renderReply(reply, route.status ?? 200, isRead ? knownVersion : null)
  }
  const key = isWrite(route) && !route.showsSecret ? idempotencyKeyOf(request) : null
  if (key === null || !('hash' in credentials)) return work()
  if (key === 'invalid') return renderProblem(refuse('bad-request', say('keyOfRequestBad')), origin)
  const caller = callerName(credentials)
  const done = await once({ database, caller, key, request, text, now, say }, work)
  return 'problem' in done ? renderProblem(done, origin) : done
}

/** Answers a request that has found its route. @throws the errors of the handler, the database and Discord */
export async function handle(use: Use, all: ApiDependencies, bounds: Bounds): Promise<Handled> {
  const { request, surroundings, route, params, query, guildId, say, span } = use
  const dependencies = inTrace(all, span)
  const { origin, sights, bots } = dependencies
  const credentials = await readCredentials(request)
  const no = (problem: Problem, allowances: readonly Allowance[] = []): Handled => ({
    rendered: renderProblem(problem, origin),
    allowances,
  })
  const early = refuseAtOnce(use, credentials, origin)
  if (early !== null) return no(early)
  const secret = route.access !== 'anyone' && 'hash' in credentials ? credentials : null
  const { allowances, refusal } =
    secret === null ? { allowances: [], refusal: null } : await bounds.ask(route, secret, surroundings.address, say)
  if (refusal !== null) return no(refusal, allowances)

  const checked = await readInput(request, route, { params, query }, say)
  const base = openBase(use, dependencies)
  const finding = secret && findCaller(secret, { request, guildId }, { ...base, mainBotId: bots.mainBotId })
  const servingBot = servingBotFrom(finding, guildId, bots)
  const loading = openLoading(use, base, { credentials, servingBot }, dependencies)
  const verdict = finding?.then((found) => judge(found, { route, guildId, base, sights, servingBot, say })) ?? null
  const loaded = checked.ok ? route.load?.(loading, checked.input) : undefined
  // Ignore this promise's failure here: where the caller is refused, nothing awaits it.
  loaded?.catch(() => {})
  const judged = await verdict
  if (judged !== null && !judged.ok) {
    if (judged.unknown) await bounds.guessed(surroundings.address)
    return no(judged.problem, allowances)
  }
  if (secret !== null) bounds.valid(secret.hash)
  if (!checked.ok) return no(checked.problem, allowances)
  if (route.needsVersion && base.expectedVersion === null)
    return no(refuse('version-needed', say('versionNeeded')), allowances)
  const context = judged === null ? loading : known(loading, judged.caller)
  const ready = { context, input: checked.input, text: checked.text, loaded: await loaded }
  return { rendered: await run(use, ready, { credentials, all }), allowances }
}

/** The context of `run`. */
function known(loading: ApiContext, caller: Caller): ApiContext {
  const { kind, ...rest } = caller
  return { ...loading, ...rest }
}
