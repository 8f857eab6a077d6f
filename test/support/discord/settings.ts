/** Where the simulation reads the time of messages, joins and tokens; limits and deadlines run on the real clock. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
}

/** A number of requests in a window that opens with the first request. */
export interface Allowance {
  limit: number
  perMs: number
}

export interface RateLimits {
  /** All requests of one bot, interaction endpoints aside. */
  global: Allowance
  /** Routes that `routes` does not name. */
  route: Allowance
  /** By method and pattern, e.g. `POST /channels/:channel/messages`; routes for people begin with `Bearer `. */
  routes: Record<string, Allowance>
  /** Answers of 401, 403 and 429 before the address is blocked. */
  invalid: Allowance
}

/** Discord's documented limits, and observed ones where it documents none. */
export const DISCORD_RATE_LIMITS: RateLimits = {
  global: { limit: 50, perMs: 1_000 },
  route: { limit: 50, perMs: 1_000 },
  routes: {
    'POST /channels/:channel/messages': { limit: 5, perMs: 5_000 },
    'PATCH /channels/:channel/messages/:message': { limit: 5, perMs: 5_000 },
    'PUT /guilds/:guild/members/:user/roles/:role': { limit: 10, perMs: 10_000 },
    'DELETE /guilds/:guild/members/:user/roles/:role': { limit: 10, perMs: 10_000 },
    'PATCH /guilds/:guild/members/:user': { limit: 10, perMs: 10_000 },
    'POST /users/@me/channels': { limit: 10, perMs: 10_000 },
    'POST /webhooks/:webhook/:token': { limit: 5, perMs: 2_000 },
    'PATCH /webhooks/:webhook/:token/messages/:message': { limit: 5, perMs: 2_000 },
    // Undocumented; dashboards report that a second request within a second is refused, and that `member` is tighter.
    'Bearer GET /users/@me/guilds': { limit: 1, perMs: 1_000 },
    'Bearer GET /users/@me/guilds/:guild/member': { limit: 5, perMs: 60_000 },
    // Undocumented. A tight limit shows whether an application obeys it.
    'Bearer PUT /users/@me/applications/:application/role-connection': { limit: 5, perMs: 10_000 },
  },
  invalid: { limit: 10_000, perMs: 600_000 },
}

/** Without the limits of single routes, because these would make a test take minutes. */
export const QUICK_RATE_LIMITS: RateLimits = {
  ...DISCORD_RATE_LIMITS,
  global: { limit: 1_000, perMs: 1_000 },
  routes: {},
}

const BOUNDLESS: Allowance = { limit: 1_000_000_000, perMs: 1_000 }

/** For benchmarks that measure the client, not its waiting. */
export const NO_RATE_LIMITS: RateLimits = { global: BOUNDLESS, route: BOUNDLESS, routes: {}, invalid: BOUNDLESS }

export interface Settings {
  /** 0 takes any free port. */
  port: number
  clock: Clock
  /** The same seed and application id give the same key pair and token. */
  seed: string
  heartbeatIntervalMs: number
  /** How long a session without a connection can be resumed; Discord says minutes. */
  resumeWindowMs: number
  /** Dispatches kept for replay in each session, once they were sent. */
  replayLimit: number
  /** One identify per rate key (shard id mod max_concurrency) in this time. */
  identifyWindowMs: number
  maxConcurrency: number
  identifiesPerDay: number
  /** Events a client may send in a minute on one connection. */
  clientEventsPerMinute: number
  /** The number of guilds at which a shard is refused (4011). */
  shardingRequiredAt: number
  /** The number of guilds for which Discord recommends a shard. */
  guildsPerShard: number
  rateLimits: RateLimits
  /** How long an endpoint may take to answer an interaction. */
  interactionDeadlineMs: number
  /** Life of an interaction's token. */
  interactionTokenMs: number
  /** Life of an authorisation code and of an access token of OAuth2. */
  authorisationCodeMs: number
  accessTokenMs: number
  /** Whether a browser stays logged in at Discord. If not, each login asks who the person is, even with `prompt=none`. */
  keepsLogins: boolean
  /** How long `enforce_nonce` remembers; Discord says a few minutes. */
  nonceMs: number
  /** Messages kept in each channel, twice as many at most; older ones become unknown. */
  keptMessages: number
  /** REST requests kept for assertions. */
  keptRequests: number
}

export const defaultSettings = (): Settings => ({
  port: 0,
  clock: Date,
  seed: crypto.randomUUID(),
  heartbeatIntervalMs: 41_250,
  resumeWindowMs: 180_000,
  replayLimit: 100_000,
  identifyWindowMs: 5_000,
  maxConcurrency: 1,
  identifiesPerDay: 1_000,
  clientEventsPerMinute: 120,
  shardingRequiredAt: 2_500,
  guildsPerShard: 1_000,
  rateLimits: DISCORD_RATE_LIMITS,
  interactionDeadlineMs: 3_000,
  interactionTokenMs: 900_000,
  authorisationCodeMs: 600_000,
  accessTokenMs: 604_800_000,
  keepsLogins: true,
  nonceMs: 300_000,
  keptMessages: 20_000,
  keptRequests: 10_000,
})
