import { expect, test } from 'bun:test'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { runBunTest } from '../../scripts/testing/bun-test.ts'
import { describeTimes } from '../../scripts/testing/slowest.ts'
import { withTemporaryDirectory } from '../support/temporary.ts'

const ROOT = join(import.meta.dir, '../..')

/** A file whose test takes so many milliseconds and writes down in which process it started. */
const testOf = (milliseconds: number): string => `
  import { appendFileSync } from 'node:fs'
  test('runs', async () => {
    appendFileSync('started', process.pid + ' ' + import.meta.file + '\\n')
    await Bun.sleep(${milliseconds})
  })`

test('slow test files start first, and the report tells how long each file took', () =>
  withTemporaryDirectory(async (root) => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'].map((name) => `${name}.test.ts`)
    for (const name of names) await Bun.write(join(root, 'test', name), testOf(name.startsWith('h') ? 300 : 50))
    const { passed, times } = await runBunTest({
      ...{ root, paths: ['test/'], pattern: null, results: join(root, 'report.xml'), environment: {}, quiet: true },
      slow: { 'test/h.test.ts': 30 },
    })
    expect(passed).toBe(names.length)
    const started = (await Bun.file(join(root, 'started')).text()).trim().split('\n')
    const [pid] = started.find((line) => line.endsWith(' h.test.ts'))?.split(' ') ?? []
    // A busy machine starts some of the processes late.
    expect(started.find((line) => line.startsWith(`${pid} `))).toBe(`${pid} h.test.ts`)
    expect(times).toHaveLength(names.length)
    expect(times.find(({ file }) => file === 'test/h.test.ts')?.seconds).toBeGreaterThan(0.3)
  }))

test('every slow test file of the list exists', async () => {
  const slowFiles = await Bun.file(join(ROOT, 'test/slow-files.json')).json()
  expect(Object.keys(slowFiles).filter((file) => !existsSync(join(ROOT, file)))).toEqual([])
})

test('the ten slowest files are described, the slowest first', () => {
  const times = Array.from({ length: 12 }, (_, nth) => ({
    file: `test/${nth}.test.ts`,
    seconds: nth,
    where: 'mariadb',
  }))
  const lines = describeTimes(times, 100.4)
  expect(lines).toHaveLength(13)
  expect(lines[2]).toBe('   11.0 s  test/11.test.ts (mariadb)')
  expect(lines.at(-1)).toBe('All of it took 100 s.')
})
