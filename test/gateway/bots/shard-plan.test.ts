import { expect, test } from 'bun:test'
import { planShared, planStart, wantsMoreShards } from '../../../gateway/bots/sessions/shard-plan.ts'

const stored = (...shards: [shard: number, shardCount: number][]) =>
  shards.map(([shard, shardCount]) => ({
    ...{ botId: '1', shard, shardCount },
    ...{ sessionKey: 'key', resumeUrl: 'wss://resume.example', sequence: 1, intents: 5 },
  }))

test('with nothing stored the recommended number is opened', () => {
  expect(planStart([], 3)).toEqual({ shardCount: 3, mayIdentify: true, handOverTo: null })
})

test('stored sessions are resumed under their own number of shards, and identify only where it is still recommended', () => {
  expect(planStart(stored([0, 2], [1, 2]), 2)).toEqual({ shardCount: 2, mayIdentify: true, handOverTo: null })
  expect(planStart(stored([1, 2], [0, 2]), 3)).toEqual({ shardCount: 2, mayIdentify: false, handOverTo: null })
  expect(planStart(stored([0, 4], [1, 4], [2, 4], [3, 4]), 3)).toMatchObject({ shardCount: 4, mayIdentify: false })
})

test('of two complete numbers the older is opened first, then the newer', () => {
  const both = stored([0, 2], [1, 2], [0, 1])
  expect(planStart(both, 2)).toEqual({ shardCount: 1, mayIdentify: false, handOverTo: 2 })
  expect(planStart(both, 5)).toEqual({ shardCount: 1, mayIdentify: false, handOverTo: 2 })
})

test('a complete number of shards is resumed before a number of which a shard is missing', () => {
  expect(planStart(stored([0, 1], [0, 2]), 2)).toEqual({ shardCount: 1, mayIdentify: false, handOverTo: null })
  expect(planStart(stored([0, 1], [1, 3], [2, 3]), 1)).toEqual({ shardCount: 1, mayIdentify: true, handOverTo: null })
})

test('a first start that was interrupted is finished with the number of shards it began with', () => {
  expect(planStart(stored([0, 2]), 3)).toEqual({ shardCount: 2, mayIdentify: true, handOverTo: null })
  expect(planStart(stored([0, 2], [0, 3]), 3)).toEqual({ shardCount: 3, mayIdentify: true, handOverTo: null })
})

test('a bot moves to a fifth more shards, and never to fewer', () => {
  const wanted = (count: number, recommended: number) => wantsMoreShards(count, recommended)
  expect([wanted(1, 1), wanted(1, 2)]).toEqual([false, true])
  expect([wanted(10, 11), wanted(10, 12)]).toEqual([false, true])
  expect([wanted(2, 1), wanted(100, 119), wanted(100, 120)]).toEqual([false, false, true])
})

test('gateways that stopped in the middle of a change go on with it, and one that was complete is not undone', () => {
  const two = stored([0, 2], [1, 2])
  const three = stored([0, 3], [1, 3], [2, 3])
  const plan = (current: number | null, next: number | null, sessions: typeof two) =>
    planShared({ current, next }, sessions, 4)
  expect(plan(null, null, [])).toEqual({ current: 4, next: null })
  expect(plan(null, null, two)).toEqual({ current: 2, next: null })
  expect(plan(2, 3, two)).toEqual({ current: 2, next: 3 })
  expect(plan(2, 3, [...two, ...three])).toEqual({ current: 2, next: 3 })
  expect(plan(2, 3, three)).toEqual({ current: 3, next: null })
  expect(plan(3, null, [...two, ...three])).toEqual({ current: 3, next: null })
  // A standalone process has changed the number meanwhile.
  expect(plan(2, 5, three)).toEqual({ current: 3, next: null })
  expect(plan(2, 5, [])).toEqual({ current: 4, next: null })
})
