import { expect, test } from 'bun:test'
import { createLog, describeError } from '../../../edge/runtime/log.ts'

function logged(secrets: string[], fields: Record<string, string | number>): unknown {
  const lines: string[] = []
  createLog(
    (line) => lines.push(line),
    secrets,
    () => 0,
  ).error('broken', fields)
  return JSON.parse(lines[0] ?? '')
}

test('an entry is one line of JSON with its level, time and fields', () => {
  expect(logged([], { id: 'abc', tries: 2 })).toEqual({
    level: 'error',
    time: '1970-01-01T00:00:00.000Z',
    service: 'edge',
    msg: 'broken',
    id: 'abc',
    tries: 2,
  })
})

test('a secret in a field is never written', () => {
  expect(logged(['hun"ter2'], { reason: 'no access for root:hun"ter2 here' })).toMatchObject({
    reason: 'no access for root:[redacted] here',
  })
})

test('what looks like a bot’s token is never written, whosever it is', () => {
  const token = `${btoa('1400000000000000001')}.Gabcde.${'s3cret_-'.repeat(5)}`.replaceAll('=', '')
  expect(logged([], { reason: `bad header "Bot ${token}"` })).toMatchObject({ reason: 'bad header "Bot [redacted]"' })
})

test('a long field is cut', () => {
  expect(JSON.stringify(logged([], { reason: 'x'.repeat(10_000) })).length).toBeLessThan(1_000)
})

test('of an error only its kind, message and place are told', () => {
  const error = Object.assign(new TypeError('bad'), { config: { url: 'https://user:password@host' } })
  expect(Object.keys(describeError(error))).toEqual(['error', 'reason', 'place'])
})

test('something thrown that is no error is not told at all', () => {
  expect(describeError('https://user:password@host')).toEqual({ error: 'string' })
})

test.each([
  ['debug', ['info', 'warn', 'error']],
  ['warn', ['warn', 'error']],
  ['error', ['error']],
])('LOG_LEVEL=%s leaves out the lines below it', (level, expected) => {
  const lines: string[] = []
  const log = createLog(
    (line) => lines.push(line),
    [],
    () => 0,
    level,
  )
  log.info('one')
  log.warn('two')
  log.error('three')
  expect(lines.map((line) => JSON.parse(line).level)).toEqual(expected)
})
