import { expect, test } from 'bun:test'
import { createRedactor } from '../../../shared/log/redact.ts'

const TOKEN = 'MTE1MjkyMTUwNDYwNjg0Njk3Nw.GdHcVx.aB3dE5fG7hI9jK1lM2nO4pQ6rS8tU0vW1xY2zA'

const CASES = [
  ['a password in an address', 'mysql://root:hunter2@db:3306/x', 'mysql://root:[redacted]@db:3306/x'],
  ['a token of a bot', `Bot ${TOKEN}`, 'Bot [redacted]'],
  ['a header with a bearer token', 'authorization: Bearer abcdefghijklmnop.qrst', 'authorization: Bearer [redacted]'],
  ['a key of the REST API', `key pro_${'aB3-_'.repeat(10)} refused`, 'key [redacted] refused'],
  ['the login of a person', 'a=b; __Host-session=aB3-_x; c=d', 'a=b; __Host-session=[redacted]; c=d'],
  ['a header with a password', 'Basic ZWRnZTphLWxvbmctcGFzc3dvcmQ=', 'Basic [redacted]'],
  [
    'the token of an interaction',
    'PATCH /webhooks/123456/aW50ZXJhY3Rpb24/messages/@original',
    'PATCH /webhooks/123456/[redacted]/messages/@original',
  ],
  ['the token of a callback', '/interactions/123456/secretpart/callback', '/interactions/123456/[redacted]/callback'],
] as const

test.each(CASES)('%s is removed', (_, text, clean) => {
  expect(createRedactor([])(text)).toBe(clean)
})

test('a known secret is also removed in its JSON form and in its form in an address', () => {
  const secret = 'p"ss w\\rd/1'
  const redact = createRedactor([secret, ''])
  for (const text of [secret, JSON.stringify({ secret }), `https://host/?key=${encodeURIComponent(secret)}`]) {
    expect(redact(`before ${text} after`)).toMatch(/^before .*\[redacted\].* after$/)
  }
})

test('a secret that contains another secret is removed completely', () => {
  expect(createRedactor(['hunter22', 'hunter22-and-more'])('hunter22-and-more')).toBe('[redacted]')
})

test('ordinary text stays as it is', () => {
  const text = 'Bot restarted. Basic authentication failed at https://host/interactions/123456 (10:20:30)'
  expect(createRedactor([])(text)).toBe(text)
})
