import { expect, test } from 'bun:test'
import { readSources } from './sources.ts'

/** How a query of kysely begins. */
const QUERY = /\.(?:selectFrom|insertInto|updateTable|deleteFrom|replaceInto|mergeInto)\(/

test('queries of the code are in shared/database alone, where both dialects are tested', () => {
  const elsewhere = [...readSources()].filter(
    ([file, text]) => !/^(test|shared\/database)\//.test(file) && QUERY.test(text),
  )
  expect(elsewhere.map(([file]) => file)).toEqual([])
})
