import { expect, test } from 'bun:test'
import { createRequestReader } from '../../../gateway/bridge/protocol.ts'
import { createSessionSeal } from '../../../gateway/bridge/session-seal.ts'

const { empty } = createSessionSeal('user', 'a password')
const read = createRequestReader(empty)

test('a request with the empty session is read like any other', () => {
  for (const query of ['SELECT 1', `SELECT '"}'`, 'SELECT "\\"', '']) {
    expect(read(JSON.stringify({ query, session: empty }))).toEqual({ query, session: empty })
    expect(read(JSON.stringify({ session: empty, query }))).toEqual({ query, session: empty })
  }
})

test('the text of the empty session inside a statement is not read as the session', () => {
  const query = `SELECT 1,"session":${JSON.stringify(empty)}}`
  expect(read(JSON.stringify({ query }))).toEqual({ query })
  expect(read(JSON.stringify({ query, session: null }))).toEqual({ query, session: null })
})

test('a request without a statement is refused, also with the empty session', () => {
  expect(read(JSON.stringify({ query: 1, session: empty }))).toBeNull()
  expect(read(JSON.stringify({ session: empty }))).toBeNull()
  expect(read(`{"query":"SELECT 1"},"session":${JSON.stringify(empty)}}`)).toBeNull()
})
