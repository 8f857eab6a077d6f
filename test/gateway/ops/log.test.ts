import { expect, test } from 'bun:test'
import { createLog, cycleLevel } from '../../../gateway/ops/log.ts'
import { inSpan } from '../../../gateway/ops/tracing.ts'
import { createTracer } from '../../../shared/trace/span.ts'

const TOKEN = 'MTE1MjkyMTUwNDYwNjg0Njk3Nw.GdHcVx.aB3dE5fG7hI9jK1lM2nO4pQ6rS8tU0vW1xY2zA'

const lines = (secrets: string[], write: (log: ReturnType<typeof createLog>) => void): string => {
  let text = ''
  write(createLog({ level: 'info', secrets, write: (line) => (text += line) }))
  return text
}

test('a secret is removed from a message, a field, a nested field and an error', () => {
  const secret = 'p"ss\\wörd'
  const text = lines([secret], (log) => {
    log.info(`connecting with ${secret}`)
    log.info({ password: secret, deep: { inside: [secret] } }, 'fields')
    log.error({ err: new Error(`access denied using ${secret}`) }, 'failed')
  })
  expect(text).not.toContain(secret)
  expect(text).not.toContain(JSON.stringify(secret).slice(1, -1))
  expect(text.match(/\[redacted\]/g)?.length).toBeGreaterThanOrEqual(4)
})

test('an unknown bot token is recognised by its shape and removed', () => {
  expect(lines([], (log) => log.warn({ headers: { authorization: `Bot ${TOKEN}` } }, TOKEN))).not.toContain(TOKEN)
})

test('the password in a database address is removed', () => {
  const text = lines([], (log) => log.info('mysql://prosperity:hunter2@db.example:3306/prosperity'))
  expect(text).toContain('mysql://prosperity:[redacted]@db.example:3306/prosperity')
})

test('a line is JSON with the name of its level and a time', () => {
  const line: unknown = JSON.parse(lines([], (log) => log.info({ guild: '1' }, 'hello')))
  expect(line).toMatchObject({ level: 'info', guild: '1', msg: 'hello', time: expect.stringMatching(/^\d{4}-/) })
})

test('the fields of a line are not in the next line', () => {
  const text = lines([], (log) => {
    log.info({ guild: '1' }, 'first')
    log.info('second')
  })
  expect(JSON.parse(text.trim().split('\n')[1] ?? '')).toEqual({
    level: 'info',
    time: expect.any(String),
    msg: 'second',
  })
})

test('a line that is logged in a span names its trace', async () => {
  const traced: string[] = []
  const log = createLog({ level: 'info', secrets: [], write: (line) => traced.push(line) })
  const parts = { now: () => 1, newId: (bytes: number) => 'a'.repeat(bytes * 2), finished: () => {} }
  await inSpan(createTracer(parts, 1, () => 0).root('job', 'consumer'), async () => log.info('inside'))
  log.info('outside')
  expect(traced.map((line) => JSON.parse(line).trace)).toEqual(['a'.repeat(32), undefined])
})

test.each([
  ['info', ['debug', 'info', 'debug']],
  ['warn', ['debug', 'warn', 'debug']],
  ['debug', ['info', 'debug', 'info']],
])('the level changes between debug and the usual one, which is %s', (usual, expected) => {
  const log = createLog({ level: usual, secrets: [], write: () => {} })
  expect(expected.map(() => cycleLevel(log, usual))).toEqual(expected)
})
