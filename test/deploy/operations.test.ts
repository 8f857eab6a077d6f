import { afterAll, beforeAll, beforeEach, describe, expect, setDefaultTimeout, test } from 'bun:test'
import { sql } from 'kysely'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { textOf } from './project.ts'

setDefaultTimeout(180_000)

/** A block of SQL of the guide. */
interface Block {
  /** Its first line: `reads`, `changes` or `outside`, and what it does. */
  says: string
  statements: string[]
}

const blocksOf = (page: string): Block[] =>
  [...textOf(`gateway/deploy/${page}`).matchAll(/^ *```sql\n([^\n]*)\n(.*?)^ *```$/gms)].map(
    ([, says = '', code = '']) => ({
      says: says.trim().replace(/^-- /, ''),
      statements: code
        .split(';')
        .map((statement) => statement.trim())
        .filter((statement) => statement !== ''),
    }),
  )

const BLOCKS = ['OPERATIONS.md', 'STUCK.md'].flatMap(blocksOf)
const INSIDE = BLOCKS.filter(({ says }) => !says.startsWith('outside: '))
let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(() => database.empty())
afterAll(() => database.close())

test('every block of SQL says whether it reads, changes or needs something outside', () => {
  expect(INSIDE.length).toBeGreaterThan(4)
  expect(BLOCKS.filter(({ says }) => !/^(reads|changes|outside): ./.test(says))).toEqual([])
})

test('a block that reads has nothing but select', () => {
  const reading = INSIDE.filter(({ says }) => says.startsWith('reads: ')).flatMap(({ statements }) => statements)
  expect(reading.filter((statement) => !statement.startsWith('select '))).toEqual([])
})

describe.each(INSIDE)('$says', ({ statements }) => {
  test('runs on the tables of this release', async () => {
    for (const statement of statements) await sql.raw(statement).execute(database.db)
  })
})
