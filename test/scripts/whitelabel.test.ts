import { afterAll, afterEach, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { sessionTokens } from '../../edge/sessions/session-tokens.ts'
import { SCRIPT } from '../../shared/audit/entry.ts'
import type { TokenKeys } from '../../shared/config/token-keys.ts'
import { listEntries } from '../../shared/database/audit/list.ts'
import { sealedTokensOf } from '../../shared/database/bots/held-bots.ts'
import { findBot, setUpBot } from '../../shared/database/bots/whitelabel.ts'
import { createSession } from '../../shared/database/web/sessions.ts'
import { secretContext, tokensContext } from '../../shared/linked-roles/tokens.ts'
import { createTokenCipher } from '../../shared/whitelabel/token-cipher.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { isLong } from '../support/long-forms.ts'
import { type Ended, runScript } from '../support/script.ts'

setDefaultTimeout(180_000)

const [BOT, OTHER_BOT] = ['1152921504606846977', '1152921504606846978'] as const
const OLD = { id: '1', bytes: new Uint8Array(32).fill(1) }
const NEW = { id: '2', bytes: new Uint8Array(32).fill(2) }

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterEach(async () => {
  await database.db.deleteFrom('whitelabel_bots').execute()
  await database.db.deleteFrom('web_sessions').execute()
})
afterAll(() => database.close())

async function seed(botId: string, keys: TokenKeys): Promise<void> {
  const sealedToken = await createTokenCipher(crypto, keys).seal(botId, `token-of-${botId}`)
  const bot = { botId, ownerId: '42', sealedToken, publicKey: 'ab'.repeat(32), name: 'Branded' }
  await setUpBot(
    database.db,
    { guildId: '0', actor: SCRIPT, ...bot, discriminator: null, avatarHash: null },
    Date.now(),
  )
}

const storedOf = async (botId: string): Promise<string> => (await sealedTokensOf(database.db, [botId])).get(botId) ?? ''

const run = (...words: string[]): Promise<Ended> => runScript('whitelabel', words, { DATABASE_URL: database.url })

const written = (keys: TokenKeys): string =>
  keys.map(({ id, bytes }) => `${id}:${Buffer.from(bytes).toString('base64')}`).join()

const rotate = (keys: TokenKeys): Promise<Ended> =>
  runScript('rotate-token-keys', [], { DATABASE_URL: database.url, WHITELABEL_TOKEN_KEYS: written(keys) })

test('bots are listed and inspected without their tokens', async () => {
  await seed(BOT, [OLD])
  const { said } = await run('list')
  expect(said).toBe(`${BOT}\tBranded\tstopped, start asked for\n1 bot.\n`)
  const inspected = await run('inspect', BOT)
  expect(inspected.said).toContain('owner         42\n')
  expect(inspected.said).not.toContain('v1.')
  expect(await run('inspect', OTHER_BOT)).toMatchObject({ exitCode: 1, complained: `There is no bot ${OTHER_BOT}.\n` })
})

test.each(['start', 'stop', 'restart'] as const)('%s is requested for each bot that exists', async (act) => {
  await seed(BOT, [OLD])
  const { exitCode, said, complained } = await run(act, BOT, OTHER_BOT)
  expect({ exitCode, said, complained }).toEqual({
    exitCode: 1,
    said: `${act} asked for: ${BOT}\n`,
    complained: `There is no bot ${OTHER_BOT}.\n`,
  })
  expect((await findBot(database.db, BOT))?.action).toBe(act)
  const [entry] = await listEntries(database.db, { guildId: '0', targetId: BOT }, 1)
  expect(entry).toMatchObject({ kind: 'bot.action', actor: SCRIPT, after: act })
  expect(await listEntries(database.db, { guildId: '0', targetId: OTHER_BOT }, 1)).toEqual([])
})

/** The rest of the wrong words is refused by the code that test/scripts/words.test.ts tests. */
const WRONG: [string[], string][] = [
  [[], 'a command is missing: list, inspect, start, stop or restart'],
  [['dance', BOT], 'there is no command dance'],
  [['start'], 'a bot id is missing after start'],
  [['stop', 'Branded'], 'Branded is not a bot id'],
  [['inspect', BOT, OTHER_BOT], 'inspect takes one bot id'],
  [['list', BOT], 'list takes no bot id'],
]

test.each(isLong ? WRONG : WRONG.slice(0, 2))('%p is wrong usage: %s', async (words, why) => {
  const { exitCode, complained } = await run(...words)
  expect(exitCode).toBe(64)
  expect(complained).toStartWith(why)
})

test('tokens are encrypted with the newest key, and a second run changes nothing', async () => {
  await seed(BOT, [OLD])
  await seed(OTHER_BOT, [NEW])
  const kept = await storedOf(OTHER_BOT)
  expect(await rotate([NEW, OLD])).toMatchObject({
    exitCode: 0,
    said: expect.stringContaining('Tokens encrypted again: 1.'),
  })
  expect(await rotate([NEW, OLD])).toMatchObject({
    exitCode: 0,
    said: expect.stringContaining('Tokens encrypted again: 0.'),
  })
  const cipher = createTokenCipher(crypto, [NEW])
  const stored = await storedOf(BOT)
  expect(await cipher.open(BOT, stored)).toEqual({ ok: true, token: `token-of-${BOT}` })
  expect(await storedOf(OTHER_BOT)).toBe(kept)
})

test('a token that no key decrypts is reported, and every other token is encrypted again', async () => {
  await seed(BOT, [{ id: '9', bytes: new Uint8Array(32).fill(9) }])
  await seed(OTHER_BOT, [OLD])
  const { exitCode, said, complained } = await rotate([NEW, OLD])
  expect(exitCode).toBe(1)
  expect(said).toContain(`${BOT} cannot be read (unknown-key)`)
  expect(said).toContain('Tokens encrypted again: 1.')
  expect(complained).toContain('1 cannot be read')
})

const tokensWith = (keys: TokenKeys) => sessionTokens(createTokenCipher(crypto, keys))

/** A login in a browser that has not expired. @param letter its id */
async function logIn(letter: string, keys: TokenKeys, expiresAt = Date.now() + 60_000): Promise<void> {
  const idHash = letter.repeat(64)
  const person = { id: '7', username: 'ann', globalName: null, avatar: null }
  const sealedToken = await tokensWith(keys).seal(idHash, `token-of-${letter}`)
  await createSession(database.db, { idHash, person, sealedToken, expiresAt, device: 'Firefox, Linux' }, 0)
}

async function loginsReadBy(keys: TokenKeys): Promise<(string | null)[]> {
  const rows = await database.db.selectFrom('web_sessions').select(['id_hash', 'token']).orderBy('id_hash').execute()
  return Promise.all(rows.map(({ id_hash, token }) => tokensWith(keys).open(id_hash, token)))
}

test('people who are logged in to the dashboard stay logged in when the old key is removed', async () => {
  await logIn('a', [OLD])
  await logIn('b', [NEW])
  await logIn('c', [OLD], 1)
  await logIn('d', [{ id: '9', bytes: new Uint8Array(32).fill(9) }])
  const { exitCode, said } = await rotate([NEW, OLD])
  expect(exitCode).toBe(0)
  expect(said).toContain('Logins of the dashboard encrypted again: 1.')
  expect(said).toContain('Logins that cannot be read: 1. These people must log in again.')
  // The third has expired.
  expect(await loginsReadBy([NEW])).toEqual(['token-of-a', 'token-of-b', null, null])
})

test('client secrets and members’ tokens of linked roles are encrypted with the newest key', async () => {
  const { db } = database
  const [before, after] = [createTokenCipher(crypto, [OLD]), createTokenCipher(crypto, [NEW])]
  const [secret, tokens] = [
    await before.seal(secretContext(BOT), 'client-secret'),
    await before.seal(tokensContext(BOT, '7'), 'access refresh'),
  ]
  const times = { created_at: 0, updated_at: 0 }
  await db
    .insertInto('linked_bots')
    .values({ bot_id: BOT, secret, web_url: '', check_at: 0, ...times })
    .execute()
  await db
    .insertInto('linked_members')
    .values({ bot_id: BOT, user_id: '7', tokens, expires_at: 0, next_at: 0, created_at: 0 })
    .execute()
  expect((await rotate([NEW, OLD])).said).toContain('Secrets and tokens of linked roles encrypted again: 2.')
  const bot = await db.selectFrom('linked_bots').select('secret').executeTakeFirstOrThrow()
  const member = await db.selectFrom('linked_members').select('tokens').executeTakeFirstOrThrow()
  expect(await after.open(secretContext(BOT), bot.secret)).toEqual({ ok: true, token: 'client-secret' })
  expect(await after.open(tokensContext(BOT, '7'), member.tokens)).toEqual({ ok: true, token: 'access refresh' })
})

test('an error about invalid keys does not contain the keys', async () => {
  const { exitCode, complained } = await runScript('rotate-token-keys', [], { WHITELABEL_TOKEN_KEYS: 'a-secret-key' })
  expect(exitCode).toBe(78)
  expect(complained).not.toContain('a-secret-key')
})
