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

/** Words that MySQL reserves and MariaDB does not. https://dev.mysql.com/doc/refman/8.4/en/keywords.html */
const RESERVED =
  'cube cume_dist dense_rank empty first_value function generated get grouping groups json_table lag last_value lateral lead manual nth_value ntile of optimizer_costs parallel percent_rank qualify rank row row_number stored system tablesample virtual'
/** A name that SQL text gives to a table, a column or a common table expression. A name in a string of kysely is quoted. */
const GIVEN = new RegExp(`\\b(?:as|with)\\s+(${RESERVED.replaceAll(' ', '|')})\\b(?!['(])`, 'gi')
const withoutComments = (text: string): string => text.replace(/\/\*.*?\*\/|\/\/[^\n]*/gs, '')

test('SQL text gives nothing a name that MySQL reserves, although MariaDB takes it', () => {
  const found = [...readSources()]
    .filter(([file]) => file.startsWith('shared/database/'))
    .flatMap(([file, text]) => [...withoutComments(text).matchAll(GIVEN)].map(([match]) => `${file}: ${match}`))
  expect(found).toEqual([])
})
