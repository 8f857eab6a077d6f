import { expect, test } from 'bun:test'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

const ROOT = join(import.meta.dir, '../..')

test.each(['gateway', 'shared'])('each folder of tests below test/%s has the name of a folder of the code', (half) => {
  const tests = [...new Bun.Glob(`${half}/**/*.test.ts`).scanSync(join(ROOT, 'test'))]
  const folders = [...new Set(tests.map(dirname))]
  expect(folders.length).toBeGreaterThan(5)
  expect(folders.filter((folder) => !existsSync(join(ROOT, folder)))).toEqual([])
})
