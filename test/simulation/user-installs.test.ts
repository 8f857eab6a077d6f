import { afterEach, beforeEach, expect, test } from 'bun:test'
import { InteractionResponseType as Answer, MessageFlags, PermissionFlagsBits, Routes } from 'discord-api-types/v10'
import type { Discord } from '../support/discord/discord.ts'
import { startDiscord } from '../support/discord/start.ts'
import { restOf } from './client.ts'
import { button, row } from './components.ts'
import { type Answering, type Endpoint, endpointOf } from './endpoint.ts'

let discord: Discord
let endpoint: Endpoint | undefined

beforeEach(async () => {
  discord = await startDiscord({ seed: 'user-installs' })
})
afterEach(async () => {
  await endpoint?.stop()
  await discord.close()
})

const command = (name: string, more: object = {}) => ({ name, description: name, ...more })
const COMMANDS = [
  command('anywhere', { integration_types: [0, 1], contexts: [0, 1, 2] }),
  command('mine', { integration_types: [1], contexts: [0, 1, 2], default_member_permissions: '0' }),
  command('servers', { integration_types: [0], contexts: [0] }),
  command('plain'),
]
const hello = (): object => ({
  type: Answer.ChannelMessageWithSource,
  data: { content: 'hello', components: [row(button('Ok'))] },
})

/** An application in one server, and another server without it. Alice is in both servers, and has not installed it. */
async function world(answer: Answering = hello) {
  const app = discord.application({ name: 'Prosperity' })
  const castle = discord.guild({ name: 'Castle', applications: [app] })
  const village = discord.guild({ name: 'Village' })
  for (const guild of [castle, village]) guild.channel('general')
  endpoint = endpointOf(app, answer)
  expect(await app.setInteractionsUrl(endpoint.url)).toEqual({ ok: true })
  const rest = restOf(discord, app)
  await rest.put(Routes.applicationCommands(app.id), { body: COMMANDS })
  return {
    app,
    rest,
    castle,
    village,
    alice: castle.member('alice'),
    visitor: village.member('alice'),
    asked: endpoint.asked,
  }
}

test('a command is offered by the install of the server or of the user, in the contexts that it names', async () => {
  const { app, alice, visitor, asked } = await world()
  const away = { app }
  await expect(visitor.runs('/anywhere', away)).rejects.toThrow('not offered here')
  await expect(alice.runs('/anywhere', { in: 'private' })).rejects.toThrow('not offered here')
  await expect(alice.runs('/mine')).rejects.toThrow('not offered here')
  await alice.runs('/anywhere')
  await alice.runs('/anywhere', { in: 'direct' })
  await alice.runs('/plain', { in: 'direct' })
  await expect(alice.runs('/servers', { in: 'direct' })).rejects.toThrow('not offered here')
  alice.installs(app)
  await visitor.runs('/anywhere', away)
  await alice.runs('/anywhere', { in: 'private' })
  await alice.runs('/anywhere')
  await alice.runs('/mine')
  await expect(visitor.runs('/servers', away)).rejects.toThrow('not offered here')
  await expect(visitor.runs('/plain', away)).rejects.toThrow('not offered here')
  await expect(alice.runs('/plain', { in: 'private' })).rejects.toThrow('not offered here')
  expect(visitor.id).toBe(alice.id)
  const guilds = [...app.state.guilds]
  expect(asked.map(({ context, authorizing_integration_owners: owners }) => [context, owners])).toEqual([
    [0, { 0: guilds[0] }],
    [1, { 0: '0' }],
    [1, { 0: '0' }],
    [0, { 1: alice.id }],
    [2, { 1: alice.id }],
    [0, { 0: guilds[0], 1: alice.id }],
    [0, { 1: alice.id }],
  ] as never)
  alice.uninstalls(app)
  await expect(visitor.runs('/anywhere', away)).rejects.toThrow('not offered here')
})

test('an interaction in a server without the application has the member, and few permissions for the application', async () => {
  const { app, visitor, village, asked } = await world()
  visitor.installs(app)
  await visitor.runs('/anywhere', { app })
  expect(asked[0]).toMatchObject({ guild_id: village.id, member: { user: { id: visitor.id } } })
  const { EmbedLinks, AttachFiles } = PermissionFlagsBits
  expect(asked[0]?.app_permissions).toBe(String(EmbedLinks | AttachFiles))
  await visitor.runs('/anywhere', { app, in: 'private' })
  expect(asked[1]).toMatchObject({ user: { id: visitor.id }, channel: { type: 3 } })
  expect(asked[1]).not.toHaveProperty('guild_id')
})

test('without the permission for external apps, only the user sees the replies of an application that is not in the server', async () => {
  const { app, visitor, village, castle, alice } = await world()
  visitor.installs(app)
  expect((await visitor.runs('/anywhere', { app })).ephemeral).toBe(false)
  village.channel('general').overwrite(village.everyone, { deny: PermissionFlagsBits.UseExternalApps })
  const reply = await visitor.runs('/anywhere', { app })
  expect([reply.ephemeral, reply.message?.flags]).toEqual([true, MessageFlags.Ephemeral])
  castle.channel('general').overwrite(castle.everyone, { deny: PermissionFlagsBits.UseExternalApps })
  expect((await alice.runs('/anywhere')).ephemeral).toBe(false)
})

test('an application that only the user installed sends at most five follow-ups', async () => {
  const { app, rest, alice, visitor } = await world()
  visitor.installs(app)
  const followUps = async (token: string, count: number) => {
    for (let n = 0; n < count; n++)
      await rest.post(Routes.webhook(app.id, token), { body: { content: 'more' }, auth: false })
  }
  const { token } = (await visitor.runs('/anywhere', { app })).interaction
  await followUps(token, 5)
  await expect(followUps(token, 1)).rejects.toMatchObject({ code: 40094, status: 400 })
  await followUps((await alice.runs('/anywhere')).interaction.token, 6)
})

test('a button keeps the install of the user who used the command, also when another user presses it', async () => {
  const { app, visitor, village, asked } = await world()
  visitor.installs(app)
  const reply = await visitor.runs('/anywhere', { app })
  const bob = village.member('bob')
  await bob.clicks(reply, 'Ok')
  expect(asked.at(-1)).toMatchObject({
    member: { user: { id: bob.id } },
    authorizing_integration_owners: { 1: visitor.id },
  })
})

test('a command of one server cannot have contexts or installs, and no command can have an install that its application has off', async () => {
  const { app, rest, castle } = await world()
  const own = Routes.applicationGuildCommands(app.id, castle.id)
  for (const field of [{ contexts: [0] }, { integration_types: [0] }]) {
    const [name] = Object.keys(field)
    const errors = { [name ?? '']: { _errors: [{ code: 'BASE_TYPE_CHOICES' }] } }
    const refusal = { code: 50035, rawError: { errors } }
    await expect(rest.post(own, { body: command('x', field) })).rejects.toMatchObject(refusal)
    await expect(rest.put(own, { body: [command('x', field)] })).rejects.toMatchObject({
      rawError: { errors: { 0: errors } },
    })
  }
  await rest.post(own, { body: command('x') })
  const old = discord.application({ name: 'Servers', userInstall: false })
  const all = Routes.applicationCommands(old.id)
  const body = command('x', { integration_types: [0, 1] })
  await expect(restOf(discord, old).post(all, { body })).rejects.toMatchObject({
    rawError: { errors: { integration_types: { _errors: [{ message: 'Value must be one of (0).' }] } } },
  })
  expect(await restOf(discord, old).get(Routes.currentApplication())).toMatchObject({
    integration_types_config: { 0: {} },
  })
})

test('a person installs an application on Discord’s page, unless only servers can install it', async () => {
  const { app, visitor } = await world()
  const page = (id: string, more = '') =>
    `${discord.world.address.http}/oauth2/authorize?client_id=${id}&scope=applications.commands&integration_type=1${more}`
  const alice = discord.visitor('alice')
  const opened = await fetch(page(app.id), {
    ...{ method: 'POST', body: new URLSearchParams({ user_id: visitor.id, decision: 'allow' }) },
  })
  expect([opened.status, await opened.text()]).toEqual([200, expect.stringContaining('Done')])
  await visitor.runs('/anywhere', { app })
  const old = discord.application({ name: 'Servers', userInstall: false })
  expect((await alice.opens(page(old.id))).text).toContain('integration_type')
  expect((await alice.opens(page(app.id, '&integration_type=7'))).status).toBe(200)
})
