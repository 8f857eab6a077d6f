import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { type Declared, describePlan, type Plan } from '../../scripts/registration/plan.ts'
import { type RegistrationOptions, registerCommands } from '../../scripts/registration/register.ts'
import type { Application } from '../support/discord/community/application.ts'
import type { Guild } from '../support/discord/community/guild.ts'
import type { Discord } from '../support/discord/discord.ts'
import { DISCORD_RATE_LIMITS } from '../support/discord/settings.ts'
import { startDiscord } from '../support/discord/start.ts'

let discord: Discord
let application: Application
let guild: Guild

beforeEach(async () => {
  discord = await startDiscord()
  application = discord.application({ name: 'Prosperity' })
  guild = discord.guild({ name: 'Castle', applications: [application] })
})
afterEach(() => discord.close())

const page = { type: 4, name: 'page', description: 'Which page', min_value: 0, required: true }
/** What every declaration says. */
const everywhere = { default_member_permissions: null, contexts: [0], integration_types: [0] }
const about: Declared = {
  ...everywhere,
  type: 1,
  name: 'about',
  description: 'About the bot',
  name_localizations: { de: 'info' },
  options: [],
  default_member_permissions: '32',
}
const board: Declared = { ...everywhere, type: 1, name: 'board', description: 'The board', options: [page] }
const menu: Declared = { ...everywhere, type: 2, name: 'Level' }
const ALL = [about, board, menu]

const register = (declared: readonly Declared[], options: RegistrationOptions & { guildId?: string } = {}) =>
  registerCommands(
    {
      apiUrl: discord.apiUrl,
      token: application.token,
      applicationId: application.id,
      guildId: options.guildId ?? null,
    },
    { ...options, declared },
  )

/** Methods of what was sent since, but for the list that is read. */
const writes = (): string[] => discord.requests.all.map(({ method }) => method).filter((method) => method !== 'GET')

/** The plan for other declarations, on top of all. */
async function after(declared: readonly Declared[]): Promise<Plan> {
  await register(ALL)
  discord.requests.clear()
  return register(declared)
}

const names = (commands: readonly { name: string }[]): string[] => commands.map(({ name }) => name)

test('the first registration adds every command', async () => {
  const plan = await register(ALL)
  expect(names(plan.add)).toEqual(['about', 'board', 'Level'])
  expect(names(application.commands())).toEqual(['about', 'board', 'Level'])
})

test.each([[undefined], ['guild']])('a second registration sends nothing (%p)', async (scope) => {
  const options = scope === undefined ? {} : { guildId: guild.id }
  await register(ALL, options)
  discord.requests.clear()
  const plan = await register(ALL, options)
  expect(plan).toMatchObject({ add: [], change: [], remove: [] })
  expect(plan.unchanged.map(({ name }) => name)).toEqual(['about', 'board', 'Level'])
  expect(writes()).toEqual([])
})

test('commands of a guild are registered in that guild alone', async () => {
  await register(ALL, { guildId: guild.id })
  expect(application.commands()).toEqual([])
  expect(application.commands(guild)).toHaveLength(3)
})

test('a command for users is registered only where the application lets users install it, and in one server without its places', async () => {
  const places = (commands: ReturnType<Application['commands']>) =>
    Object.fromEntries(commands.map(({ name, contexts, integration_types: types }) => [name, { contexts, types }]))
  const everywhere = { contexts: [0, 1, 2], types: [0, 1] }
  const servers = { contexts: [0], types: [0] }
  const target = { apiUrl: discord.apiUrl, token: application.token, applicationId: application.id }
  const told: boolean[] = []
  await registerCommands({ ...target, guildId: null }, { onUserInstall: (isOn) => told.push(isOn) })
  expect(places(application.commands())).toMatchObject({
    ...{ level: everywhere, about: everywhere, me: everywhere },
    ...{ Level: servers, leaderboard: servers, settings: servers, doctor: servers },
  })
  await registerCommands({ ...target, guildId: null }, { isMainBot: false, onUserInstall: (isOn) => told.push(isOn) })
  expect(Object.values(places(application.commands()))).toEqual(application.commands().map(() => servers))
  await registerCommands({ ...target, guildId: guild.id })
  expect(application.commands(guild)).toHaveLength(application.commands().length)
  const old = discord.application({ name: 'Servers', userInstall: false })
  await registerCommands(
    { ...target, token: old.token, applicationId: old.id, guildId: null },
    { onUserInstall: (isOn) => told.push(isOn) },
  )
  expect(places(old.commands())).toMatchObject({ level: servers })
  expect(told).toEqual([true, false])
})

test('a new description changes one command, which keeps its id', async () => {
  await register(ALL)
  const before = application.commands().map(({ id }) => id)
  discord.requests.clear()
  const plan = await register([about, { ...board, description: 'The leaderboard' }, menu])
  expect(plan.change.map(({ to, fields }) => [to.name, fields])).toEqual([['board', ['description']]])
  expect(writes()).toEqual(['PATCH'])
  expect(application.commands().map(({ id }) => id)).toEqual(before)
  expect(application.commands()[1]?.description).toBe('The leaderboard')
})

test('a field that a declaration no longer has is removed', async () => {
  const { name_localizations, default_member_permissions, ...plain } = about
  const less = { ...plain, default_member_permissions: null }
  expect((await after([less, board, menu])).change[0]?.fields).toEqual([
    'name_localizations',
    'default_member_permissions',
  ])
  expect(await register([less, board, menu])).toMatchObject({ change: [] })
})

test.each([
  ['a limit', [{ ...page, min_value: 1 }], ['options.page.min_value']],
  ['a new option', [page, { ...page, name: 'size', required: false }], ['options.size']],
  ['an option less', [], ['options']],
])('%s is named as what differs', async (_, options, fields) => {
  const changed = { ...board, options } as Declared
  expect((await after([about, changed, menu])).change[0]?.fields).toEqual(fields)
})

test('another order of options is a change', async () => {
  const two = { ...board, options: [page, { ...page, name: 'size' }] }
  const turned = { ...board, options: [{ ...page, name: 'size' }, page] }
  await register([two])
  expect((await register([turned])).change[0]?.fields).toEqual(['options (their order)'])
})

test('a command that is no longer declared is removed, before others are added', async () => {
  const plan = await after([about, board, { ...about, name: 'help' }])
  expect(names(plan.remove)).toEqual(['Level'])
  expect(writes()).toEqual(['DELETE', 'POST'])
  expect(names(application.commands())).toEqual(['about', 'board', 'help'])
})

test('a command that somebody changed by hand is corrected', async () => {
  await register(ALL)
  const [first] = application.commands()
  if (first !== undefined) first.nsfw = true
  expect((await register(ALL)).change).toMatchObject([{ fields: ['nsfw'] }])
  expect(await register(ALL)).toMatchObject({ change: [] })
})

test('a dry run plans and sends nothing', async () => {
  const plan = await register(ALL, { dryRun: true })
  expect(plan.add).toHaveLength(3)
  expect(writes()).toEqual([])
})

test('equal commands do not count towards the creates of a day', async () => {
  await register(ALL)
  for (let time = 0; time < 5; time++) await register(ALL)
  expect(application.state.commandCreates.get('global')?.count).toBe(3)
})

test('registration waits for Discord’s rate limit, reports the wait, and then registers every command', async () => {
  const routes = { 'POST /applications/:application/commands': { limit: 1, perMs: 300 } }
  const slow = await startDiscord({ rateLimits: { ...DISCORD_RATE_LIMITS, routes } })
  const prosperity = slow.application({ name: 'Prosperity' })
  const waits: number[] = []
  const target = { apiUrl: slow.apiUrl, token: prosperity.token, applicationId: prosperity.id, guildId: null }
  await registerCommands(target, { declared: ALL, onWait: (ms) => waits.push(ms) })
  expect(names(prosperity.commands())).toEqual(names(ALL))
  expect(waits).toHaveLength(ALL.length - 1)
  await slow.close()
})

test('every command of the edge is accepted, and equal at the next registration', async () => {
  const target = { apiUrl: discord.apiUrl, token: application.token, applicationId: application.id, guildId: null }
  const first = await registerCommands(target)
  expect(first.add.length).toBeGreaterThan(0)
  const second = await registerCommands(target)
  expect(second.unchanged).toHaveLength(first.add.length)
})

describe('the description of a plan', () => {
  test('names each command that differs, and counts the rest', async () => {
    const plan = await after([about, { ...board, description: 'New' }, { ...about, name: 'help' }])
    expect(describePlan(plan)).toEqual([
      '  + /help',
      '  ~ /board: description',
      '  - Level (menu)',
      '  1 added, 1 changed, 1 removed, 1 unchanged',
    ])
  })
})
