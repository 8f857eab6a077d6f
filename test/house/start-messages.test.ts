import { expect, test } from 'bun:test'
import { textOf } from '../deploy/project.ts'
import { readSources } from './sources.ts'

const [, table = ''] =
  /## When a process does not start or is not ready\n(.*?)### The clock/s.exec(textOf('gateway/deploy/RUNBOOK.md')) ??
  []

/** The messages in the second column of the table. */
const quoted = table
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .flatMap((line) => [...(line.split('|')[2] ?? '').matchAll(/`([^`]+)`/g)].map(([, text = '']) => text))
  .filter((text) => text.includes(' '))

test('the code contains every message that the runbook quotes for a start that fails', () => {
  const code = [...readSources()].map(([, text]) => text).join('\n')
  expect(quoted.length).toBeGreaterThan(25)
  expect(quoted.filter((text) => !code.includes(text))).toEqual([])
})
