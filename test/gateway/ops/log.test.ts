import { expect, test } from 'bun:test'
import { createLog } from '../../../gateway/ops/log.ts'

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
