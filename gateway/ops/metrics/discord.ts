import type { Define } from './define.ts'

/** Metrics of requests to Discord's REST API. A route is a fixed template: it never has an id. */
export const discordMetrics = (define: Define) => ({
  requests: define.counter(
    'discord_requests_total',
    'Requests to Discord, by route and status; the status is "failed" where no response came',
    ['route', 'status'],
  ),
  requestSeconds: define.histogram(
    'discord_request_seconds',
    'Time until Discord has answered one request, by route, without waits for rate limits',
    [0.05, 0.1, 0.2, 0.3, 0.5, 1, 2.5, 5, 10],
    ['route'],
  ),
  rateLimited: define.counter(
    'discord_rate_limited_total',
    'Requests that had to wait for a rate limit of Discord, by the scope of the limit',
    ['scope'],
  ),
  rateLimitSeconds: define.counter(
    'discord_rate_limit_wait_seconds_total',
    'Time that requests had to wait for rate limits of Discord, by the scope of the limit',
    ['scope'],
  ),
  refused: define.counter(
    'discord_refused_total',
    "Responses that count towards Discord's limit of invalid requests (401, 403, and 429 without shared limits), by status",
    ['status'],
  ),
  watchRefused: (count: () => number) =>
    define.watch(
      'discord_refused_recently',
      'Responses in the last ten minutes that count as invalid requests; Discord blocks an IP address at 10,000',
      count,
    ),
  refusedLimit: define.gauge(
    'discord_refused_limit',
    'Invalid requests that this process may send in ten minutes (DISCORD_INVALID_REQUESTS)',
  ),
  watchDiscordWaiting: (count: () => number) =>
    define.watch(
      'discord_waiting',
      "Requests that wait for this worker's share of a bot's 50 requests a second, over all bots",
      count,
    ),
  heldBack: define.counter(
    'discord_held_back_total',
    "Requests delayed to stay below Discord's limit of invalid requests, by urgency",
    ['urgency'],
  ),
  entitlementLists: define.counter(
    'entitlement_lists_total',
    'Reads of the complete list of entitlements from Discord, by outcome',
    ['outcome'],
  ),
})
