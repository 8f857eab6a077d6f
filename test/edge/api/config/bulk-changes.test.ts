import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import type { ImportsReply } from '../../../../shared/api/imports.ts'
import { beginReading, finishReading } from '../../../../shared/database/imports/reading.ts'
import { stageRows } from '../../../../shared/database/imports/stage.ts'
import { type ApiCaller, ApiWorld, type Staffed } from '../../../support/api-world.ts'

let api: ApiWorld
let castle: Staffed
beforeAll(async () => {
  api = await ApiWorld.open()
})
afterAll(() => api.close())
beforeEach(async () => {
  api.restoreLimits()
  castle = await api.staffedGuild()
})

async function post(below: string, body: object | null, as: ApiCaller = castle.manager) {
  const response = await api.ask('POST', `/guilds/${castle.guild.id}/${below}`, { as, ...(body && { body }) })
  // The route's own schema describes the reply.
  const reply = (await response.json()) as { saved?: string; detail?: string }
  return { status: response.status, ...reply }
}
async function listed() {
  const response = await api.ask('GET', `/guilds/${castle.guild.id}/imports`, { as: castle.viewer })
  const { items } = (await response.json()) as ImportsReply
  return items[0]
}
/** Reads the members of the change, as the gateway does. */
async function read(): Promise<void> {
  const { actor_id, created_at } = await api.db
    .selectFrom('imports')
    .select(['actor_id', 'created_at'])
    .where('guild_id', '=', castle.guild.id)
    .executeTakeFirstOrThrow()
  const asked = { guildId: castle.guild.id, actorId: actor_id, askedAt: created_at }
  const begun = await beginReading(api.db, asked, api.now)
  if (begun.state !== 'begun') throw new Error('there is nothing to read')
  await stageRows(api.db, begun.reading, [{ userId: '101', xp: 0 }], api.now)
  const preview = {
    ...{ others: [], duplicates: 0, roles: [], carried: [], refusedRows: { count: 0, listed: [] } },
    ...{ known: 1, unknown: 0, left: 0, raised: 0, lowered: 1, same: 0, tooMuch: 0, messages: null, top: [] },
  }
  const found = { format: '', title: 'Event', curveBefore: null, curveAfter: null, preview }
  await finishReading(api.db, begun.reading, found, api.now)
}

test('a reset of the members with a role is asked for, listed with its name, and confirmed with the typed word alone', async () => {
  const event = castle.guild.role('Event')
  const body = { what: 'reset', whose: { of: 'role', roleId: event.id }, xp: null }
  expect((await post('bulk-changes', body, castle.viewer)).status).toBe(403)
  expect(await post('bulk-changes', body)).toEqual({
    ...{ status: 201, saved: 'The members are being read. Then you see what would change.' },
  })
  const title = 'Reset the XP of the members with @Event to 0'
  expect(await listed()).toMatchObject({ kind: 'reset', state: 'reading', title })
  expect((await post('bulk-changes', body)).detail).toContain('Cancel that import first')
  await read()
  const id = (await listed())?.id
  for (const typed of [null, {}, { word: 'give' }])
    expect((await post(`imports/${id}/confirm`, typed)).detail).toContain('type “reset” to confirm')
  expect(await listed()).toMatchObject({ state: 'ready', word: 'reset' })
  expect(await post(`imports/${id}/confirm`, { word: 'Reset' })).toMatchObject({
    status: 200,
    saved: expect.stringContaining(title),
  })
  expect(await listed()).toMatchObject({ state: 'applying' })
})

test('a gift without an amount, to a member, and a reset with an amount are refused', async () => {
  const role = { of: 'role', roleId: castle.guild.role('Event').id }
  const wrong = [
    { what: 'give', whose: role, xp: null },
    { what: 'give', whose: { of: 'everyone' }, xp: 5 },
    { what: 'reset', whose: role, xp: 5 },
  ]
  for (const body of wrong) expect((await post('bulk-changes', body)).status).toBe(422)
  expect(await listed()).toBeUndefined()
})

test('a manager who may not give a level role can neither ask for a change of many members nor confirm one', async () => {
  const body = { what: 'reset', whose: { of: 'everyone' }, xp: null }
  const chiefs = castle.guild.role('Chiefs', { permissions: 8n })
  await post('bulk-changes', body, castle.admin)
  await read()
  const id = (await listed())?.id
  await api.db.insertInto('level_roles').values({ guild_id: castle.guild.id, level: 5, role_id: chiefs.id }).execute()
  expect(await post('bulk-changes', body)).toMatchObject({ status: 403, detail: expect.stringContaining(chiefs.id) })
  const typed = { word: 'reset' }
  expect((await post(`imports/${id}/confirm`, typed)).status).toBe(403)
  expect((await post(`imports/${id}/confirm`, typed, castle.admin)).status).toBe(200)
})
