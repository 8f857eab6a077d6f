import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import {
  isSnowflake,
  readSnowflake,
  snowflakeAt,
  snowflakeTime,
  writeSnowflake,
} from '../../../shared/discord/snowflake.ts'

describe('a snowflake', () => {
  test('contains its creation time, as in the example of Discord’s documentation', () => {
    expect(snowflakeTime('175928847299117063')).toBe(Date.UTC(2016, 3, 30, 11, 18, 25, 796))
  })

  test('made for a time contains that time', () => {
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

  test('is the same after it was two 32-bit words', () => {
    const words = new Uint32Array(3)
    const examples = [0n, 999_999_999n, 10n ** 9n, 10n ** 18n, 2n ** 32n - 1n, 2n ** 32n, 2n ** 64n - 1n].map((id) => [
      id,
    ])
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), (id) => {
        writeSnowflake(String(id), words, 1)
        expect([...words.subarray(1)]).toEqual([Number(id >> 32n), Number(id & 0xffff_ffffn)])
        expect(readSnowflake(words, 1)).toBe(String(id))
      }),
      { examples: examples as [bigint][] },
    )
  })

  test('made for a fraction of a millisecond is that of the whole millisecond', () => {
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
