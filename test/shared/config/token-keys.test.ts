import { expect, test } from 'bun:test'
import * as v from 'valibot'
import { describeProblems, parseEnvironment } from '../../../shared/config/environment.ts'
import { tokenKeys } from '../../../shared/config/token-keys.ts'

const schema = v.object({ WHITELABEL_TOKEN_KEYS: tokenKeys() })
const parse = (text: string) => parseEnvironment(schema, { WHITELABEL_TOKEN_KEYS: text })
const base64 = (byte: number, length = 32): string => Buffer.alloc(length, byte).toString('base64')

test('token keys keep their order, the newest first', () => {
  const parsed = parse(`2:${base64(2)}, 1:${Buffer.alloc(32, 1).toString('base64url')}`)
  if (!parsed.ok) throw new Error('these keys are fine')
  expect(parsed.value.WHITELABEL_TOKEN_KEYS).toEqual([
    { id: '2', bytes: new Uint8Array(32).fill(2) },
    { id: '1', bytes: new Uint8Array(32).fill(1) },
  ])
})

test.each([
  base64(1),
  `1:${base64(1, 16)}`,
  `1:${base64(1)},1:${base64(2)}`,
  `1:${base64(1)},`,
  `a.b:${base64(1)}`,
  '1:not base64',
])('keys that cannot be used are refused, and not repeated: %p', (text) => {
  const parsed = parse(text)
  if (parsed.ok) throw new Error('these keys are no use')
  expect(describeProblems(parsed.problems)).toContain('openssl rand')
  expect(describeProblems(parsed.problems)).not.toContain(text)
})
