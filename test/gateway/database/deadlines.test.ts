import { expect, test } from 'bun:test'
import { Deadlines } from '../../../gateway/database/deadlines.ts'
import { until } from '../../support/until.ts'

const FAR_MS = 60_000

test('each missed deadline is called once, also if one with a later time was started before it', async () => {
  const deadlines = new Deadlines()
  const missed: string[] = []
  deadlines.start(FAR_MS, () => missed.push('far'))
  deadlines.start(20, () => missed.push('second'))
  deadlines.start(1, () => missed.push('first'))
  await until('both were missed', () => missed.length === 2)
  deadlines.start(1, () => missed.push('third'))
  await until('another one was missed', () => missed.length === 3)
  expect(missed.sort()).toEqual(['first', 'second', 'third'])
})

test('a deadline that was met is not called, and does not delay others', async () => {
  const deadlines = new Deadlines()
  const missed: string[] = []
  const met = deadlines.start(1, () => missed.push('met'))
  deadlines.met(met)
  deadlines.start(2, () => missed.push('missed'))
  await until('the other one was missed', () => missed.length > 0)
  expect(missed).toEqual(['missed'])
})

test('a deadline that is started while another one is missed is called too', async () => {
  const deadlines = new Deadlines()
  let second = false
  deadlines.start(1, () => {
    deadlines.start(1, () => {
      second = true
    })
  })
  await until('the second one was missed', () => second)
  expect(second).toBe(true)
})
