import { expect, test } from 'bun:test'
import { BackOff, backOffMs, ConnectQueue } from '../../../gateway/bots/connect-queue.ts'
import { until } from '../../support/until.ts'

/** Time that passes only when the test moves it. */
function heldClock() {
  const sleepers: { ms: number; wake: () => void }[] = []
  return {
    slept: (): number[] => sleepers.map(({ ms }) => ms),
    wakeAll: (): void => {
      for (const { wake } of sleepers.splice(0)) wake()
    },
    clock: {
      now: () => 0,
      sleep: (ms: number) => new Promise<void>((resolve) => sleepers.push({ ms, wake: resolve })),
    },
  }
}

const microtasks = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve()
}

/** Whether each of these has been let through. */
function watch(waits: readonly Promise<void>[]): boolean[] {
  const through = waits.map(() => false)
  for (const [nth, wait] of waits.entries()) void wait.then(() => Object.assign(through, { [nth]: true }))
  return through
}

test('a limited number connects at once, and the next when one has connected or ended', async () => {
  const { clock } = heldClock()
  const connectQueue = new ConnectQueue({ atOnce: 2, clock, random: () => 1 })
  const bots = [
    connectQueue.turnsOfBot(),
    connectQueue.turnsOfBot(),
    connectQueue.turnsOfBot(),
    connectQueue.turnsOfBot(),
  ]
  const through = watch(bots.map((bot) => bot.wait()))
  await microtasks()
  expect(through).toEqual([true, true, false, false])
  bots[0]?.arrived()
  await microtasks()
  expect(through).toEqual([true, true, true, false])
  bots[1]?.end()
  await microtasks()
  expect(through).toEqual([true, true, true, true])
  for (const bot of bots) bot.end()
})

test('a bot that fails waits longer each time, and starts with no wait once it has connected', async () => {
  const { clock, slept, wakeAll } = heldClock()
  const bot = new ConnectQueue({ atOnce: 1, clock, random: () => 1 }).turnsOfBot()
  await bot.wait()
  const waits: number[] = []
  for (let attempt = 0; attempt < 3; attempt++) {
    const wait = bot.wait()
    waits.push(...slept())
    wakeAll()
    await wait
  }
  expect(waits).toEqual([1_000, 2_000, 4_000])
  bot.arrived()
  await bot.wait()
  expect(slept()).toEqual([])
  bot.end()
})

test('a bot that ended leaves its place to the next', async () => {
  const { clock } = heldClock()
  const connectQueue = new ConnectQueue({ atOnce: 1, clock, random: () => 1 })
  const [first, second, third] = [connectQueue.turnsOfBot(), connectQueue.turnsOfBot(), connectQueue.turnsOfBot()]
  const through = watch([first.wait(), second.wait(), third.wait()])
  await microtasks()
  second.end()
  first.arrived()
  await microtasks()
  expect(through).toEqual([true, true, true])
  third.end()
})

test('waits spread over half their length and never pass a minute', () => {
  expect(backOffMs(0, 1)).toBe(0)
  expect(backOffMs(3, 0)).toBe(2_000)
  expect(backOffMs(3, 1)).toBe(4_000)
  expect(backOffMs(1_000, 1)).toBe(60_000)
})

test('attempts that do not end lose their places after a time, and no place is lost or doubled', async () => {
  const { clock } = heldClock()
  const connectQueue = new ConnectQueue({ atOnce: 2, clock, random: () => 1, longestAttemptMs: 10 })
  const hung = [connectQueue.turnsOfBot(), connectQueue.turnsOfBot()]
  await Promise.all(hung.map((bot) => bot.wait()))
  const others = Array.from({ length: 6 }, () => connectQueue.turnsOfBot())
  const through = watch(others.map((bot) => bot.wait()))
  await until('all are through', () => through.every(Boolean))
  // An attempt that lost its place has no place to return.
  for (const bot of [...hung, ...others]) bot.end()
  const [first, second, third] = [connectQueue.turnsOfBot(), connectQueue.turnsOfBot(), connectQueue.turnsOfBot()]
  const after = watch([first.wait(), second.wait(), third.wait()])
  await microtasks()
  expect(after).toEqual([true, true, false])
  for (const bot of [first, second, third]) bot.end()
})

test('each shard of a bot has its own wait and its own place', async () => {
  const { clock, slept } = heldClock()
  const connectQueue = new ConnectQueue({ atOnce: 2, clock, random: () => 1 })
  const bot = connectQueue.turnsOfBot()
  const through = watch([bot.wait('0/2'), bot.wait('1/2'), connectQueue.turnsOfBot().wait()])
  await microtasks()
  // A failure of one shard does not count for another.
  expect(slept()).toEqual([])
  expect(through).toEqual([true, true, false])
  bot.arrived('0/2')
  await microtasks()
  expect(through).toEqual([true, true, true])
  bot.end()
})

test('a connection that is soon lost again waits longer each time; one that lasted a minute does not', () => {
  let now = 0
  const backOff = new BackOff({ clock: { now: () => now }, random: () => 1 })
  const waits: number[] = []
  for (let loss = 0; loss < 4; loss++) {
    backOff.arrived()
    waits.push(backOff.next())
    now += 1_000
  }
  expect(waits).toEqual([0, 1_000, 2_000, 4_000])
  now += 60_000
  backOff.arrived()
  expect(backOff.next()).toBe(0)
})
