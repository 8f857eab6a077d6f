import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import type { CurvePreview, CurveReply } from '../../../../shared/api/curve.ts'
import { recountGuild } from '../../../../shared/database/members/recount.ts'
import { xpFor } from '../../../../shared/levelling/curve.ts'
import { PRESET_CURVES } from '../../../../shared/levelling/curve-presets.ts'
import { type ApiCaller, ApiWorld, type Staffed } from '../../../support/api-world.ts'
import { levelAt } from '../../../support/default-curve.ts'
import { patchSettings, storedGuild } from '../../../support/settings-requests.ts'

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

interface Asked {
  status: number
  reply: CurveReply & { detail?: string; errors?: { at: string; detail: string }[] }
}

async function ask(method: 'GET' | 'PUT' | 'POST', below = '', body?: object, as = castle.manager): Promise<Asked> {
  const path = `/guilds/${castle.guild.id}/curve${below}`
  const seen = await api.ask('GET', `/guilds/${castle.guild.id}/curve`, { as: castle.manager })
  const { version } = (await seen.json()) as CurveReply
  const headers = method === 'GET' ? {} : { 'if-match': `"${version}"` }
  const response = await api.ask(method, path, { as, headers, ...(body && { body }) })
  // The route's own schema describes the reply.
  return { status: response.status, reply: (await response.json()) as Asked['reply'] }
}

const preview = async (body: object, as: ApiCaller = castle.manager): Promise<CurvePreview> => {
  const response = await api.ask('POST', `/guilds/${castle.guild.id}/curve/preview`, { as, body })
  return (await response.json()) as CurvePreview
}

/** Stores members with these totals. */
async function members(totals: readonly number[]): Promise<void> {
  const guild_id = castle.guild.id
  const rows = totals.map((xp, nth) => ({
    guild_id,
    user_id: String(nth + 1),
    xp,
    level: levelAt(xp),
    message_count: 1,
  }))
  await api.db
    .insertInto('guild_users')
    .values(rows.map((row) => ({ ...row, last_xp_at: null })))
    .execute()
  await recountGuild(api.db, guild_id)
}

const jobs = () =>
  api.db.selectFrom('jobs').select(['kind', 'payload']).where('guild_id', '=', castle.guild.id).orderBy('id').execute()

test('the curve is shown, changed to own coefficients and undone; each change leaves a job and an entry of the audit', async () => {
  const before = await ask('GET', '', undefined, castle.viewer)
  expect(before.reply).toMatchObject({
    curve: { preset: 'mee6', linear: 45_500 / 600 },
    before: null,
    recalculation: { state: 'none' },
    saved: null,
  })
  expect(before.reply.levels).toContainEqual({ level: 50, xp: 268_375 })
  expect((await ask('POST', '/undo')).status).toBe(422)

  const own = { cubic: 0, square: 0.5, linear: 60 }
  const changed = await ask('PUT', '', { own })
  expect([changed.status, changed.reply.saved]).toEqual([200, expect.stringContaining('0.5\u00A0L² +\u00A060\u00A0L')])
  const shown = (await ask('GET')).reply
  expect<unknown>({ ...changed.reply, saved: null }).toEqual(shown)
  expect(shown).toMatchObject({
    curve: { preset: null, ...own },
    before: { preset: 'mee6' },
    recalculation: { state: 'waiting', done: 0 },
  })
  const undone = await ask('POST', '/undo')
  expect(undone.reply).toMatchObject({ curve: { preset: 'mee6' }, before: { preset: null, ...own } })
  expect((await jobs()).map(({ kind }) => kind)).toEqual(['recalculate-levels', 'recalculate-levels'])
  const audit = await api.ask('GET', `/guilds/${castle.guild.id}/audit`, { as: castle.manager })
  const { items } = (await audit.json()) as { items: { via: string; text: string }[] }
  expect(items.map(({ via }) => via)).toEqual(['dashboard', 'dashboard'])
  expect(items[0]?.text).toContain('Standard (as MEE6 counts)')
  expect(items[0]?.text).toContain('0.5\u00A0L² +\u00A060\u00A0L')
  expect((await ask('PUT', '', { preset: 'mee6' })).status).toBe(422)
})

test('a preview counts members who would go up and down, and who would gain and lose each level role, and changes nothing', async () => {
  const [gold, opal] = [castle.guild.role('Gold', { position: 1 }).id, castle.guild.role('Opal', { position: 2 }).id]
  const guild_id = castle.guild.id
  await api.db
    .insertInto('level_roles')
    .values([
      { guild_id, level: 5, role_id: gold },
      { guild_id, level: 20, role_id: opal },
    ])
    .execute()
  // The levels of those with XP are 0, 4, 10, 10, 20 and 26; on the flat curve 0, 0, 4, 5, 23 and 50.
  await members([0, 60, 700, 4_700, 5_100, 23_900, 50_000])
  const effect = await preview({ preset: 'flat' })
  expect(effect).toMatchObject({ curve: { preset: 'flat' }, members: 6, up: 2, down: 3, isEstimate: false })
  expect(effect.roles).toEqual([{ roleId: gold, level: 5, gain: 0, lose: 1 }])
  expect(effect.levels).toContainEqual({ level: 10, now: 4_675, after: xpFor(10, PRESET_CURVES.flat) })
  expect(await jobs()).toEqual([])
})

test('coefficients that no server can use are refused, and the error names the one to change', async () => {
  const falling = await ask('PUT', '', { own: { cubic: 0, square: -1, linear: 100 } })
  expect(falling.status).toBe(422)
  expect(falling.reply.errors).toEqual([{ at: 'body.own.square', detail: expect.stringContaining('level 51') }])
  const high = await ask('POST', '/preview', { own: { cubic: 1e300, square: 0, linear: 1 } })
  expect([high.status, high.reply.errors?.[0]?.at]).toEqual([422, 'body.own.cubic'])
  expect((await ask('PUT', '', { preset: 'tatsu' })).status).toBe(400)
  expect((await ask('PUT', '', { preset: 'flat' }, castle.viewer)).status).toBe(403)
})

test('the routes of settings do not change the curve, which has routes with a preview of their own', async () => {
  const stored = await storedGuild(api, castle)
  const values = { curve: '0,0,600000', xpRate: 3 }
  const refusal = { at: 'body.values.curve', detail: 'This setting is changed on its own page.' }
  const changed = await patchSettings(api, castle.guild.id, castle.manager, { version: String(stored.version), values })
  expect([changed.status, await changed.json()]).toEqual([422, expect.objectContaining({ errors: [refusal] })])
  const shown = await api.ask('POST', `/guilds/${castle.guild.id}/settings/preview`, {
    as: castle.manager,
    body: { values },
  })
  expect(await shown.json()).toMatchObject({ errors: [refusal], shown: [] })
  expect(await storedGuild(api, castle)).toEqual(stored)
  expect(await jobs()).toEqual([])
})

test('a curve that is reset with other settings leaves a job, as its own route does', async () => {
  await ask('PUT', '', { preset: 'flat' })
  const { version } = await storedGuild(api, castle)
  const reset = await api.ask('POST', `/guilds/${castle.guild.id}/settings/reset`, {
    as: castle.manager,
    body: { keys: ['curve', 'xpRate'] },
    headers: { 'if-match': `"${version}"` },
  })
  expect(reset.status).toBe(200)
  expect((await ask('GET')).reply).toMatchObject({ curve: { preset: 'mee6' }, before: { preset: 'flat' } })
  expect((await jobs()).map(({ kind }) => kind)).toEqual(['recalculate-levels', 'recalculate-levels'])
})

test('a manager who could not give a level role by hand is shown why, and cannot change the curve; nor can a key', async () => {
  const high = castle.guild.role('High', { position: 90 }).id
  await api.db.insertInto('level_roles').values({ guild_id: castle.guild.id, level: 5, role_id: high }).execute()
  expect((await ask('GET')).reply.refusal).toContain('you cannot give one of these roles')
  expect((await ask('PUT', '', { preset: 'flat' })).status).toBe(403)
  const key = await api.key(castle.guild, castle.admin, 'write')
  expect((await ask('PUT', '', { preset: 'flat' }, key)).status).toBe(403)
  expect(await jobs()).toEqual([])
})

test('the progress of the recalculation is that of the change in force', async () => {
  await members([60, 700])
  await ask('PUT', '', { preset: 'flat' })
  const [job] = await jobs()
  const { since } = JSON.parse(job?.payload ?? '{}')
  const progress = { changedAt: since, looked: 1, changed: 1, total: 2 }
  const stores = (state: 'waiting' | 'taken', more: object) =>
    api.db
      .updateTable('jobs')
      .set({ state, payload: JSON.stringify({ reply: null, since, ...progress, ...more }) })
      .where('guild_id', '=', castle.guild.id)
      .execute()
  const shown = async () => (await ask('GET')).reply.recalculation
  await stores('taken', {})
  expect(await shown()).toEqual({ state: 'running', done: 1, total: 2, changed: 1 })
  await stores('taken', { changedAt: since - 1 })
  expect(await shown()).toMatchObject({ state: 'waiting', done: 0 })
  await stores('waiting', { isChecking: true, looked: 3 })
  expect(await shown()).toMatchObject({ state: 'checking', done: 2 })
})
