import { join } from 'node:path'
import * as v from 'valibot'
import { type SigningKey, signBody } from '../../support/discord/interactions/signing.ts'
import { type Comparison, comparisonOf, quantile } from '../support/rounds.ts'
import { type Load, resultSchema, type Target } from './load-protocol.ts'

/** Many short turns: on a machine that others use, too, only what is measured at nearly the same time can be compared. */
const ROUNDS = { full: 28, quick: 4 } as const
const TURN_MS = 250
const WARM_UP_ROUNDS = 6
const MOST_IN_TURN = 20_000
const CONNECTIONS = 16
const PACED_SECONDS = 5

export interface LoadOptions {
  key: SigningKey
  quick: boolean
}

/** Signed now: an endpoint refuses what is older than five minutes. */
const prepare = (key: SigningKey, bodies: readonly string[]): Target['requests'] =>
  bodies.map((body) => ({ body, headers: { 'content-type': 'application/json', ...signBody(key, body, Date.now()) } }))

/** @throws where an answer is not 200, or not the same as before */
async function run(load: Load): Promise<number[][]> {
  const child = Bun.spawn([process.execPath, '--no-install', join(import.meta.dir, 'load-process.ts')], {
    stdin: new Blob([JSON.stringify(load)]),
    stdout: 'pipe',
    stderr: 'inherit',
  })
  return v.parse(resultSchema, await new Response(child.stdout).json())
}

/** Requests per second of two endpoints under the same load, in turns. @param ours, theirs where interactions go */
export async function compare(
  ours: string,
  theirs: string,
  bodies: readonly string[],
  { key, quick }: LoadOptions,
): Promise<Comparison> {
  const requests = prepare(key, bodies)
  const targets = [ours, theirs, ours].map((url) => ({ url, requests }))
  const load = { kind: 'full', targets, connections: CONNECTIONS, turnMs: TURN_MS, mostInTurn: MOST_IN_TURN } as const
  await run({ ...load, rounds: quick ? 1 : WARM_UP_ROUNDS })
  const rounds = await run({ ...load, rounds: quick ? ROUNDS.quick : ROUNDS.full })
  return comparisonOf(rounds.map(([first = 0, other = 0, last = 0]) => ({ ours: [first, last], theirs: other })))
}

/** Milliseconds until the answer, at so many requests a second. */
export async function latencies(
  url: string,
  bodies: readonly string[],
  perSecond: number,
  { key, quick }: LoadOptions,
): Promise<{ p50: number; p99: number }> {
  const targets = [{ url, requests: prepare(key, bodies) }]
  const seconds = quick ? 1 : PACED_SECONDS
  const [times = []] = await run({ kind: 'paced', targets, connections: CONNECTIONS, perSecond, seconds })
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99) }
}
