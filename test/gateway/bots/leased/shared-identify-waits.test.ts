import { expect, test } from 'bun:test'
import { SharedIdentifyGuard } from '../../../../gateway/bots/leased/shared-identify-guard.ts'
import { createLog } from '../../../../gateway/ops/log.ts'
import { until } from '../../../support/until.ts'

const WAIT_MS = 40
const NEVER = new AbortController().signal

/** A guard with these answers of the database, in order; the last one repeats. */
function guardOf({ waits = [0], takes = [null] }: { waits?: (number | Error)[]; takes?: (number | null)[] }) {
  const keys: number[] = []
  const spent: number[] = []
  const lines: string[] = []
  const counts = { identifies: 0, asked: 0 }
  const guard = new SharedIdentifyGuard({
    maxConcurrency: 16,
    reserve: async (key) => {
      keys.push(key)
      const answer = waits.length > 1 ? waits.shift() : waits[0]
      if (answer instanceof Error) throw answer
      return answer ?? 0
    },
    take: async () => (takes.length > 1 ? takes.shift() : takes[0]) ?? null,
    askLimit: async () => {
      counts.asked++
      return { total: 1_000, remaining: 500, reset_after: 1_000, max_concurrency: 16 }
    },
    onSpent: (resetAt) => spent.push(resetAt),
    onIdentify: () => counts.identifies++,
    log: createLog({ level: 'info', secrets: [], write: (line) => lines.push(line) }),
    now: () => 0,
  })
  return { guard, keys, spent, lines, counts }
}

test('a shard identifies after the wait of its rate key, and takes one of the day’s identifies', async () => {
  const { guard, keys, counts } = guardOf({ waits: [WAIT_MS] })
  const before = performance.now()
  await guard.waitForIdentify(35, NEVER)
  expect(performance.now() - before).toBeGreaterThan(WAIT_MS - 2)
  expect([keys, counts.identifies, counts.asked]).toEqual([[3], 1, 1])
})

test('where the day’s identifies are spent, a shard waits for the next day and reserves another moment', async () => {
  const { guard, keys, spent, counts } = guardOf({ takes: [5, null] })
  const waiting = guard.waitForIdentify(0, NEVER)
  await until('it is spent', () => spent.length === 1)
  expect(counts.identifies).toBe(0)
  await waiting
  expect([keys.length, spent, counts.identifies]).toEqual([2, [5], 1])
})

test('while the database does not answer, no shard identifies', async () => {
  const { guard, lines, counts } = guardOf({ waits: [new Error('the database is away'), 0] })
  const waiting = guard.waitForIdentify(0, NEVER)
  await until('it is logged', () => lines.join('').includes('it is not known whether a shard may identify'))
  expect(counts.identifies).toBe(0)
  await waiting
  expect(counts.identifies).toBe(1)
})

test('a shard that is closed while it waits does not identify', async () => {
  const { guard, counts } = guardOf({ waits: [60_000] })
  const closing = new AbortController()
  const waiting = guard.waitForIdentify(0, closing.signal)
  closing.abort(new Error('the shard is closed'))
  await expect(waiting).rejects.toThrow('the shard is closed')
  expect(counts.identifies).toBe(0)
})
