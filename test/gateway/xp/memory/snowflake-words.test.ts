import { expect, test } from 'bun:test'
import fc from 'fast-check'
import {
  readNumber,
  readSnowflake,
  writeNumber,
  writeSnowflake,
} from '../../../../gateway/xp/memory/snowflake-words.ts'

const words = new Uint32Array(3)

test('every 64-bit id is the same after it was words', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), (id) => {
      writeSnowflake(String(id), words, 1)
      expect(readSnowflake(words, 1)).toBe(String(id))
    }),
  )
})

test('every time is the same after it was words', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 52 }), (time) => {
      writeNumber(time, words, 1)
      expect(readNumber(words, 1)).toBe(time)
    }),
  )
})
