import { expect, test } from 'bun:test'
import { InterruptibleSleep } from '../../../gateway/jobs/interruptible-sleep.ts'
import { KeyedMutex } from '../../../gateway/jobs/keyed-mutex.ts'
import { Refusals } from '../../../gateway/jobs/refusals.ts'
import { Slots } from '../../../gateway/jobs/slots.ts'

const HOUR_MS = 3_600_000

/** Until everything that waits for nothing but promises has gone on. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}

test('a free slot goes to the first that waits, and no more slots are taken than exist', async () => {
  const slots = new Slots(2)
  const order: number[] = []
  const take = (nth: number) => slots.take().then(() => order.push(nth))
  for (const nth of [1, 2, 3, 4]) void take(nth)
  await settle()
  expect(order).toEqual([1, 2])
  slots.leave()
  void take(5)
  await settle()
  expect(order).toEqual([1, 2, 3])
  slots.leave()
  slots.leave()
  await settle()
  expect(order).toEqual([1, 2, 3, 4, 5])
  for (let nth = 0; nth < 2; nth++) slots.leave()
  // All are free again: as many as there are, and not one more.
  for (const nth of [6, 7, 8]) void take(nth)
  await settle()
  expect(order).toEqual([1, 2, 3, 4, 5, 6, 7])
})

test('work with the same key runs one after the other, also after a failure, and other work at once', async () => {
  const mutex = new KeyedMutex()
  const log: string[] = []
  const { promise: held, reject } = Promise.withResolvers<void>()
  const first = mutex.run('a', async () => {
    log.push('first')
    await held
  })
  const failure = first.catch((error: unknown) => error)
  const second = mutex.run('a', async () => log.push('second'))
  const other = mutex.run('b', async () => log.push('other'))
  await settle()
  expect(log).toEqual(['first', 'other'])
  reject(new Error('the first failed'))
  expect(await failure).toMatchObject({ message: 'the first failed' })
  await Promise.all([second, other])
  expect(log).toEqual(['first', 'other', 'second'])
  expect(mutex.size).toBe(0)
})

test('when the process ends, every wait ends, and later waits end at once', async () => {
  const sleep = new InterruptibleSleep()
  const [long, short] = [sleep.sleep(HOUR_MS), sleep.sleep(1)]
  expect(await short).toBe(true)
  sleep.interrupt()
  expect(await long).toBe(false)
  expect(await sleep.sleep(HOUR_MS)).toBe(false)
})

test('of many refusals the oldest are forgotten, so that memory stays bounded', () => {
  let now = 0
  const refusals = new Refusals(() => now)
  for (let nth = 0; nth < 10_002; nth++) refusals.note(`channel ${nth}`, 'Missing Access')
  const known = [0, 1, 2, 10_001].map((nth) => refusals.reasonFor(`channel ${nth}`) !== null)
  expect(known).toEqual([false, false, true, true])
  now = HOUR_MS
  expect(refusals.reasonFor('channel 10001')).toBeNull()
})
