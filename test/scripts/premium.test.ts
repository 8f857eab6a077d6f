import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { SCRIPT } from '../../shared/audit/entry.ts'
import { listEntries } from '../../shared/database/audit/list.ts'
import { premiumUsers } from '../../shared/database/members/premium.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { isLong } from '../support/long-forms.ts'
import { type Ended, runScript } from '../support/script.ts'

setDefaultTimeout(180_000)

const USER = '1152921504606846977'

let database: TestDatabase

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const run = (...words: string[]): Promise<Ended> => runScript('premium', words, { DATABASE_URL: database.url })

test('premium is granted, listed and revoked, and a second time changes nothing', async () => {
  expect(await run('grant', USER, '--source', 'gift')).toMatchObject({
    exitCode: 0,
    said: `${USER} has premium (gift).\n`,
  })
  expect(await run('grant', USER, '--source', 'gift')).toMatchObject({ exitCode: 0 })
  expect(await premiumUsers(database.db, { skuIds: [], now: 0 })).toEqual([
    { id: USER, username: USER, source: 'gift' },
  ])
  expect((await run('list')).said).toBe(`${USER}\t${USER}\tgift\n1 user has premium.\n`)
  expect((await run('revoke', USER)).said).toBe(`${USER} no longer has premium.\n`)
  expect(await run('revoke', USER)).toMatchObject({ exitCode: 0, said: `${USER} had no premium.\n` })
  expect((await run('list')).said).toBe('0 users have premium.\n')
  const entries = await listEntries(database.db, { guildId: '0', targetId: USER }, 10)
  expect(entries.map(({ kind, actor }) => [kind, actor])).toEqual([
    ['premium.revoked', SCRIPT],
    ['premium.granted', SCRIPT],
    ['premium.granted', SCRIPT],
  ])
})

/** The rest of the wrong words is refused by the code that test/scripts/words.test.ts tests. */
const WRONG: [string[], string][] = [
  [[], 'a command is missing: grant, revoke or list'],
  [['give', USER], 'there is no command give'],
  [['grant'], 'a user id is missing after grant'],
  [['grant', 'alice'], 'alice is not a user id'],
  [['grant', '12'], '12 is not a user id: expected a Discord id, 15 to 20 digits'],
  [['grant', USER, USER], 'grant takes one user id'],
  [['list', '--source', 'gift'], 'list takes no --source'],
  [['grant', USER, '--sauce'], "Unknown option '--sauce'"],
]

test.each(isLong ? WRONG : WRONG.slice(0, 2))('%p is wrong usage: %s', async (words, why) => {
  const { exitCode, complained } = await run(...words)
  expect(exitCode).toBe(64)
  expect(complained).toStartWith(why)
})

test('--help prints how it is used', async () => {
  expect(await run('--help')).toMatchObject({ exitCode: 0, complained: '' })
})

test('the error of an unreachable database does not contain its password', async () => {
  const { exitCode, complained } = await runScript('premium', ['list'], {
    DATABASE_URL: 'mysql://root:a-password-nobody-should-read@127.0.0.1:1/prosperity',
  })
  expect(exitCode).toBe(1)
  expect(complained).toStartWith('The database refused: ')
  expect(complained).not.toContain('a-password-nobody-should-read')
})

test('an incomplete database configuration is an error that names every missing key, even while scripts/dev runs', async () => {
  const { exitCode, complained } = await runScript('premium', ['list'], { DB_HOST: '127.0.0.1' })
  expect(exitCode).toBe(78)
  for (const key of ['DB_USER', 'DB_NAME']) expect(complained).toContain(key)
})
