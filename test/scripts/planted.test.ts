import { expect, test } from 'bun:test'
import { runScript } from '../support/script.ts'

test.each([
  [['--no-such-option'], "Unknown option '--no-such-option'"],
  [['--piece', '5/4'], '--piece takes a part of the list, e.g. 1/4'],
  [['--piece', 'first'], '--piece takes a part of the list, e.g. 1/4'],
  [['--workers', '0'], '--workers takes a number from 1 to 99'],
  [['-t', 'a name'], "Unknown option '-t'"],
])('scripts/test --planted %p is wrong usage: %s', async (words, why) => {
  const { exitCode, said, complained } = await runScript('test', ['--planted', ...words])
  expect({ exitCode, said }).toEqual({ exitCode: 64, said: '' })
  expect(complained).toStartWith(`${why}\n\nscripts/test`)
})

test('scripts/test --planted refuses words that no fault contains', async () => {
  const { exitCode, complained } = await runScript('test', ['--planted', 'no-such-fault'])
  expect({ exitCode, complained }).toEqual({ exitCode: 1, complained: 'No fault contains no-such-fault.\n' })
})
