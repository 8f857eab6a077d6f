import { expect, test } from 'bun:test'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Targets, takesAny, withTarget } from '../bench/support/target-list.ts'
import { runFile } from '../support/script.ts'

const ROOT = join(import.meta.dir, '../..')

const TARGETS: Targets = { 'x.speed': { atLeast: 2 }, 'x.memory.mb': null, 'x.*.waits': null }

test('a measure has the target of its list, or its own', () => {
  const measure = { measure: 'x.speed', value: 1 }
  expect(withTarget(TARGETS, measure)).toEqual({ ...measure, target: { atLeast: 2 } })
  const own = { measure: 'x.give.waits', value: 1, target: { atMost: 1 } }
  expect(withTarget(TARGETS, own)).toEqual(own)
  expect(() => withTarget(TARGETS, { measure: 'x.unknown', value: 1 })).toThrow('missing in the list')
})

test.each([
  ['speed', true],
  ['x.speed', true],
  ['x.memory', false],
  ['x.give.waits', true],
  ['x.give.other', false],
])('--only %s takes the speed and the waits of commands: %p', (only, expected) => {
  expect(takesAny(TARGETS, ['x.speed', 'x.*.waits'], only)).toBe(expected)
})

test('scripts/bench --help lists every measure of every bench that has targets', async () => {
  const { said } = await runFile(join(ROOT, 'scripts/bench'), ['--help'])
  const benches = readdirSync(join(ROOT, 'test/bench'), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() && entry.name !== 'support' ? [entry.name] : [],
  )
  for (const bench of benches) {
    const { TARGETS: listed } = (await import(`../bench/${bench}/targets.ts`)) as { TARGETS: Targets }
    for (const name of Object.keys(listed)) expect(said).toContain(`  ${name} `)
  }
})
