import { afterEach, beforeEach, expect, test } from 'bun:test'
import { type APIApplicationCommand, Routes } from 'discord-api-types/v10'
import type { Discord } from '../support/discord/discord.ts'
import { startDiscord } from '../support/discord/start.ts'
import { restOf } from './client.ts'

let discord: Discord

beforeEach(async () => {
  discord = await startDiscord({ seed: 'commands' })
})
afterEach(() => discord.close())

function bot() {
  const app = discord.application({ name: 'Prosperity' })
  const guild = discord.guild({ name: 'Castle', applications: [app] })
  const rest = restOf(discord, app)
  const all = Routes.applicationCommands(app.id)
  // What the endpoint answers with.
  const put = (body: unknown) => rest.put(all, { body }) as Promise<APIApplicationCommand[]>
  return { app, guild, rest, all, put }
}

const command = (name: string, more: object = {}) => ({ name, description: `The ${name} command`, ...more })

test('a bulk overwrite leaves equal commands as they are and gives changed ones a new version', async () => {
  const { put } = bot()
  const [about, level] = await put([command('about'), command('level')])
  const [sameAbout, changed, fresh] = await put([command('about'), command('level', { nsfw: true }), command('xp')])
  expect([sameAbout]).toEqual([about])
  expect([changed?.id]).toEqual([level?.id])
  expect(changed?.version).not.toBe(level?.version)
  expect(fresh?.name).toBe('xp')
})

test('commands of a guild and global commands are separate lists', async () => {
  const { app, guild, rest, put } = bot()
  await put([command('about')])
  const own = Routes.applicationGuildCommands(app.id, guild.id)
  await rest.post(own, { body: command('level') })
  expect(await rest.get(own)).toMatchObject([{ name: 'level', guild_id: guild.id }])
  expect(app.commands().map(({ name }) => name)).toEqual(['about'])
})

test('a command can be changed and deleted by its id', async () => {
  const { app, rest, put } = bot()
  const [about] = await put([command('about')])
  const one = Routes.applicationCommand(app.id, about?.id ?? '')
  await rest.patch(one, { body: { description: 'Changed' } })
  expect(await rest.get(one)).toMatchObject({ name: 'about', description: 'Changed' })
  await rest.delete(one)
  await expect(rest.get(one)).rejects.toMatchObject({ code: 10063 })
})

test('a list has no localisations unless the request asks for them', async () => {
  const { rest, all, put } = bot()
  await put([command('about', { name_localizations: { de: 'info' } })])
  expect(await rest.get(all)).not.toMatchObject([{ name_localizations: {} }])
  const query = new URLSearchParams({ with_localizations: 'true' })
  expect(await rest.get(all, { query })).toMatchObject([{ name_localizations: { de: 'info' } }])
})

const text = (name: string, more: object = {}) => ({ type: 3, name, description: name, ...more })
const choices = (count: number) => Array.from({ length: count }, (_, n) => ({ name: String(n), value: String(n) }))

test.each([
  ['an upper-case name', command('About'), 'APPLICATION_COMMAND_INVALID_NAME'],
  ['a name with a space', command('a b'), 'APPLICATION_COMMAND_INVALID_NAME'],
  ['a missing description', { name: 'about' }, 'BASE_TYPE_REQUIRED'],
  ['a description of 101 characters', { name: 'about', description: 'x'.repeat(101) }, 'BASE_TYPE_BAD_LENGTH'],
  [
    '26 options',
    command('x', { options: Array.from({ length: 26 }, (_, n) => text(`o${n}`)) }),
    'BASE_TYPE_BAD_LENGTH',
  ],
  ['26 choices', command('x', { options: [text('a', { choices: choices(26) })] }), 'BASE_TYPE_BAD_LENGTH'],
  [
    'a required option after an optional one',
    command('x', { options: [text('a'), text('b', { required: true })] }),
    'REQUIRED_INVALID',
  ],
  ['two options of one name', command('x', { options: [text('a'), text('a')] }), 'NAME_ALREADY_EXISTS'],
  ['an option beside a subcommand', command('x', { options: [{ ...text('a'), type: 1 }, text('b')] }), 'TYPE_INVALID'],
  [
    'a group within a group',
    command('x', { options: [{ ...text('a'), type: 2, options: [{ ...text('b'), type: 2 }] }] }),
    'TYPE_INVALID',
  ],
  ['an option of no known type', command('x', { options: [{ ...text('a'), type: 99 }] }), 'BASE_TYPE_CHOICES'],
  ['permissions that are no number', command('x', { default_member_permissions: 'all' }), 'NUMBER_TYPE_COERCE'],
  ['a description of a user command', { name: 'Level', type: 2, description: 'x' }, 'BASE_TYPE_CHOICES'],
  [
    '8,001 characters',
    command('x', {
      options: Array.from({ length: 4 }, (_, n) =>
        text(`o${n}`, { choices: choices(25).map((c) => ({ name: `${c.name}${'x'.repeat(90)}`, value: c.value })) }),
      ),
    }),
    'TOO_LARGE',
  ],
])('%s is refused', async (_, body, code) => {
  const { put } = bot()
  const refusal = await put([body]).then(
    () => 'accepted',
    (error: { code: number; rawError: object }) => JSON.stringify(error),
  )
  expect(refusal).toContain('"code":50035')
  expect(refusal).toContain(code)
})

test('two commands of one name are refused', async () => {
  const { put } = bot()
  await expect(put([command('a'), command('a')])).rejects.toMatchObject({
    rawError: { errors: { _errors: [{ code: 'APPLICATION_COMMANDS_DUPLICATE_NAME' }] } },
  })
})

test('200 commands can be created in a day', async () => {
  const { put } = bot()
  const batch = (prefix: string) => Array.from({ length: 100 }, (_, n) => command(`${prefix}${n}`))
  await put(batch('a'))
  await put(batch('b'))
  await put(batch('b'))
  await expect(put([...batch('b').slice(1), command('c')])).rejects.toMatchObject({ code: 30034 })
})

test("a bot cannot read another application's commands", async () => {
  const { rest } = bot()
  const other = discord.application({ name: 'Other' })
  await expect(rest.get(Routes.applicationCommands(other.id))).rejects.toMatchObject({ code: 20012 })
})
