import * as v from 'valibot'
import { loadSchema, type Target } from './load-protocol.ts'

/** Sends prepared requests over a few connections that stay open: a process of its own, so that it slows nobody but itself. */

const { targets, connections, rounds, turnMs, mostInTurn } = v.parse(loadSchema, await Bun.stdin.json())

/** @returns requests per second */
async function turn({ url, requests }: Target): Promise<number> {
  const startedAt = performance.now()
  let sent = 0
  async function sendOnAndOn(): Promise<void> {
    while (sent < mostInTurn && performance.now() - startedAt < turnMs) {
      const request = requests[sent++ % requests.length]
      const response = await fetch(url, { method: 'POST', ...request })
      await response.arrayBuffer()
      if (response.status !== 200) throw new Error(`${url} answered ${response.status}`)
    }
  }
  await Promise.all(Array.from({ length: connections }, sendOnAndOn))
  return (sent * 1_000) / (performance.now() - startedAt)
}

const result: number[][] = []
for (let round = 0; round < rounds; round++) {
  const rates = targets.map(() => 0)
  // Who goes first takes turns too.
  for (let nth = 0; nth < targets.length; nth++) {
    const which = (nth + round) % targets.length
    const target = targets[which]
    if (target !== undefined) rates[which] = await turn(target)
  }
  result.push(rates)
}
process.stdout.write(JSON.stringify(result))
