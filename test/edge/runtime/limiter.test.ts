import { describe, expect, test } from 'bun:test'
import { boundLimiter, type Limiter, memoryLimiter } from '../../../edge/runtime/limiter.ts'

const POLICY = { name: 'test', most: 6, seconds: 60 }

function opened(make: (clock: () => number) => Limiter) {
  const time = { now: 1_000_000 }
  return { time, limiter: make(() => time.now) }
}

const taken = async (limiter: Limiter, times: number, key = 'a') => {
  const allowances = []
  for (let time = 0; time < times; time++) allowances.push(await limiter.take(key))
  return allowances
}

describe('a limit in memory', () => {
  test('allows the whole allowance at once, and then one after each share of the time', async () => {
    const { time, limiter } = opened((clock) => memoryLimiter(POLICY, clock))
    const first = await taken(limiter, 7)
    expect(first.map(({ ok, remaining }) => [ok, remaining])).toEqual([
      ...[5, 4, 3, 2, 1, 0].map((left) => [true, left]),
      [false, 0],
    ])
    expect(first.at(-1)).toMatchObject({ retryAfterSeconds: 10, resetSeconds: 60 })
    time.now += 9_999
    expect((await limiter.take('a')).ok).toBe(false)
    time.now += 1
    expect((await limiter.take('a')).ok).toBe(true)
    expect((await limiter.take('a')).ok).toBe(false)
    time.now += 60_000
    expect((await limiter.take('a')).remaining).toBe(5)
  })

  test('of one key takes nothing from another', async () => {
    const { limiter } = opened((clock) => memoryLimiter(POLICY, clock))
    await taken(limiter, 20, 'loud')
    expect(await limiter.take('quiet')).toMatchObject({ ok: true, remaining: 5 })
    expect([limiter.wouldAllow('loud'), limiter.wouldAllow('quiet')]).toEqual([false, true])
  })

  test('that is used up is whole again after the clock was set back by an hour', async () => {
    const { time, limiter } = opened((clock) => memoryLimiter(POLICY, clock))
    await taken(limiter, 7)
    time.now -= 3_600_000
    expect(await limiter.take('a')).toMatchObject({ ok: true, remaining: 5 })
  })

  test('counts nothing when it is only asked', async () => {
    const { limiter } = opened((clock) => memoryLimiter(POLICY, clock))
    for (let time = 0; time < 20; time++) expect(limiter.wouldAllow('a')).toBe(true)
    expect((await limiter.take('a')).remaining).toBe(5)
  })
})

test('a limit with a binding refuses a request that the binding or the memory refuses', async () => {
  const asked: string[] = []
  const binding = (success: boolean) => ({
    async limit({ key }: { key: string }) {
      asked.push(key)
      return { success }
    },
  })
  const { limiter: open } = opened((clock) => boundLimiter(POLICY, binding(true), clock))
  expect((await taken(open, 7)).map(({ ok }) => ok)).toEqual([true, true, true, true, true, true, false])
  const { limiter: shut } = opened((clock) => boundLimiter(POLICY, binding(false), clock))
  expect(await shut.take('b')).toMatchObject({ ok: false, remaining: 0, retryAfterSeconds: 60 })
  expect(asked).toEqual([...Array.from({ length: 7 }, () => 'a'), 'b'])
})
