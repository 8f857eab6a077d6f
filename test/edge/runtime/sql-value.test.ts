import { expect, test } from 'bun:test'
import { format } from '@planetscale/database'
import { sqlValue } from '../../../edge/runtime/sql-value.ts'
import { randomFrom } from '../../support/fuzz/random.ts'

const SIGNS = [...'\0\b\n\r\t\x1a\\"\'%_;#-/*?:@`$', '\u2028', 'ß', '字', '😀', '\ud800', 'a', ' ']

test('a text is written as the driver writes it, whatever signs it has', () => {
  const random = randomFrom(1)
  for (let time = 0; time < 2_000; time++) {
    const text = Array.from({ length: 12 }, () => random.pick(SIGNS)).join('')
    expect(sqlValue(text)).toBe(format('?', [text]))
  }
})

test.each([null, undefined, true, false, 0, -1.5, 1e21, Number.MAX_SAFE_INTEGER, 2n ** 64n])(
  '%p is written as the driver writes it',
  (value) => {
    expect(sqlValue(value)).toBe(format('?', [value]))
  },
)

test('a value that no query of ours has is refused', () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, {}, [], new Date(0), new Uint8Array(1)])
    expect(() => sqlValue(value)).toThrow(TypeError)
})
