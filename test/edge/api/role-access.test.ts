import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import { ApiWorld, type Staffed } from '../../support/api-world.ts'

let api: ApiWorld
let staffed: Staffed

beforeAll(async () => {
  api = await ApiWorld.open()
  staffed = await api.staffedGuild()
})
afterAll(() => api.close())

/** The API trusts Discord's replies about the guild for five seconds. */
beforeEach(() => api.passes(5_000))

const path = (roleId = '') => `/guilds/${staffed.guild.id}/access${roleId && `/${roleId}`}`
const give = (roleId: string, access: string, as = staffed.admin) =>
  api.ask('PUT', path(roleId), { as, body: { access } })
const listed = async () => {
  const { items } = (await (await api.ask('GET', path(), { as: staffed.admin })).json()) as {
    items: { name: string | null; access: string }[]
  }
  return Object.fromEntries(items.map(({ name, access }) => [name, access]))
}

test('an administrator gives a role access, changes it, and takes it away', async () => {
  const helpers = staffed.guild.role('Helpers')
  expect((await give(helpers.id, 'view')).status).toBe(200)
  expect(await listed()).toEqual({ Viewers: 'view', Helpers: 'view' })
  expect(await (await give(helpers.id, 'manage')).json()).toEqual({
    roleId: helpers.id,
    name: 'Helpers',
    access: 'manage',
  })
  expect(await listed()).toEqual({ Viewers: 'view', Helpers: 'manage' })
  expect((await give(helpers.id, 'view')).status).toBe(200)
  expect(await listed()).toEqual({ Viewers: 'view', Helpers: 'view' })
  expect((await api.ask('DELETE', path(helpers.id), { as: staffed.admin })).status).toBe(204)
  expect((await api.ask('DELETE', path(helpers.id), { as: staffed.admin })).status).toBe(404)
  expect(await listed()).toEqual({ Viewers: 'view' })
})

test('each change is in the audit, with the person', async () => {
  const role = staffed.guild.role('Recorded')
  await give(role.id, 'view')
  await give(role.id, 'manage')
  const entries = await api.db
    .selectFrom('audit_entries')
    .select(['kind', 'actor_id', 'via'])
    .where('target_id', '=', role.id)
    .orderBy('id')
    .execute()
  // The two entries of the second change are written at the same time.
  expect(entries.map(({ kind }) => kind).sort()).toEqual(['manager.added', 'viewer.added', 'viewer.removed'])
  expect(new Set(entries.map(({ actor_id, via }) => `${actor_id} ${via}`))).toEqual(
    new Set([`${staffed.admin.userId} dashboard`]),
  )
})

test('access for @everyone, or for a role that does not exist, is refused', async () => {
  for (const roleId of [staffed.guild.id, '1000000000000000009']) expect((await give(roleId, 'view')).status).toBe(422)
})

test('managers and viewers can neither see nor change the roles with access', async () => {
  const { guild, manager, viewer, member } = staffed
  const role = guild.role('Wanted')
  for (const as of [manager, viewer]) {
    expect((await api.ask('GET', path(), { as })).status).toBe(403)
    expect((await give(role.id, 'manage', as)).status).toBe(403)
  }
  expect((await give(role.id, 'manage', member)).status).toBe(404)
})

test('a role with access opens the dashboard for its members until the access is removed', async () => {
  const role = staffed.guild.role('Guests')
  const guest = staffed.guild.member('a guest', { roles: [role] })
  const as = await api.login(guest)
  const guildKeys = () => api.ask('GET', `/guilds/${staffed.guild.id}/keys`, { as })
  expect((await guildKeys()).status).toBe(404)
  await give(role.id, 'view')
  // Inside, and not high enough for keys.
  expect((await guildKeys()).status).toBe(403)
  await api.ask('DELETE', path(role.id), { as: staffed.admin })
  expect((await guildKeys()).status).toBe(404)
})
