import { expect, test } from 'bun:test'
import { createLog } from '../../../gateway/ops/log.ts'
import { SharedRepeat } from '../../../gateway/ops/shared-repeat.ts'
import { until } from '../../support/until.ts'

const lines: string[] = []
const log = createLog({ level: 'warn', secrets: [], write: (line) => lines.push(line) })

/** Counts the runs for each item, and ends a run when told to. */
function counted() {
  const runs = new Map<string, number>()
  const waiting: (() => void)[] = []
  const repeat = new SharedRepeat<string>(
    'count',
    1,
    async (item) => {
      runs.set(item, (runs.get(item) ?? 0) + 1)
      if (item === 'fails') throw new Error('on purpose')
      if (item === 'slow') await new Promise<void>((resolve) => waiting.push(resolve))
    },
    log,
  )
  const endRuns = (): void => {
    for (const end of waiting.splice(0)) end()
  }
  return { repeat, endRuns, runsOf: (item: string): number => runs.get(item) ?? 0 }
}

test('the task runs again and again for each added item, even after a failure', async () => {
  const { repeat, runsOf } = counted()
  repeat.add('first')
  repeat.add('fails')
  await until('both ran several times', () => runsOf('first') > 2 && runsOf('fails') > 2)
  repeat.remove('first')
  repeat.remove('fails')
  expect(lines.some((line) => line.includes('a periodic task failed'))).toBe(true)
})

test('the task never runs twice at the same time for one item', async () => {
  const { repeat, endRuns, runsOf } = counted()
  repeat.add('slow')
  await until('it runs', () => runsOf('slow') === 1)
  repeat.add('other')
  await until('another item ran several times', () => runsOf('other') > 3)
  expect(runsOf('slow')).toBe(1)
  endRuns()
  await until('it runs again', () => runsOf('slow') === 2)
  repeat.remove('other')
  repeat.remove('slow')
  endRuns()
})

test('an item that is removed during its run does not run again', async () => {
  const { repeat, endRuns, runsOf } = counted()
  repeat.add('slow')
  await until('it runs', () => runsOf('slow') === 1)
  repeat.remove('slow')
  endRuns()
  repeat.add('other')
  await until('another item ran several times', () => runsOf('other') > 3)
  repeat.remove('other')
  expect(runsOf('slow')).toBe(1)
})

test('an item that is removed and added again during its run does not run twice at the same time', async () => {
  const { repeat, endRuns, runsOf } = counted()
  repeat.add('slow')
  await until('it runs', () => runsOf('slow') === 1)
  repeat.remove('slow')
  repeat.add('slow')
  repeat.add('other')
  await until('another item ran several times', () => runsOf('other') > 3)
  expect(runsOf('slow')).toBe(1)
  endRuns()
  await until('it runs again', () => runsOf('slow') === 2)
  const others = runsOf('other')
  await until('another item ran several times more', () => runsOf('other') > others + 3)
  expect(runsOf('slow')).toBe(2)
  repeat.remove('other')
  repeat.remove('slow')
  endRuns()
})
