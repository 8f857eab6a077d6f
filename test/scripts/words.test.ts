import { expect, test } from 'bun:test'
import { Refusal } from '../../scripts/local/refusal.ts'
import { readCommand, readWords } from '../../scripts/local/words.ts'

const ID = '100000000000000007'

/** The first line and the exit code of the refusal. */
function refusalOf(read: () => unknown): { why: string | undefined; exitCode: number } {
  try {
    read()
  } catch (error) {
    if (error instanceof Refusal) return { why: error.message.split('\n')[0], exitCode: error.exitCode }
    throw error
  }
  throw new Error('nothing was refused')
}

test('options are separated from other words', () => {
  const options = { to: { type: 'string' }, loud: { type: 'boolean', default: false } } as const
  const { values, positionals } = readWords({ script: 'try', options, most: 2 }, ['a', '--to', 'x', 'b'])
  expect({ ...values }).toEqual({ to: 'x', loud: false })
  expect(positionals).toEqual(['a', 'b'])
})

test.each([
  [['--no-such'], "Unknown option '--no-such'"],
  [['--to'], "Option '--to <value>' argument missing"],
  [['word'], 'unknown word word'],
])('%p is refused with the exit code of wrong usage: %s', (words, why) => {
  const options = { to: { type: 'string' } } as const
  expect(refusalOf(() => readWords({ script: 'try', options }, words))).toEqual({ why, exitCode: 64 })
})

const commands = { list: { takes: 'no id' }, show: { takes: 'one id' }, stop: { takes: 'ids' } } as const
const read = (...words: string[]) => readCommand({ script: 'whitelabel', idsOf: 'bot', commands }, words).asked

test('a command is read with its ids', () => {
  expect(read('list')).toMatchObject({ command: 'list' })
  expect(read('show', ID)).toMatchObject({ command: 'show', id: ID })
  expect(read('stop', ID, ID)).toMatchObject({ command: 'stop', ids: [ID, ID] })
})

test.each([
  [[], 'a command is missing: list, show or stop'],
  [['constructor'], 'there is no command constructor'],
  [['list', ID], 'list takes no bot id'],
  [['show'], 'a bot id is missing after show'],
  [['show', ID, ID], 'show takes one bot id'],
  [['stop', 'Branded'], 'Branded is not a bot id: expected a Discord id, 15 to 20 digits'],
  [['stop', ID, '12'], '12 is not a bot id: expected a Discord id, 15 to 20 digits'],
  [['show', '99999999999999'], '99999999999999 is not a bot id: expected a Discord id, 15 to 20 digits'],
  [['show', '18446744073709551616'], '18446744073709551616 is not a bot id: expected a Discord id, 15 to 20 digits'],
])('%p is refused: %s', (words, why) => {
  expect(refusalOf(() => read(...words))).toEqual({ why, exitCode: 64 })
})
