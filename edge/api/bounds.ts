import { createKept, type Kept } from '../runtime/kept.ts'
import type { Allowance } from '../runtime/limiter.ts'
import type { Credentials } from './credentials.ts'
import type { LimitName, Limits } from './limits.ts'
import { type Problem, refuse } from './problem.ts'
import { type AnyRoute, isWrite } from './route.ts'
import type { SayApi } from './texts.ts'

type Known = Extract<Credentials, { hash: string }>

/** For this time, guesses from the same address do not block a key or session that was valid. */
const VALID_FRESH_MS = 10 * 60_000
const MOST_VALID = 10_000
/** The wait for an address that has guessed too often. */
const GUESS_WAIT_SECONDS = 10

/** Counts requests against their limits. */
export interface Bounds {
  /** Whether the caller may send this request now. @returns the allowances for the headers, and a refusal where one is used up */
  ask(
    route: AnyRoute,
    credentials: Known,
    address: string,
    say: SayApi,
  ): Promise<{ allowances: Allowance[]; refusal: Problem | null }>
  /** Counts a request with credentials that do not exist. */
  guessed(address: string): Promise<void>
  /** Notes that credentials are valid. */
  valid(hash: string): void
}

const groupsOf = (part: string): string[] => (part === '' ? [] : part.split(':'))

/** An IPv4 address, or the first half of an IPv6 address: one person has all addresses that share it. */
function network(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address
  const [head = '', tail = ''] = address.split('::')
  const [before, after] = [groupsOf(head), groupsOf(tail)]
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
  return [...before, ...zeros, ...after].slice(0, 4).join(':')
}

const limitsOf = (route: AnyRoute, kind: Known['kind']): LimitName[] => [
  kind === 'key' ? 'key' : isWrite(route) ? 'write' : 'read',
  ...(route.limit === 'search' ? (['search'] as const) : []),
]

/** @param clock milliseconds since 1970 */
export function openBounds(limits: Limits, clock: () => number): Bounds {
  const known: Kept<true> = createKept({ freshMs: VALID_FRESH_MS, most: MOST_VALID, clock })
  const refused = (retryAfterSeconds: number, say: SayApi): Problem =>
    refuse('too-many-requests', say('tooMany', { seconds: retryAfterSeconds }), { retryAfterSeconds })
  return {
    async ask(route, { kind, hash }, address, say) {
      const mayGuess = known.get(hash) === true || limits.guess.wouldAllow(network(address))
      if (!mayGuess) return { allowances: [], refusal: refused(GUESS_WAIT_SECONDS, say) }
      const allowances = await Promise.all(limitsOf(route, kind).map((name) => limits[name].take(`${kind}:${hash}`)))
      const used = allowances.find(({ ok }) => !ok)
      return { allowances, refusal: used === undefined ? null : refused(used.retryAfterSeconds, say) }
    },
    async guessed(address) {
      await limits.guess.take(network(address))
    },
    valid: (hash) => known.set(hash, true, clock()),
  }
}
