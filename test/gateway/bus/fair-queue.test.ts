import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { FairQueue } from '../../../gateway/bus/fair-queue.ts'

interface Item {
  guildId: string | null
  nth: number
}

const queueOf = (guildId: string | null, count: number, queue = new FairQueue<Item>((item) => item.guildId)) => {
  for (let nth = 0; nth < count; nth++) queue.add({ guildId, nth })
  return queue
}

const nths = (items: readonly Item[], guildId: string | null) =>
  items.filter((item) => item.guildId === guildId).map((item) => item.nth)

test('one item waits for no more than a share of a guild that has very many', () => {
  const queue = queueOf('hostile', 20_000)
  queue.add({ guildId: 'victim', nth: 0 })
  queue.add({ guildId: null, nth: 0 })
  const first = queue.take(1_000)
  expect(first).toHaveLength(1_000)
  expect(first.findIndex((item) => item.guildId === 'victim')).toBe(250)
  expect(first.findIndex((item) => item.guildId === null)).toBe(251)
})

test('everything is taken once, and each guild’s in its order', () => {
  const adds = fc.array(fc.tuple(fc.constantFrom('1', '2', '3', null), fc.integer({ min: 1, max: 700 })))
  fc.assert(
    fc.property(adds, fc.integer({ min: 1, max: 1_000 }), (steps, most) => {
      const queue = new FairQueue<Item>((item) => item.guildId)
      const added: Item[] = []
      const taken: Item[] = []
      for (const [guildId, count] of steps) {
        for (let i = 0; i < count; i++) {
          const item = { guildId, nth: added.length }
          added.push(item)
          queue.add(item)
        }
        taken.push(...queue.take(most))
        expect(queue.length).toBe(added.length - taken.length)
      }
      while (queue.length > 0) taken.push(...queue.take(most))
      expect(queue.take(1)).toEqual([])
      for (const guildId of ['1', '2', '3', null]) expect(nths(taken, guildId)).toEqual(nths(added, guildId))
    }),
    { numRuns: 30 },
  )
})

test('an entry is dropped from the guild with the most entries: the oldest of those that wait behind its share', () => {
  const queue = queueOf('hostile', 400, queueOf('victim', 100))
  const dropped = Array.from({ length: 150 }, () => queue.drop())
  expect(dropped).toEqual(Array.from({ length: 150 }, (_, i) => ({ guildId: 'hostile', nth: 250 + i })))
  expect(queue.drop()).toEqual({ guildId: 'victim', nth: 0 })
  expect(queue.length).toBe(349)
  expect(queue.take(1_000)).toHaveLength(349)
})
