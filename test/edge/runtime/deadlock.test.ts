import { afterAll, beforeAll, expect, test } from 'bun:test'
import { sql } from 'kysely'
import { saveGuilds } from '../../../shared/database/guilds/guilds.ts'
import { openOverHttp, openTestDatabase, type TestDatabase } from '../../support/database.ts'
import { until } from '../../support/until.ts'

let database: TestDatabase
let http: ReturnType<typeof openOverHttp>
beforeAll(async () => {
  database = await openTestDatabase()
  http = openOverHttp(database)
})
afterAll(async () => {
  await http.close()
  await database.close()
})

/** Statements under way that write this name; one that stays is waiting for a row. */
const underWay = sql<{ count: number }>`
  select count(*) as count from information_schema.processlist where info like 'update%Edge%'`
const STAYS_FOR_LOOKS = 30

test('a statement of the edge that a deadlock ends is made again', async () => {
  const { db } = database
  const ids = Array.from({ length: 50 }, (_, nth) => String(1000 + nth))
  await saveGuilds(
    db,
    ids.map((id) => ({ id, name: 'Guild', locale: 'en-US' })),
    0,
  )
  const rename = (name: string, id: string) => db.updateTable('guilds').set({ name }).where('id', '=', id)

  const other = await db.startTransaction().execute()
  // More changes than the edge's statement has, so that InnoDB ends that one.
  for (const id of ids.slice(10)) await other.executeQuery(rename('Other', id).compile())
  const edge = http.db.updateTable('guilds').set({ name: 'Edge' }).where('id', 'in', ['1000', '1010']).execute()
  let looks = 0
  await until('the edge waits for a row', async () => {
    const isUnderWay = ((await underWay.execute(db)).rows[0]?.count ?? 0) > 0
    looks = isUnderWay ? looks + 1 : 0
    return looks >= STAYS_FOR_LOOKS
  })
  await other.executeQuery(rename('Other', '1000').compile())
  await other.commit().execute()
  await edge

  const named = await db.selectFrom('guilds').select('id').where('name', '=', 'Edge').orderBy('id').execute()
  expect(named.map((row) => row.id)).toEqual(['1000', '1010'])
})
