import fc from 'fast-check'
import { snowflakeAt } from '../../../shared/discord/snowflake.ts'
import type { Curve } from '../../../shared/levelling/curve.ts'
import { curveProblem } from '../../../shared/levelling/stored-curve.ts'

/** 2026-08-01, in milliseconds. */
export const AUGUST = 1_785_542_400_000

/** An id as Discord makes it: its time, then worker, process and a count within the millisecond. */
export const idAt = (time: number, rest: number): string => String(BigInt(snowflakeAt(time)) + BigInt(rest))

export const anyId = (): fc.Arbitrary<string> =>
  fc
    .tuple(fc.integer({ min: 1_420_070_400_000, max: AUGUST * 2 }), fc.integer({ min: 0, max: 2 ** 22 - 1 }))
    .map(([time, rest]) => idAt(time, rest))

/** Messages of about an hour, close enough for cooldowns to matter, in any order, some of them seen more than once. */
export const arrivals = (): fc.Arbitrary<string[]> =>
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: 3_600_000 }), fc.integer({ min: 0, max: 3 })), { maxLength: 60 })
    .map((messages) => messages.map(([after, rest]) => idAt(AUGUST + after, rest)))
    .chain((ids) => fc.shuffledSubarray([...ids, ...ids.slice(0, 20)], { minLength: 0 }))

/** Whole numbers of every size up to a limit, small ones as often as large ones. */
const ofEverySize = (limit: number): fc.Arbitrary<number> =>
  fc
    .tuple(fc.double({ min: 0, max: Math.log2(limit), noNaN: true }), fc.boolean())
    .map(([size, isZero]) => (isZero ? 0 : Math.min(limit, Math.floor(2 ** size))))

/** Curves that a guild can use, with totals from single XP to the largest that a member can hold. */
export const usableCurve: fc.Arbitrary<Curve> = fc
  .record({
    cubic: ofEverySize(5_400_000_000),
    square: fc
      .tuple(ofEverySize(5_000_000_000_000), fc.constantFrom(1, 1, 1, -1))
      .map(([size, sign]) => size * sign || 0),
    linear: fc
      .tuple(ofEverySize(900_000_000_000_000), fc.constantFrom(1, 1, 1, -1))
      .map(([size, sign]) => size * sign || 0),
  })
  .filter((curve) => curveProblem(curve) === null)
