import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import { Screening } from '../../../../gateway/jobs/member-roles/screening.ts'
import { openTestDatabase, type TestDatabase } from '../../../support/database.ts'
import { failingQueries } from '../../../support/failing-queries.ts'

const IDA = { guildId: '1', userId: '7' }

let database: TestDatabase
let screening: Screening
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())
beforeEach(() => {
  screening = new Screening()
})

test('a member whose job is not stored yet waits until the second refresh', async () => {
  screening.note(IDA)
  await screening.refresh(database.db)
  expect(screening.waits(IDA)).toBe(true)
  await screening.refresh(database.db)
  expect(screening.waits(IDA)).toBe(false)
})

test('a refresh that fails forgets no member', async () => {
  const failing = database.db.withPlugin(failingQueries(() => true))
  screening.note(IDA)
  await screening.refresh(failing).catch(() => {})
  await screening.refresh(database.db)
  expect(screening.waits(IDA)).toBe(true)
})

test('a member whose screening ends during a refresh no longer waits', async () => {
  screening.note(IDA)
  const refreshed = screening.refresh(database.db)
  screening.forget(IDA)
  await refreshed
  expect(screening.waits(IDA)).toBe(false)
})
