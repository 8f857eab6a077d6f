import { afterAll, beforeAll, expect, test } from 'bun:test'
import { openDatabase } from '../../../edge/runtime/database.ts'
import { health } from '../../../edge/runtime/health.ts'
import { createLog } from '../../../edge/runtime/log.ts'
import { startBridge } from '../../../gateway/bridge/server.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'

const [user, password] = ['edge', 'edge-password-of-tests']

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

/** What the edge answers to `/health`, and what it logs, beside a bridge. */
async function healthOf(databaseUrl: string, own = password) {
  const bridge = startBridge({ databaseUrl, user, password })
  const lines: string[] = []
  const log = createLog((line) => lines.push(line), [], Date.now)
  const response = await health({ database: openDatabase({ url: bridge.url.replace(password, own) }), log })
  await bridge.stop()
  return { status: response.status, said: await response.text(), logged: lines.join() }
}

test.each([
  [
    'its own password for the bridge is wrong',
    () => healthOf(database.url, 'another-password-of-tests'),
    'the user name or the password is wrong',
  ],
  [
    'the bridge’s password for the database is wrong',
    () => healthOf(Object.assign(new URL(database.url), { password: 'another-password-1' }).href),
    'Access denied',
  ],
  [
    'the bridge cannot reach the database',
    () => healthOf(Object.assign(new URL(database.url), { port: '1' }).href),
    'the database cannot be reached',
  ],
])('where %s, only the log of the edge gets the reason', async (_, ask, why) => {
  const { status, said, logged } = await ask()
  expect([status, JSON.parse(said)]).toEqual([503, { status: 'unavailable', reason: 'the database does not answer' }])
  expect(logged).toContain(why)
})
