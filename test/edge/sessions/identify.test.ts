import { afterAll, beforeAll, expect, test } from 'bun:test'
import { identify } from '../../../edge/sessions/identify.ts'
import { newSecret, sha256 } from '../../../edge/sessions/session-id.ts'
import { tierOfPermissions } from '../../../edge/sessions/tier-of.ts'
import { includesTier, TIERS } from '../../../shared/api/tier.ts'
import { createSession } from '../../../shared/database/web/sessions.ts'
import { ALL_PERMISSIONS, Permission } from '../../../shared/discord/permission.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'

const NOW = 1_785_542_400_000
const TEN_MINUTES_MS = 600_000
const person = { id: '7', username: 'alice', globalName: null, avatar: null }

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

async function logIn(): Promise<string> {
  const id = newSecret()
  const session = { idHash: await sha256(id), person, sealedToken: 'sealed', device: '', expiresAt: NOW + 1e9 }
  await createSession(database.db, session, NOW)
  return id
}

function identified(cookie: string, now = NOW) {
  const works: Promise<unknown>[] = []
  const request = new Request('https://web.example/', { headers: { cookie } })
  const after = (work: Promise<unknown>): void => void works.push(work)
  return { works, identity: identify(request, null, { database: database.db, mainBotId: '1', now, after }) }
}

test('the cookie of a login names its person', async () => {
  const id = await logIn()
  const { identity } = identified(`theme=dark; __Host-session=${id}; language=de`)
  expect((await identity)?.session.person).toEqual(person)
})

test.each(['', '__Host-session=', 'session=x', '__Host-session=short', `__Host-session=${'x'.repeat(43)}`])(
  'the cookies %p name nobody',
  async (cookie) => {
    await logIn()
    expect(await identified(cookie).identity).toBeNull()
  },
)

test('the hash in the database is no session’s id', async () => {
  const id = await logIn()
  expect(await identified(`__Host-session=${await sha256(id)}`).identity).toBeNull()
})

test('the last use of a login is stored every ten minutes, after the reply', async () => {
  const id = await logIn()
  const soon = identified(`__Host-session=${id}`, NOW + TEN_MINUTES_MS - 1)
  await soon.identity
  expect(soon.works).toHaveLength(0)
  const later = identified(`__Host-session=${id}`, NOW + TEN_MINUTES_MS)
  await later.identity
  await Promise.all(later.works)
  expect((await identified(`__Host-session=${id}`).identity)?.session.seenAt).toBe(NOW + TEN_MINUTES_MS)
})

test('each tier includes itself and those below it', () => {
  const included = TIERS.map((tier) => TIERS.filter((needed) => includesTier(tier, needed)))
  expect(included).toEqual([['viewer'], ['viewer', 'manager'], ['viewer', 'manager', 'admin']])
})

test('permissions make admins and managers, and no viewers', () => {
  expect(tierOfPermissions(ALL_PERMISSIONS)).toBe('admin')
  expect(tierOfPermissions(Permission.Administrator)).toBe('admin')
  expect(tierOfPermissions(Permission.ManageGuild | Permission.KickMembers)).toBe('manager')
  expect(tierOfPermissions(Permission.ViewAuditLog)).toBeNull()
})
