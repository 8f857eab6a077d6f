import { beforeAll, expect, test } from 'bun:test'
import { join } from 'node:path'
import { runBunTest } from '../../scripts/testing/bun-test.ts'
import type { Count } from '../../scripts/testing/count.ts'
import { describeFailures } from '../../scripts/testing/failures.ts'
import { withTemporaryDirectory } from '../support/temporary.ts'

const FILES = {
  'passes.test.ts': `test('is right', () => {})`,
  'fails.test.ts': `describe('a <group>', () => describe('in it', () =>
    test('is "wrong"', () => expect({ level: 1 }).toEqual({ level: 2 }))))`,
  'slow.test.ts': `test('never ends', () => new Promise(() => {}), 20)`,
  'crashes.test.ts': `test('ends its process', () => process.exit(3))`,
  'unloadable.test.ts': `import './missing.ts'`,
}

const run = (paths: readonly string[], pattern: string | null = null): Promise<Count> =>
  withTemporaryDirectory(async (root) => {
    for (const [name, text] of Object.entries(FILES)) await Bun.write(join(root, 'test', name), text)
    return runBunTest({ root, paths, pattern, results: join(root, 'report.xml'), environment: {}, quiet: true })
  })

let whole: Count
beforeAll(async () => {
  whole = await run(['test/'])
})

const errorOf = (file: string, name: string): string | undefined =>
  whole.failures.find((failure) => failure.file === file && failure.name === name)?.error

test('a test that failed is listed with its file, its groups and its error', () => {
  expect(errorOf('test/fails.test.ts', 'a <group> > in it > is "wrong"')).toContain('+   "level": 1')
  expect(errorOf('test/slow.test.ts', 'never ends')).toBe('test timed out')
})

test('a test file whose process ended or that could not be loaded is listed', () => {
  expect(errorOf('test/crashes.test.ts', '(worker crashed)')).toContain('crashed')
  expect(errorOf('test/unloadable.test.ts', '')).toContain('could not be loaded')
})

test('every failure is counted', () => {
  expect(whole).toMatchObject({ passed: 1, failed: 4 })
  expect(whole.failures).toHaveLength(4)
})

test('a run in which all passed lists nothing', async () => {
  expect(await run(['test/passes.test.ts'])).toMatchObject({ passed: 1, failed: 0, skipped: 0, failures: [] })
})

test('a run that ended without a report has failed', async () => {
  expect(await run(['test/unloadable.test.ts'], 'no such test')).toMatchObject({ failed: 1 })
})

test('a failure is described in a few lines', () => {
  const failure = { file: 'test/a.test.ts', name: 'a group > a test', error: 'expected 1\nreceived 2', where: 'mysql' }
  expect(describeFailures([failure])).toEqual([
    'FAIL test/a.test.ts: a group > a test (mysql)',
    '     expected 1',
    '     received 2',
  ])
})
