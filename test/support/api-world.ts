import { createApi } from '../../edge/api/api.ts'
import { type Limits, openLimits } from '../../edge/api/limits.ts'
import type { AnyRoute } from '../../edge/api/route.ts'
import { routes as allRoutes } from '../../edge/api/routes.ts'
import { createWebhookSecrets } from '../../edge/api/webhooks/secret.ts'
import { commands } from '../../edge/features/index.ts'
import { openDatabase } from '../../edge/runtime/database.ts'
import { createDiscordApi } from '../../edge/runtime/discord.ts'
import { createLog } from '../../edge/runtime/log.ts'
import { startTimer } from '../../edge/runtime/timers.ts'
import type { WebApp } from '../../edge/runtime/web-app.ts'
import { openWhitelabel } from '../../edge/runtime/whitelabel.ts'
import { createGuildBots } from '../../edge/sessions/guild-bots.ts'
import { createSights } from '../../edge/sessions/guild-sights.ts'
import { createPersonGuilds } from '../../edge/sessions/person-guilds.ts'
import { Permission } from '../../shared/discord/permission.ts'
import { toRegistration } from '../../shared/discord/registration.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { createTracer, type FinishedSpan } from '../../shared/trace/span.ts'
import type { Guild } from './discord/community/guild.ts'
import type { Member } from './discord/community/member.ts'
import { BASE_URL, EdgeWorld, PREMIUM_SKU_ID } from './edge-world.ts'
import { CIPHER, storeLogin, TOKENS } from './web/log-in.ts'

export const ORIGIN = 'https://dashboard.example'

/** Every limit of the API is whole again after a minute. */
const LONGEST_LIMIT_MS = 61_000

/** The sender of requests to the API: a person with a login, a program with an API key, or nobody. */
export interface ApiCaller {
  headers: Readonly<Record<string, string>>
  userId?: Snowflake
}

export const NOBODY: ApiCaller = { headers: {} }

export interface Ask {
  as?: ApiCaller
  body?: unknown
  /** Headers to add or to replace. An empty text removes the header. */
  headers?: Readonly<Record<string, string>>
  address?: string
}

/** A guild with one member of each tier. */
export interface Staffed {
  guild: Guild
  admin: ApiCaller
  manager: ApiCaller
  viewer: ApiCaller
  /** A member who may not open the dashboard. */
  member: ApiCaller
  /** The manager, as a member of the guild at Discord. */
  managing: Member
}

export interface ApiWorldOptions {
  routes?: readonly AnyRoute[]
  limits?: Limits
}

/** The API as one function, over a real database and a simulated Discord, with a clock that only tests move. */
export class ApiWorld {
  readonly logged: string[] = []
  readonly counted: string[] = []
  readonly spans: FinishedSpan[] = []
  readonly #startedAt = Date.now()
  #passedMs = 0
  readonly #api: WebApp
  readonly #after: Promise<unknown>[] = []

  private constructor(
    readonly world: EdgeWorld,
    { routes = allRoutes, limits }: ApiWorldOptions,
  ) {
    const { application, discord } = world
    const clock = (): number => this.now
    let spans = 0
    const newId = (bytes: number): string => String(++spans).padStart(2 * bytes, '0')
    const tracer = createTracer({ now: clock, newId, finished: (span) => this.spans.push(span) }, 1, () => 0)
    const api = createDiscordApi({ url: discord.apiUrl, fetch: (url, init) => fetch(url, init) })
    const bots = createGuildBots({ applicationId: application.id, token: application.token }, CIPHER)
    const sights = createSights({ discord: api, clock })
    this.#api = createApi({
      routes,
      database: openDatabase({ url: world.tap.url }),
      discord: api,
      ...{ bots, sights },
      people: {
        guilds: createPersonGuilds({ discord: api, tokens: TOKENS, clock }),
        ...{ tokens: TOKENS, sights, bots, cdnUrl: discord.cdnUrl, inviteUrl: 'https://discord.example/invite' },
        revoke: async () => {},
      },
      limits: limits ?? openLimits({}, clock),
      whitelabel: openWhitelabel({
        config: { application, whitelabel: { baseUrl: BASE_URL }, webUrl: ORIGIN },
        cipher: CIPHER,
        registration: () => toRegistration(commands, 'servers'),
        forgetKey: () => {},
      }),
      premiumSkuIds: [PREMIUM_SKU_ID],
      webhookSecrets: createWebhookSecrets(CIPHER),
      origin: ORIGIN,
      counts: { count: ({ what, outcome }) => this.counted.push(`${what} ${outcome}`) },
      tracing: { tracer, flush: async () => {} },
      log: createLog((line) => this.logged.push(line), [], clock),
      clock,
      startTimer,
      newId: () => 'failure',
    })
  }

  static async open(options: ApiWorldOptions = {}): Promise<ApiWorld> {
    return new ApiWorld(await EdgeWorld.open(), options)
  }

  get db() {
    return this.world.database.db
  }

  get now(): number {
    return this.#startedAt + this.#passedMs
  }

  /** Moves the clock. */
  passes(ms: number): void {
    this.#passedMs += ms
  }

  /** Moves the clock so far that every limit is whole again. */
  restoreLimits(): void {
    this.passes(LONGEST_LIMIT_MS)
  }

  /** Waits for the work that `waitUntil` keeps running after replies. */
  async settled(): Promise<void> {
    while (this.#after.length > 0) await this.#after.pop()
  }

  /** Sends a request as the dashboard or a program does. @param path below `/api/v1` */
  ask(
    method: string,
    path: string,
    { as = NOBODY, body, headers = {}, address = '192.0.2.1' }: Ask = {},
  ): Promise<Response> {
    const all = new Headers({
      ...(method !== 'GET' && { origin: ORIGIN }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...as.headers,
    })
    for (const [name, value] of Object.entries(headers)) value === '' ? all.delete(name) : all.set(name, value)
    const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }
    return this.send(new Request(`${ORIGIN}/api/v1${path}`, { method, headers: all, ...sent }), address)
  }

  send(request: Request, address = '192.0.2.1'): Promise<Response> {
    return this.#api(request, { waitUntil: (work) => void this.#after.push(work), address })
  }

  /** Logs a user of Discord in. */
  async login({ id }: { id: Snowflake }): Promise<ApiCaller> {
    return { headers: { cookie: await storeLogin(this.world, id, this.now) }, userId: id }
  }

  /** Makes an API key as an administrator does. @param more further fields of the request */
  async key(
    guild: Guild,
    admin: ApiCaller,
    scope: 'read' | 'write',
    more: object = {},
  ): Promise<ApiCaller & { secret: string; id: string }> {
    const response = await this.ask('POST', `/guilds/${guild.id}/keys`, {
      as: admin,
      body: { name: 'Key', scope, ...more },
    })
    if (response.status !== 201) throw new Error(`no key: ${await response.text()}`)
    const { secret, id } = (await response.json()) as { secret: string; id: string }
    return { headers: { authorization: `Bearer ${secret}` }, secret, id }
  }

  /** Makes a guild with a member of each tier. @param bot the bot in the guild, by default the main bot */
  async staffedGuild(name = 'Castle', bot = this.world.application): Promise<Staffed> {
    const { discord, database } = this.world
    const guild = discord.guild({ name, owner: `${name} owner`, applications: [bot] })
    const row = { id: guild.id, name, notification_channel_id: null, created_at: 0, updated_at: 0 }
    await database.db.insertInto('guilds').values(row).execute()
    const managers = guild.role('Managers', { permissions: Permission.ManageGuild })
    const viewers = guild.role('Viewers')
    await database.db.insertInto('viewer_roles').values({ guild_id: guild.id, role_id: viewers.id }).execute()
    const managing = guild.member(`${name} manager`, { roles: [managers] })
    const viewing = guild.member(`${name} viewer`, { roles: [viewers] })
    const simple = guild.member(`${name} member`)
    return {
      guild,
      managing,
      admin: await this.login(guild.owner),
      manager: await this.login(managing),
      viewer: await this.login(viewing),
      member: await this.login(simple),
    }
  }

  close(): Promise<void> {
    return this.world.close()
  }
}
