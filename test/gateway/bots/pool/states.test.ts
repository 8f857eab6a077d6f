import { afterAll, beforeAll, expect, test } from 'bun:test'
import { States } from '../../../../gateway/bots/pool/states.ts'
import { openTestDatabase, type TestDatabase } from '../../../support/database.ts'

const PROCESS = 'this process'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
}, 180_000)
afterAll(() => database.close())

const seed = (bot_id: string) =>
  database.db
    .insertInto('whitelabel_bots')
    .values({
      ...{ bot_id, user_id: '2', token: '', public_key: 'k', name: 'Bot', status: 'starting' },
      ...{ lease_owner: PROCESS, lease_until: 1_000_000, created_at: 0, updated_at: 0 },
    })
    .execute()

const statuses = async (): Promise<string[]> => {
  const rows = await database.db.selectFrom('whitelabel_bots').select('status').orderBy('bot_id').execute()
  return rows.map((row) => row.status)
}

test('states that could not be written are written the next time, unless there is a newer state', async () => {
  let isAway = true
  const db = database.db.withPlugin({
    transformQuery({ node }) {
      if (isAway) throw new Error('away')
      return node
    },
    transformResult: async ({ result }) => result,
  })
  await Promise.all(['501', '502', '503'].map(seed))
  const states = new States(db, PROCESS)
  states.set('501', { status: 'running', detail: null })
  states.set('502', { status: 'running', detail: null })
  const failed = states.write(1).catch((error: unknown) => error)
  states.set('502', { status: 'failed', detail: 'refused' })
  expect(await failed).toMatchObject({ message: 'away' })
  expect(await statuses()).toEqual(['starting', 'starting', 'starting'])
  isAway = false
  expect((await states.write(2)).sort()).toEqual(['501', '502'])
  expect(await statuses()).toEqual(['running', 'failed', 'starting'])
  expect(await states.write(3)).toEqual([])
})
