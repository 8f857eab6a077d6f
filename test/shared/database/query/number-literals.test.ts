import { expect, test } from 'bun:test'
import { listText, rowsText, unionText } from '../../../../shared/database/query/number-literals.ts'

const ROWS = [
  ['18446744073709551615', 0, null],
  ['7', -5, Number.MAX_SAFE_INTEGER],
]

test('ids, whole numbers and null become text', () => {
  expect(rowsText(ROWS)).toBe('(18446744073709551615,0,null),(7,-5,9007199254740991)')
  expect(unionText(ROWS)).toBe('select 18446744073709551615,0,null union all select 7,-5,9007199254740991')
  expect(listText(['1', '2'])).toBe('1,2')
})

test.each(['', '1 or 1=1', "1'", '1.5', '0x1', '184467440737095516150', 1.5, Number.NaN, 2 ** 53])(
  '%p is refused as a part of a statement',
  (value) => {
    expect(() => rowsText([[value]])).toThrow(TypeError)
  },
)
