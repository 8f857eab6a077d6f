import { afterEach, beforeEach, expect, test } from 'bun:test'
import { type ControlledTransaction, type Kysely, sql } from 'kysely'
import { saveGuilds } from '../../../shared/database/guilds/guilds.ts'
import type { Database } from '../../../shared/database/schema.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'
import { until } from '../../support/until.ts'

const IDS = Array.from({ length: 50 }, (_, nth) => String(1000 + nth))

let database: TestDatabase
let other: ControlledTransaction<Database>
beforeEach(async () => {
  database = await openTestDatabase()
  await saveGuilds(
    database.db,
    IDS.map((id) => ({ id, name: 'Guild', locale: 'en-US' })),
    0,
  )
  other = await database.db.startTransaction().execute()
  // More changes than the other side has, so that InnoDB ends that one.
  for (const id of IDS.slice(10)) await rename(other, 'Other', [id])
})
afterEach(() => database.close())

const rename = (db: Kysely<Database>, name: string, ids: readonly string[]) =>
  db.updateTable('guilds').set({ name }).where('id', 'in', ids).execute()

/** Statements that change guilds now: one that stays is waiting for a row. */
const underWay = sql<{ count: number }>`
  select count(*) as count from information_schema.processlist where db = database() and info like 'update%Ours%'`
const STAYS_FOR_LOOKS = 30

/** Lets the other transaction ask for a row that ours holds, once ours waits for a row that the other holds. */
async function closeTheCircle(): Promise<void> {
  let looks = 0
  await until('our statement waits for a row', async () => {
    const isUnderWay = ((await underWay.execute(database.db)).rows[0]?.count ?? 0) > 0
    looks = isUnderWay ? looks + 1 : 0
    return looks >= STAYS_FOR_LOOKS
  })
  await rename(other, 'Other', ['1000'])
  await other.commit().execute()
}

const ours = async (): Promise<string[]> => {
  const rows = await database.db.selectFrom('guilds').select('id').where('name', '=', 'Ours').orderBy('id').execute()
  return rows.map((row) => row.id)
}

test('a statement of the gateway that a deadlock ends runs again', async () => {
  const renaming = rename(database.db, 'Ours', ['1000', '1010'])
  await closeTheCircle()
  await renaming
  expect(await ours()).toEqual(['1000', '1010'])
})

test('a statement in a transaction that a deadlock ends does not run again without the statements before it', async () => {
  const renaming = database.db.transaction().execute(async (transaction) => {
    await rename(transaction, 'Ours', ['1001'])
    await rename(transaction, 'Ours', ['1000', '1010'])
  })
  const outcome = renaming.then(
    () => 'committed',
    (error: unknown) => error,
  )
  await closeTheCircle()
  expect(await outcome).toMatchObject({ errno: 1213 })
  expect(await ours()).toEqual([])
})
