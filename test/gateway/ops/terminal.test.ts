import { expect, test } from 'bun:test'
import { readableLine } from '../../../gateway/ops/terminal.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: the colours of a terminal
const plain = (text: string): string => text.replace(/\u001b\[\d+m/g, '')

test('a line in a terminal shows time, level, text and fields', () => {
  const line = JSON.stringify({
    level: 'warn',
    time: '2026-01-01T10:20:30.456Z',
    service: 'worker',
    guild: '7',
    tries: 2,
    msg: 'hello',
  })
  expect(plain(readableLine(`${line}\n`))).toBe('10:20:30.456 WARN  hello guild=7 tries=2\n')
})

test('the stack of an error is below its line', () => {
  const line = JSON.stringify({
    level: 'error',
    time: '2026-01-01T10:20:30.456Z',
    msg: 'failed',
    err: { message: 'no', stack: 'Error: no\n    at here' },
  })
  expect(plain(readableLine(line))).toBe('10:20:30.456 ERROR failed\n  Error: no\n      at here\n')
})

test('a line that is not JSON stays as it is', () => {
  expect(readableLine('plain text\n')).toBe('plain text\n')
})
