import { afterAll, beforeAll, expect, test } from 'bun:test'
import { sql } from 'kysely'
import { isPoison } from '../../../gateway/xp/database-errors.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const failureOf = async (act: () => Promise<unknown>): Promise<unknown> => {
  try {
    await act()
  } catch (error) {
    return error
  }
  throw new Error('that should have failed')
}

test('data that does not fit is at fault itself', async () => {
  const tooLong = sql`insert into users (id, username, discriminator, created_at, updated_at)
    values (1, ${'x'.repeat(200)}, '0', 1, 1)`
  expect(isPoison(await failureOf(() => tooLong.execute(database.db)))).toBe(true)
  expect(isPoison(new TypeError('a defect'))).toBe(true)
})

test('a connection that is killed between two statements, or under one, is not the batch’s fault', async () => {
  const failure = await failureOf(() =>
    database.db.transaction().execute(async (trx) => {
      const { rows } = await sql<{ process: number }>`select connection_id() as process`.execute(trx)
      await sql`kill ${sql.lit(rows[0]?.process ?? 0)}`.execute(database.db)
      await sql`select 1`.execute(trx).catch(() => {})
      await sql`select 1`.execute(trx)
    }),
  )
  expect(isPoison(failure)).toBe(false)
  const interrupted = failureOf(() =>
    database.db.connection().execute(async (connection) => {
      const { rows } = await sql<{ process: number }>`select connection_id() as process`.execute(connection)
      const slow = sql`select sleep(5)`.execute(connection)
      await sql`kill ${sql.lit(rows[0]?.process ?? 0)}`.execute(database.db)
      await slow
      throw Object.assign(new Error('interrupted quietly'), { code: 'QUIET' })
    }),
  )
  expect(isPoison(await interrupted)).toBe(false)
})

test('a database that is away is not the batch’s fault', () => {
  expect(isPoison(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }))).toBe(false)
})
