import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { heightOf, scaleOf } from '../../../edge/dashboard/parts/charts/scale.ts'

test.each([
  [[0], [0, 1]],
  [[3], [0, 1, 2, 3]],
  [
    [7, 2],
    [0, 2, 4, 6, 8],
  ],
  [[99], [0, 50, 100]],
  [
    [1_234, 0],
    [0, 500, 1_000, 1_500],
  ],
])('the axis for %p has the numbers %p', (values, ticks) => {
  expect(scaleOf(values).ticks).toEqual(ticks)
})

test('an axis has two to five numbers and reaches every value', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_700_000_000), { minLength: 1, maxLength: 90 }), (values) => {
      const scale = scaleOf(values)
      expect(scale.ticks.length).toBeGreaterThanOrEqual(2)
      expect(scale.ticks.length).toBeLessThanOrEqual(5)
      expect(scale.ticks.every(Number.isInteger)).toBe(true)
      expect(values.every((value) => heightOf(value, scale) <= 100)).toBe(true)
    }),
  )
})
