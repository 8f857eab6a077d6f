import { expect, test } from 'bun:test'
import { loadedLater } from '../../../edge/runtime/loaded-later.ts'

test('something is loaded once, at the first call', async () => {
  let loads = 0
  const get = loadedLater(async () => ++loads)
  expect(loads).toBe(0)
  expect(await Promise.all([get(), get()])).toEqual([1, 1])
  expect(await get()).toBe(1)
})

test('a load that failed is tried again', async () => {
  let loads = 0
  const get = loadedLater(async () => {
    if (++loads === 1) throw new Error('the disk is busy')
    return loads
  })
  expect(get()).rejects.toThrow('the disk is busy')
  expect(await get().catch(() => get())).toBe(2)
})
