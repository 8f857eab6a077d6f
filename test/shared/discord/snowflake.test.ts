import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { isSnowflake, snowflakeAt, snowflakeTime } from '../../../shared/discord/snowflake.ts'

describe('a snowflake', () => {
  test('tells its time: the example of Discord’s documentation', () => {
    expect(snowflakeTime('175928847299117063')).toBe(Date.UTC(2016, 3, 30, 11, 18, 25, 796))
  })

  test('made for a time tells that time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_420_070_400_001, max: 4_000_000_000_000 }), (time) => {
        expect(snowflakeTime(snowflakeAt(time))).toBe(time)
      }),
    )
  })

  test('made for a time is the smallest of that time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_420_070_400_002, max: 4_000_000_000_000 }), (time) => {
        expect(snowflakeTime(String(BigInt(snowflakeAt(time)) - 1n))).toBe(time - 1)
      }),
    )
  })

  test('made for part of a millisecond is that of the whole one', () => {
    expect(snowflakeAt(1_785_542_400_000.9)).toBe(snowflakeAt(1_785_542_400_000))
  })

  test.each(['1', '80351110224678912', '18446744073709551615'])('%s is one', (text) => {
    expect(isSnowflake(text)).toBe(true)
  })

  test.each([
    '',
    '0',
    '01',
    '-1',
    '+1',
    '1.5',
    '1e5',
    ' 1',
    '1\n',
    '0x1',
    '1_000',
    '\u0661',
    '18446744073709551616',
    '99999999999999999999',
    '123456789012345678901',
  ])('%j is none', (text) => {
    expect(isSnowflake(text)).toBe(false)
  })
})
