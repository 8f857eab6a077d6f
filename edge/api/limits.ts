import {
  boundLimiter,
  type Limiter,
  type LimitPolicy,
  memoryLimiter,
  type RateLimitBinding,
} from '../runtime/limiter.ts'

/** The limits of logins, of the API and of leaderboards on the web. Each key, session and address has an allowance of its own. */
const POLICIES = {
  /** Logins, by address. */
  login: { name: 'login', most: 10, seconds: 60 },
  /** All requests of an API key. */
  key: { name: 'key', most: 120, seconds: 60 },
  /** Changes by a person in the dashboard. */
  write: { name: 'write', most: 60, seconds: 60 },
  /** Reads by a person in the dashboard: a page with a live feed needs about 20. */
  read: { name: 'read', most: 600, seconds: 60 },
  /** Searches of a key or a person. Cloudflare counts over 10 seconds at least, so that its binding allows 50 in 10. */
  search: { name: 'search', most: 5, seconds: 1 },
  /** Keys and sessions that do not exist, by address. */
  guess: { name: 'guess', most: 30, seconds: 60 },
  /** Leaderboards on the web, by address. All people of a school or a company may share one address. */
  board: { name: 'board', most: 240, seconds: 60 },
} as const satisfies Record<string, LimitPolicy>

export type LimitName = keyof typeof POLICIES

export type Limits = Readonly<Record<LimitName, Limiter>>

/** Cloudflare's limits, by name. */
export type LimitBindings = Readonly<Partial<Record<LimitName, RateLimitBinding>>>

/** The names under which wrangler.toml binds the limits. */
const BINDINGS = {
  login: 'LOGIN_LIMIT',
  key: 'KEY_LIMIT',
  write: 'WRITE_LIMIT',
  read: 'READ_LIMIT',
  search: 'SEARCH_LIMIT',
  guess: 'GUESS_LIMIT',
  board: 'BOARD_LIMIT',
} as const satisfies Record<LimitName, string>

/** Finds the limits among a worker's bindings. wrangler.toml uses their names for limits only. */
export function limitBindingsOf(environment: Readonly<Record<string, unknown>>): LimitBindings {
  const isBound = (binding: unknown): binding is RateLimitBinding =>
    typeof binding === 'object' && binding !== null && 'limit' in binding
  return Object.fromEntries(
    Object.entries(BINDINGS).flatMap(([name, key]) => {
      const binding = environment[key]
      return isBound(binding) ? [[name, binding]] : []
    }),
  )
}

/**
 * Opens the limits.
 * @param bindings Cloudflare's, by name; a limit without one counts in memory
 * @param clock milliseconds since 1970
 */
export function openLimits(bindings: LimitBindings, clock: () => number): Limits {
  const open = (name: LimitName): Limiter => {
    const binding = bindings[name]
    return binding === undefined ? memoryLimiter(POLICIES[name], clock) : boundLimiter(POLICIES[name], binding, clock)
  }
  return {
    login: open('login'),
    key: open('key'),
    write: open('write'),
    read: open('read'),
    search: open('search'),
    guess: open('guess'),
    board: open('board'),
  }
}
