import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { MultipliersReply, XpChannelsReply } from '../../../../shared/api/lists.ts'
import { guildOverview } from '../../../../shared/database/guilds/overview.ts'
import { Permission } from '../../../../shared/discord/permission.ts'
import { type ApiCaller, ApiWorld } from '../../../support/api-world.ts'

let world: ApiWorld
beforeAll(async () => {
  world = await ApiWorld.open()
})
afterAll(() => world.close())

/** Sends a request that is answered, and reads the reply. */
async function ask<Reply>(method: string, path: string, as: ApiCaller, body?: object): Promise<Reply> {
  const response = await world.ask(method, path, { as, ...(body && { body }) })
  expect(response.status).toBe(200)
  // The route's own schema describes the reply.
  return (await response.json()) as Reply
}
const statusOf = async (method: string, path: string, as: ApiCaller, body?: object): Promise<number> =>
  (await world.ask(method, path, { as, ...(body && { body }) })).status

test('multipliers are set, listed with the gain of the server, and removed, also those of deleted roles', async () => {
  const { guild, manager, viewer } = await world.staffedGuild()
  const path = `/guilds/${guild.id}/multipliers`
  await world.db.updateTable('guilds').set({ xp_rate: 2, xp_least: 5, xp_most: 6 }).where('id', '=', guild.id).execute()
  const [low, high, art] = [guild.role('Low'), guild.role('High'), guild.channel('art')]
  await ask('PUT', `${path}/roles/${low.id}`, manager, { factor: 1.25 })
  await ask('PUT', `${path}/channels/${art.id}`, manager, { factor: 0 })
  const set = await ask<MultipliersReply>('PUT', `${path}/roles/${high.id}`, manager, { factor: 3 })
  expect(set.saved).toStartWith(`Members with <@&${high.id}> now earn **3** times the XP.`)
  const gone = { guild_id: guild.id, kind: 'role' as const, target_id: '404', percent: 900 }
  await world.db.insertInto('multipliers').values(gone).execute()
  const read = await ask<MultipliersReply>('GET', path, viewer)
  expect(read.roles).toEqual([
    { id: '404', name: null, state: 'gone', factor: 9 },
    { id: high.id, name: 'High', state: 'there', factor: 3 },
    { id: low.id, name: 'Low', state: 'there', factor: 1.25 },
  ])
  expect(read.channels).toEqual([{ id: art.id, name: 'art', state: 'there', factor: 0 }])
  expect(read.gain).toEqual({ least: 10, most: 12 })
  expect(read.base).toEqual({ leastXp: 5, mostXp: 6, rate: 2 })
  expect(read.rule).toBe('Only the highest counts')
  for (const id of [high.id, '404']) await ask('DELETE', `${path}/roles/${id}`, manager)
  expect(await statusOf('DELETE', `${path}/roles/${high.id}`, manager)).toBe(404)
  const removed = await ask<MultipliersReply>('PUT', `${path}/roles/${low.id}`, manager, { factor: 1 })
  expect(removed).toMatchObject({ roles: [], channels: [{ id: art.id }] })
  expect((await guildOverview(world.db, guild.id)).multipliers).toEqual([{ kind: 'channel', id: art.id, percent: 0 }])
})

test('a multiplier of @everyone, of a hidden or unknown channel, or with a third decimal is refused', async () => {
  const { guild, manager, viewer } = await world.staffedGuild()
  const [fan, secret] = [guild.role('Fan'), guild.channel('secret')]
  secret.overwrite(guild.everyone, { deny: Permission.ViewChannel })
  secret.overwrite(guild.roleOf(world.world.application), { allow: Permission.ViewChannel })
  const put = (entry: string, factor: unknown, as = manager) =>
    statusOf('PUT', `/guilds/${guild.id}/multipliers/${entry}`, as, { factor })
  expect(await put(`roles/${guild.id}`, 2)).toBe(422)
  expect(await put(`channels/${secret.id}`, 2)).toBe(422)
  expect(await put('channels/404', 2)).toBe(404)
  expect(await put('roles/404', 2)).toBe(404)
  for (const factor of [1.125, 11, -1, '2']) expect(await put(`roles/${fan.id}`, factor)).toBeGreaterThanOrEqual(400)
  expect(await put(`roles/${fan.id}`, 2, viewer)).toBe(403)
  expect((await guildOverview(world.db, guild.id)).multipliers).toEqual([])
})

test('channels that alone earn XP are listed, an ignored one is refused, and without any on the list all channels earn', async () => {
  const { guild, manager } = await world.staffedGuild()
  const path = `/guilds/${guild.id}/xp-channels`
  const [art, spam] = [guild.channel('art'), guild.channel('spam')]
  await world.db.insertInto('ignored_channels').values({ guild_id: guild.id, channel_id: spam.id }).execute()
  expect(await statusOf('PUT', `${path}/${spam.id}`, manager)).toBe(422)
  const added = await ask<XpChannelsReply>('PUT', `${path}/${art.id}`, manager)
  expect(added.channels).toEqual([{ id: art.id, name: 'art', state: 'there' }])
  expect((await ask<XpChannelsReply>('GET', path, manager)).channels).toHaveLength(1)
  const removed = await ask<XpChannelsReply>('DELETE', `${path}/${art.id}`, manager)
  expect(removed).toMatchObject({ channels: [], saved: 'The list is empty now, so all channels earn XP again.' })
  expect(await statusOf('DELETE', `${path}/${art.id}`, manager)).toBe(404)
})

test('a save whose most XP per message is below the least changes nothing', async () => {
  const { guild, manager } = await world.staffedGuild()
  const { version } = await guildOverview(world.db, guild.id)
  const headers = { 'if-match': `"${version}"` }
  const save = async (values: object) =>
    (await world.ask('PATCH', `/guilds/${guild.id}/settings`, { as: manager, body: { values }, headers })).status
  expect(await save({ leastXp: 40 })).toBe(422)
  expect(await save({ leastXp: 40, mostXp: 50 })).toBe(200)
})
