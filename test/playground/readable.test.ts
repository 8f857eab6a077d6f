import { expect, test } from 'bun:test'
import { readable } from '../support/playground/readable.ts'

test.each([
  ['parsed JSON', { a: [1] }, '{\n  "a": [\n    1\n  ]\n}'],
  ['JSON as text', '{"a":1}', '{\n  "a": 1\n}'],
  ['another text', 'Bad Gateway', '"Bad Gateway"'],
  ['nothing', null, null],
  ['an empty body', '', null],
])('%s is shown so that a person can read it', (_, body, shown) => {
  expect(readable(body)).toBe(shown)
})

test('the token of an interaction is not shown', () => {
  expect(readable({ data: { token: 'secret' }, token: 'secret' })).not.toContain('secret')
})

test('a long body is cut', () => {
  expect(readable({ text: 'x'.repeat(20_000) })?.length).toBeLessThan(16_010)
})
