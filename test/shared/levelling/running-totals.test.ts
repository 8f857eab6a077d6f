import { expect, test } from 'bun:test'
import { DEFAULT_CURVE } from '../../../shared/levelling/curve.ts'
import { placeSteps, reachedLevel } from '../../../shared/levelling/running-totals.ts'

test('totals are computed backwards from now, each member’s by their own changes', () => {
  const steps = [
    { userId: '1', at: 10, by: 20 },
    { userId: '2', at: 20, by: 15 },
    { userId: '1', at: 30, by: -50 },
    { userId: '1', at: 40, by: 25 },
  ]
  const totals = new Map([
    ['1', 100],
    ['2', 15],
  ])
  expect(placeSteps(steps.toReversed(), (userId) => totals.get(userId) ?? 0)).toEqual([
    { userId: '1', at: 10, by: 20, before: 105, after: 125 },
    { userId: '2', at: 20, by: 15, before: 0, after: 15 },
    { userId: '1', at: 30, by: -50, before: 125, after: 75 },
    { userId: '1', at: 40, by: 25, before: 75, after: 100 },
  ])
})

test('no total is below 0, also where a change is missing', () => {
  expect(placeSteps([{ userId: '1', at: 1, by: 30 }], () => 10)).toEqual([
    { userId: '1', at: 1, by: 30, before: 0, after: 10 },
  ])
})

test('a step reaches the highest level that it passes, and none where it passes none', () => {
  expect(reachedLevel({ before: 99, after: 100 }, DEFAULT_CURVE)).toBe(1)
  expect(reachedLevel({ before: 99, after: 300 }, DEFAULT_CURVE)).toBe(2)
  expect(reachedLevel({ before: 100, after: 120 }, DEFAULT_CURVE)).toBeNull()
  expect(reachedLevel({ before: 120, after: 20 }, DEFAULT_CURVE)).toBeNull()
})
