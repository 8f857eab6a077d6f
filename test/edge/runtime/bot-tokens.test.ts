import { afterAll, beforeAll, expect, test } from 'bun:test'
import { createBotTokens } from '../../../edge/runtime/bot-tokens.ts'
import { createTokenCipher } from '../../../shared/whitelabel/token-cipher.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'

const MAIN = '1200000000000000001'
const BRANDED = '1200000000000000002'
const cipherWith = (id: string) => createTokenCipher(crypto, [{ id, bytes: new Uint8Array(32).fill(id.length) }])
const cipher = cipherWith('now')

let database: TestDatabase | undefined

beforeAll(async () => {
  database = await openTestDatabase()
  const token = await cipher.seal(BRANDED, 'branded-token')
  const whose = { user_id: '7', public_key: '00', name: 'Branded', created_at: 0, updated_at: 0 }
  await database.db
    .insertInto('whitelabel_bots')
    .values({ bot_id: BRANDED, token, ...whose })
    .execute()
}, 180_000)
afterAll(() => database?.close())

function tokens(parts: { token?: string | null; cipher?: typeof cipher | null } = {}) {
  if (database === undefined) throw new Error('the database is not open')
  const { token = 'main-token', cipher: used = cipher } = parts
  return createBotTokens({ database: database.db, application: { id: MAIN, token }, cipher: used })
}

test('the main bot’s token is the configured one', async () => {
  expect(await tokens()(MAIN)).toBe('main-token')
  expect(await tokens({ token: null })(MAIN)).toBeNull()
})

test('a whitelabel bot’s token is opened from the database', async () => {
  expect(await tokens()(BRANDED)).toBe('branded-token')
})

test('an unknown bot has no token', async () => {
  expect(await tokens()('404')).toBeNull()
})

test.each([
  ['without keys', null],
  ['sealed under another key', cipherWith('before')],
])('a token %s cannot be had', async (_, other) => {
  expect(await tokens({ cipher: other })(BRANDED)).toBeNull()
})
