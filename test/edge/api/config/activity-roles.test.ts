import { afterAll, beforeAll, expect, test } from 'bun:test'
import { PermissionFlagsBits } from 'discord-api-types/v10'
import type { ActivityRolesReply } from '../../../../shared/api/activity-roles.ts'
import { type ApiCaller, ApiWorld } from '../../../support/api-world.ts'

let world: ApiWorld
beforeAll(async () => {
  world = await ApiWorld.open()
})
afterAll(() => world.close())

test('activity roles are set, listed with their holders, and removed, by those who may give the role', async () => {
  const { guild, admin, viewer } = await world.staffedGuild()
  guild.roleOf(world.world.application).moveTo(50)
  const role = guild.role('Regular', { position: 1 })
  const ask = async (method: string, below: string, body?: object, as: ApiCaller = admin) => {
    const path = `/guilds/${guild.id}/activity-roles${below}`
    const response = await world.ask(method, path, { as, ...(body && { body }) })
    // The route's own schema describes the reply.
    return { ...((await response.json()) as ActivityRolesReply), status: response.status }
  }
  const set = await ask('PUT', `/${role.id}`, { members: 3, days: 14 })
  expect(set.items).toMatchObject([
    { roleId: role.id, name: 'Regular', members: 3, days: 14, renewedAt: null, holders: [] },
  ])
  const key = { guild_id: guild.id, role_id: role.id }
  await world.db
    .insertInto('activity_role_holders')
    .values({ ...key, user_id: '7', state: 'held' })
    .execute()
  await world.db.updateTable('activity_roles').set({ renewed_at: 5 }).where('guild_id', '=', guild.id).execute()
  expect((await ask('GET', '', undefined, viewer)).items).toMatchObject([{ renewedAt: 5, holders: [{ id: '7' }] }])
  expect((await ask('PUT', `/${role.id}`, { members: 101, days: 14 })).status).toBe(400)
  expect((await ask('PUT', `/${guild.id}`, { members: 3, days: 14 })).status).toBe(422)
  expect((await ask('PUT', `/${role.id}`, { members: 4, days: 14 }, viewer)).status).toBe(403)
  await ask('DELETE', `/${role.id}`)
  expect((await ask('GET', '')).items).toEqual([])
  expect((await ask('DELETE', `/${role.id}`)).status).toBe(404)
})

test('a role that could be a level role and cannot be an activity role is listed with the reason', async () => {
  const { guild, admin } = await world.staffedGuild()
  const harmless = guild.role('Regular')
  const [level, manager] = [guild.role('Level 5'), guild.role('Helper')]
  const dangerous = guild.role('Bouncer', { permissions: PermissionFlagsBits.BanMembers })
  await world.db.insertInto('level_roles').values({ guild_id: guild.id, role_id: level.id, level: 5 }).execute()
  await world.db.insertInto('manager_roles').values({ guild_id: guild.id, role_id: manager.id }).execute()
  const response = await world.ask('GET', `/guilds/${guild.id}/activity-roles`, { as: admin })
  // The route's own schema describes the reply.
  const { refused } = (await response.json()) as ActivityRolesReply
  const reasonOf = ({ id }: { id: string }) => refused.find(({ roleId }) => roleId === id)?.reason
  expect(reasonOf(level)).toContain('is a level role')
  expect(reasonOf(manager)).toContain('is a manager role')
  expect(reasonOf(dangerous)).toContain('Ban Members')
  expect(reasonOf(harmless)).toBeUndefined()
})
