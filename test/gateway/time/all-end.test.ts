import { expect, test } from 'bun:test'
import { allEnd, allInTurn } from '../../../gateway/time/all-end.ts'

const failed = (work: Promise<void>) => work.then(() => null).catch((error: Error) => error.message)

test('works that run at the same time all end before the first failure is thrown', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  let hasEnded = false
  const late = promise.then(() => {
    hasEnded = true
  })
  const all = failed(allEnd([Promise.reject(new Error('first')), Promise.reject(new Error('second')), late]))
  resolve()
  expect(await all).toBe('first')
  expect(hasEnded).toBe(true)
  expect(await failed(allEnd([late]))).toBeNull()
})

test('a failed step does not keep the next one from running, and each waits for the one before', async () => {
  const acts: string[] = []
  const step =
    (name: string, fails = false) =>
    async () => {
      acts.push(`${name} begins`)
      await Promise.resolve()
      acts.push(`${name} ends`)
      if (fails) throw new Error(name)
    }
  expect(await failed(allInTurn(step('a', true), step('b', true), step('c')))).toBe('a')
  expect(acts).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
})
