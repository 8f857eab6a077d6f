import fc from 'fast-check'
import { snowflakeAt } from '../../../shared/discord/snowflake.ts'

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
