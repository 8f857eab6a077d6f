import * as v from 'valibot'
import { type Load, loadSchema, type Target } from './load-protocol.ts'

/**
 * Sends prepared requests over a few connections that stay open: a process of its own, so that it slows nobody but
 * itself. An answer counts only where it is 200 and says what the first answer to the same request said.
 */

const said = new Map<string, string>()

/** @throws where the answer is not what it was */
async function send(url: string, request: Target['requests'][number]): Promise<void> {
  const response = await fetch(url, { method: 'POST', ...request })
  const text = await response.text()
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}: ${text}`)
  const key = url + request.body
  const known = said.get(key)
  if (known === undefined) said.set(key, text)
  else if (known !== text) throw new Error(`${url} answered otherwise than before:\n${known}\n${text}`)
}

/** @returns requests per second */
async function turn({ url, requests }: Target, load: Load & { kind: 'full' }): Promise<number> {
  const startedAt = performance.now()
  let sent = 0
  async function sendOnAndOn(): Promise<void> {
    while (sent < load.mostInTurn && performance.now() - startedAt < load.turnMs) {
      const request = requests[sent++ % requests.length]
      if (request !== undefined) await send(url, request)
    }
  }
  await Promise.all(Array.from({ length: load.connections }, sendOnAndOn))
  return (sent * 1_000) / (performance.now() - startedAt)
}

/** Sends a full load to each target in turn. Every second round has the opposite order, so that no target is always first. */
async function full(load: Load & { kind: 'full' }): Promise<number[][]> {
  const rounds: number[][] = []
  for (let round = 0; round < load.rounds; round++) {
    const rates = load.targets.map(() => 0)
    const order = [...load.targets.entries()]
    for (const [which, target] of round % 2 === 0 ? order : order.reverse()) rates[which] = await turn(target, load)
    rounds.push(rates)
  }
  return rounds
}

/** @returns how long each answer took, in milliseconds, from the time at which its request was due */
async function paced(target: Target, { perSecond, seconds }: Load & { kind: 'paced' }): Promise<number[]> {
  const startedAt = performance.now()
  const pending: Promise<number>[] = []
  const timed = async (request: Target['requests'][number], dueAt: number): Promise<number> => {
    await send(target.url, request)
    return performance.now() - dueAt
  }
  for (let sent = 0; sent < perSecond * seconds; ) {
    const dueAt = startedAt + (sent * 1_000) / perSecond
    if (performance.now() < dueAt) {
      await new Promise((resolve) => setImmediate(resolve))
      continue
    }
    const request = target.requests[sent++ % target.requests.length]
    if (request !== undefined) pending.push(timed(request, dueAt))
  }
  return Promise.all(pending)
}

const load = v.parse(loadSchema, await Bun.stdin.json())
const results: number[][] = load.kind === 'full' ? await full(load) : []
if (load.kind === 'paced') for (const target of load.targets) results.push(await paced(target, load))
process.stdout.write(JSON.stringify(results))
