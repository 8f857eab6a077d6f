import { expect, test } from 'bun:test'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathOf } from './fault.ts'
import { FAULTS } from './faults/index.ts'

const ROOT = join(import.meta.dir, '../..')
const textOf = (file: string): string => (existsSync(join(ROOT, file)) ? readFileSync(join(ROOT, file), 'utf8') : '')

test('each fault of the list can still be planted: its old text stands exactly once in its file', () => {
  const stale = FAULTS.filter(({ file, from }) => textOf(file).split(from).length !== 2)
  expect(stale.map(({ what, file, from }) => ({ what, file, from }))).toEqual([])
})

test('each fault changes something, and names tests that exist', () => {
  const empty = FAULTS.filter(
    ({ from, to, tests }) =>
      from === to || tests.length === 0 || tests.some((path) => !existsSync(join(ROOT, 'test', pathOf(path)))),
  )
  expect(empty).toEqual([])
  expect(new Set(FAULTS.map(({ what }) => what)).size).toBe(FAULTS.length)
})

test('each test that a fault names is in its file', () => {
  // `on bun` and `on workerd` are names of groups that test/support/each-runtime.ts makes.
  const named = FAULTS.flatMap(({ tests }) => tests).filter(
    (path) => path.includes(' -t ') && !/ -t on (bun|workerd)$/.test(path),
  )
  expect(named.length).toBeGreaterThan(0)
  const missing = named.filter((path) => !textOf(`test/${pathOf(path)}`).includes(path.split(' -t ')[1] ?? ''))
  expect(missing).toEqual([])
})
