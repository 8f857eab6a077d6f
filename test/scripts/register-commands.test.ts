import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { webcrypto } from 'node:crypto'
import * as v from 'valibot'
import { commandReference, HOW_TO_REGENERATE, REFERENCE_FILE } from '../../scripts/registration/reference.ts'
import { declaredCommands } from '../../scripts/registration/register.ts'
import { tokenKeys } from '../../shared/config/token-keys.ts'
import { loadCommandIds } from '../../shared/database/bots/command-ids.ts'
import { createTokenCipher } from '../../shared/whitelabel/token-cipher.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import type { Application } from '../support/discord/community/application.ts'
import type { Guild } from '../support/discord/community/guild.ts'
import type { Discord } from '../support/discord/discord.ts'
import { startDiscord } from '../support/discord/start.ts'
import { type Ended, runScript } from '../support/script.ts'

setDefaultTimeout(180_000)

const KEYS = `old:${Buffer.alloc(32, 1).toString('base64')}`

let discord: Discord
let database: TestDatabase
let application: Application
let guild: Guild

beforeAll(async () => {
  ;[discord, database] = await Promise.all([startDiscord(), openTestDatabase()])
  application = discord.application({ name: 'Prosperity' })
  guild = discord.guild({ name: 'Castle', applications: [application] })
})
afterAll(async () => {
  await discord.close()
  await database.close()
})

const run = (words: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ended> =>
  runScript('register-commands', words, {
    ENV: 'prod',
    BOT_TOKEN: application.token,
    DISCORD_APPLICATION_ID: application.id,
    DISCORD_API_URL: discord.apiUrl,
    ...environment,
  })

const count = declaredCommands().length

test('a dry run says what would be added, and adds nothing', async () => {
  const { exitCode, said } = await run(['--dry-run'])
  expect(exitCode).toBe(0)
  expect(said).toContain('+ /level\n')
  expect(application.commands()).toEqual([])
})

test('ENV=prod registers the commands for every server, and a second run changes nothing', async () => {
  expect(await run([])).toMatchObject({ exitCode: 0, complained: '' })
  expect(application.commands()).toHaveLength(count)
  const { said } = await run([])
  expect(said).toContain(`0 added, 0 changed, 0 removed, ${count} unchanged`)
})

test('the ids of commands are stored where a database is configured, and an unreachable database is no error', async () => {
  expect(await run([], { DATABASE_URL: database.url })).toMatchObject({ exitCode: 0 })
  const slash = application.commands().filter(({ type }) => type === 1)
  const ids = new Map(slash.map(({ id, name }) => [name, id]))
  expect(await loadCommandIds(database.db, application.id)).toEqual(ids)
  const away = await run([], { DATABASE_URL: 'mysql://root:a-password-nobody-should-read@127.0.0.1:1/prosperity' })
  expect(away).toMatchObject({ exitCode: 0, said: expect.stringContaining('Texts will not link to these commands') })
})

test('ENV=dev registers the commands in DEVGUILD_ID alone', async () => {
  expect(await run([], { ENV: 'dev', DEVGUILD_ID: guild.id })).toMatchObject({ exitCode: 0 })
  expect(application.commands(guild)).toHaveLength(count)
})

test('ENV=dev reports commands that are also registered for every server, and does not change those', async () => {
  const { said } = await run([], { ENV: 'dev', DEVGUILD_ID: guild.id })
  expect(said).toContain(`${count} are also registered for every server`)
  expect(application.commands()).toHaveLength(count)
})

test('ENV=prod removes the commands of ENV=dev from DEVGUILD_ID, and a dry run shows this', async () => {
  const dry = await run(['--dry-run'], { DEVGUILD_ID: guild.id })
  expect(dry.said).toContain(`left in server ${guild.id} by ENV=dev (nothing is sent):\n`)
  expect(dry.said).toContain('  - /level\n')
  expect(application.commands(guild)).toHaveLength(count)

  expect(await run([], { DEVGUILD_ID: guild.id })).toMatchObject({ exitCode: 0 })
  expect(application.commands(guild)).toEqual([])
  expect(application.commands()).toHaveLength(count)
  expect((await run([], { DEVGUILD_ID: guild.id })).said).not.toContain('ENV=dev')
})

test('ENV=prod works where the bot has left DEVGUILD_ID', async () => {
  expect(await run([], { DEVGUILD_ID: '100000000000000009' })).toMatchObject({ exitCode: 0, complained: '' })
})

test('--all-bots also registers the commands of every whitelabel application, and goes on after one that fails', async () => {
  const cipher = createTokenCipher(webcrypto, v.parse(tokenKeys(), KEYS))
  const branded = ['One', 'Two', 'Three'].map((name) => discord.application({ name }))
  const [, revoked, last] = branded
  const rowOf = (bot_id: string, token: string) => ({
    ...{ bot_id, user_id: '7', token, public_key: application.publicKey, name: 'Branded' },
    ...{ created_at: 0, updated_at: 0 },
  })
  const rows = await Promise.all(branded.map(async ({ id, token }) => rowOf(id, await cipher.seal(id, token))))
  const damaged = rowOf('100000000000000001', rows[0]?.token ?? '')
  await database.db
    .insertInto('whitelabel_bots')
    .values([...rows, damaged])
    .execute()
  revoked?.revokeToken()

  const { exitCode, complained } = await run(['--all-bots'], {
    DATABASE_URL: database.url,
    WHITELABEL_TOKEN_KEYS: KEYS,
  })
  expect(exitCode).toBe(1)
  expect(last?.commands()).toHaveLength(count)
  expect(complained).toContain(`does not accept the token of application ${revoked?.id}`)
  expect(complained).toContain('Application 100000000000000001 is left out: its stored token cannot be read')
})

test('a token that Discord refuses is reported in plain words, without the token', async () => {
  const { exitCode, complained } = await run([], { BOT_TOKEN: 'not-the-token' })
  expect(exitCode).toBe(1)
  expect(complained).toStartWith('Discord does not accept the token of application')
  expect(complained).not.toContain('not-the-token')
})

test('a token of another application is reported in plain words', async () => {
  const other = discord.application({ name: 'Other' })
  const { complained } = await run([], { DISCORD_APPLICATION_ID: other.id })
  expect(complained).toStartWith('The token is not that of application')
})

test('a server that the bot is not in is reported in plain words', async () => {
  const { complained } = await run([], { ENV: 'dev', DEVGUILD_ID: '100000000000000009' })
  expect(complained).toStartWith('The bot has no access to server 100000000000000009')
})

test('an unreachable Discord is reported in plain words', async () => {
  const { exitCode, complained } = await run([], { DISCORD_API_URL: 'http://127.0.0.1:1/api' })
  expect(exitCode).toBe(1)
  expect(complained).toBe('Discord does not answer at http://127.0.0.1:1/api.\n')
})

test('an incomplete configuration is exit code 78, with every missing key', async () => {
  const { exitCode, complained } = await runScript('register-commands')
  expect(exitCode).toBe(78)
  for (const key of ['BOT_TOKEN', 'DISCORD_APPLICATION_ID', 'DEVGUILD_ID']) expect(complained).toContain(key)
})

test('--help and wrong usage print how the script is used', async () => {
  const [asked, wrong] = [await run(['--help']), await run(['--all'])]
  expect(asked).toMatchObject({ exitCode: 0 })
  expect(asked.said).toContain('--dry-run')
  expect(wrong).toMatchObject({ exitCode: 64 })
  expect(wrong.complained).toStartWith("Unknown option '--all'")
})

test('the stored command reference is equal to one generated from the declarations', async () => {
  const written = await Bun.file(REFERENCE_FILE).text()
  const isCurrent = written === commandReference(declaredCommands())
  if (!isCurrent) throw new Error(`the command reference is out of date; write it anew: ${HOW_TO_REGENERATE}`)
  expect(isCurrent).toBe(true)
})
