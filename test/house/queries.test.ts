import { expect, test } from 'bun:test'
import { join } from 'node:path'

const ROOT = join(import.meta.dir, '../..')
/** How a query of kysely begins. */
const QUERY = /\.(?:selectFrom|insertInto|updateTable|deleteFrom|replaceInto|mergeInto)\(/

test('queries stand in shared/database alone, where both dialects are tested', async () => {
  const elsewhere: string[] = []
  for await (const file of new Bun.Glob('{edge,gateway,scripts,shared}/**/*.ts').scan(ROOT)) {
    if (file.startsWith('shared/database/')) continue
    if (QUERY.test(await Bun.file(join(ROOT, file)).text())) elsewhere.push(file)
  }
  expect(elsewhere).toEqual([])
})
