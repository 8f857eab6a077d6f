import { join } from 'node:path'
import * as v from 'valibot'
import { type SigningKey, signBody } from '../../support/discord/interactions/signing.ts'
import { median } from '../support/report.ts'
import { type Load, type LoadResult, resultSchema } from './load-protocol.ts'

const ROUNDS = 7
const ROUND_SECONDS = 2
const MOST_REQUESTS = 200_000
const CONNECTIONS = 16

export interface Contender {
  /** Where its interactions go. */
  url: string
}

/** Signed now: an endpoint refuses what is older than five minutes. */
const prepare = (key: SigningKey, bodies: readonly string[]): Load['requests'] =>
  bodies.map((body) => ({ body, headers: { 'content-type': 'application/json', ...signBody(key, body, Date.now()) } }))

async function loadOnce(url: string, requests: Load['requests']): Promise<LoadResult> {
  const load: Load = { url, requests, connections: CONNECTIONS, seconds: ROUND_SECONDS, most: MOST_REQUESTS }
  const child = Bun.spawn([process.execPath, '--no-install', join(import.meta.dir, 'load-process.ts')], {
    stdin: new Blob([JSON.stringify(load)]),
    stdout: 'pipe',
    stderr: 'inherit',
  })
  const result = v.parse(resultSchema, await new Response(child.stdout).json())
  if (result.failed > 0) throw new Error(`${result.failed} requests to ${url} were not answered with 200`)
  return result
}

export interface Comparison {
  /** Requests per second, medians over the rounds. */
  ours: number
  theirs: number
  /** The median of what each round says, in which both had the machine to themselves one right after the other. */
  ratio: number
}

/** Requests per second of two endpoints under the same load, in turns. */
export async function compare(
  ours: Contender,
  theirs: Contender,
  key: SigningKey,
  bodies: readonly string[],
): Promise<Comparison> {
  const run = async ({ url }: Contender): Promise<number> => (await loadOnce(url, prepare(key, bodies))).perSecond
  // Both are warm before it counts.
  await run(ours)
  await run(theirs)
  const rounds: { ours: number; theirs: number }[] = []
  for (let round = 0; round < ROUNDS; round++) {
    // Who goes first takes turns too.
    const first = round % 2 === 0 ? await run(ours) : await run(theirs)
    const second = round % 2 === 0 ? await run(theirs) : await run(ours)
    rounds.push(round % 2 === 0 ? { ours: first, theirs: second } : { ours: second, theirs: first })
  }
  return {
    ours: median(rounds.map((round) => round.ours)),
    theirs: median(rounds.map((round) => round.theirs)),
    ratio: median(rounds.map((round) => round.ours / round.theirs)),
  }
}
