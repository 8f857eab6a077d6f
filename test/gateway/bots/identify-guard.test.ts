import { expect, test } from 'bun:test'
import { IdentifyGuard, IdentifySpacing, pause } from '../../../gateway/bots/sessions/identify-guard.ts'
import { IDENTIFIES_KEPT } from '../../../shared/discord/shard-change.ts'
import { until } from '../../support/until.ts'

const HOUR_MS = 3_600_000

/** A guard with these answers of Discord. Each shard has its own rate key, so that none waits for spacing. */
function guardOf(askLimit: () => Promise<number>) {
  const spent: number[] = []
  let passed = 0
  const guard = new IdentifyGuard({
    ...{ maxConcurrency: 100, everyMs: 5_000, random: () => 0 },
    askLimit: async () => ({ total: 1_000, remaining: await askLimit(), reset_after: HOUR_MS, max_concurrency: 100 }),
    onSpent: (resetAt) => spent.push(resetAt),
    onIdentify: () => passed++,
    now: () => 0,
  })
  return { guard, spent, passed: () => passed }
}

test('many shards that identify at once do not spend the kept identifies, even before Discord counts any of them', async () => {
  const { guard, spent, passed } = guardOf(async () => IDENTIFIES_KEPT + 3)
  const given = new AbortController()
  const waits = Array.from({ length: 10 }, (_, shard) => guard.waitForIdentify(shard, given.signal).catch(() => {}))
  await Promise.all(waits.slice(0, 3))
  await until('the others wait', () => spent.length === 7)
  expect(passed()).toBe(3)
  expect(spent).toEqual(Array(7).fill(HOUR_MS))
  given.abort()
  await Promise.all(waits)
})

test('where Discord does not answer, its last answer is counted down', async () => {
  const answers = [IDENTIFIES_KEPT + 1]
  const { guard, spent, passed } = guardOf(async () => {
    const answer = answers.shift()
    if (answer === undefined) throw new Error('Discord is away')
    return answer
  })
  const given = new AbortController()
  await guard.waitForIdentify(0, given.signal)
  const second = guard.waitForIdentify(1, given.signal).catch(() => 'aborted')
  await until('it waits', () => spent.length === 1)
  expect(passed()).toBe(1)
  given.abort()
  expect(await second).toBe('aborted')
})

test('identifies of one rate key are five seconds apart, and those of another key do not wait for them', () => {
  const spacing = new IdentifySpacing({ maxConcurrency: 2, everyMs: 5_000, random: () => 1 })
  expect(spacing.reserve(0, 0)).toBe(0)
  expect(spacing.reserve(1, 0)).toBe(0)
  // The later ones are spread a little: they must not arrive early.
  expect(spacing.reserve(2, 1_000)).toBe(5_500)
  expect(spacing.reserve(4, 1_000)).toBe(12_000)
  expect(spacing.reserve(3, 60_000)).toBe(0)
})

test('with ten identifies left for the day, none is spent', async () => {
  const { guard, spent, passed } = guardOf(async () => 10)
  const given = new AbortController()
  const waiting = guard.waitForIdentify(0, given.signal).catch(() => 'aborted')
  await until('it waits', () => spent.length === 1 || passed() === 1)
  expect([spent, passed()]).toEqual([[HOUR_MS], 0])
  given.abort()
  expect(await waiting).toBe('aborted')
})

test('a pause that ends removes its listener from the signal', async () => {
  const { signal } = new AbortController()
  let listeners = 0
  const counted = Object.assign(signal, {
    addEventListener: () => listeners++,
    removeEventListener: () => listeners--,
  })
  await pause(0, counted)
  expect(listeners).toBe(0)
})
