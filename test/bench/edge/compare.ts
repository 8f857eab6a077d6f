import { join } from 'node:path'
import * as v from 'valibot'
import { type SigningKey, signBody } from '../../support/discord/interactions/signing.ts'
import { median } from '../support/report.ts'
import { type Load, resultSchema, type Target } from './load-protocol.ts'

/** Many short turns: on a machine that others use, too, only what is measured at nearly the same time can be compared. */
const ROUNDS = 60
const TURN_MS = 250
const WARM_UP_ROUNDS = 12
const MOST_IN_TURN = 20_000
const CONNECTIONS = 16

export interface Contender {
  /** Where its interactions go. */
  url: string
}

export interface Comparison {
  /** Requests per second, medians over the rounds. */
  ours: number
  theirs: number
  /** The median of what each round says, in which both had the machine to themselves one right after the other. */
  ratio: number
}

/** Signed now: an endpoint refuses what is older than five minutes. */
const prepare = (key: SigningKey, bodies: readonly string[]): Target['requests'] =>
  bodies.map((body) => ({ body, headers: { 'content-type': 'application/json', ...signBody(key, body, Date.now()) } }))

/** @throws where an answer is not 200 */
async function run(targets: Target[], rounds: number): Promise<number[][]> {
  const load: Load = { targets, connections: CONNECTIONS, rounds, turnMs: TURN_MS, mostInTurn: MOST_IN_TURN }
  const child = Bun.spawn([process.execPath, '--no-install', join(import.meta.dir, 'load-process.ts')], {
    stdin: new Blob([JSON.stringify(load)]),
    stdout: 'pipe',
    stderr: 'inherit',
  })
  return v.parse(resultSchema, await new Response(child.stdout).json())
}

/** Requests per second of two endpoints under the same load, in turns. */
export async function compare(
  ours: Contender,
  theirs: Contender,
  key: SigningKey,
  bodies: readonly string[],
): Promise<Comparison> {
  const requests = prepare(key, bodies)
  const targets = [ours, theirs].map(({ url }) => ({ url, requests }))
  await run(targets, WARM_UP_ROUNDS)
  const rounds = await run(targets, ROUNDS)
  const rates = rounds.map(([own = 0, other = 0]) => ({ own, other }))
  return {
    ours: median(rates.map(({ own }) => own)),
    theirs: median(rates.map(({ other }) => other)),
    ratio: median(rates.map(({ own, other }) => own / other)),
  }
}
