import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import type {
  ImportBody,
  ImportItem,
  ImportPreviewReply,
  ImportSaved,
  ImportStarted,
  ImportsReply,
} from '../../../../shared/api/imports.ts'
import { listEntries } from '../../../../shared/database/audit/list.ts'
import { loadGuildRules } from '../../../../shared/database/guilds/guilds.ts'
import { importBatch } from '../../../../shared/database/imports/batch.ts'
import { carriedWork } from '../../../../shared/database/imports/carried.ts'
import { readImportParts } from '../../../../shared/database/imports/parts.ts'
import { beginReading, finishReading, type Reading, refuseImport } from '../../../../shared/database/imports/reading.ts'
import { EXPIRES_AFTER_MS } from '../../../../shared/database/imports/request.ts'
import { stageRows } from '../../../../shared/database/imports/stage.ts'
import { saveUsers } from '../../../../shared/database/members/users.ts'
import type { PlannedThing } from '../../../../shared/imports/carried/planned.ts'
import { PART_BYTES } from '../../../../shared/imports/upload.ts'
import { PRESET_CURVES } from '../../../../shared/levelling/curve-presets.ts'
import { writeCurve } from '../../../../shared/levelling/stored-curve.ts'
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

const BODY: ImportBody = { name: 'mee6.json', bytes: PART_BYTES + 3, mode: 'higher', keeps: 'totals', columns: null }
const CARRIED: PlannedThing = {
  thing: { kind: 'level-role', level: 5, roleId: '55' },
  ...{ outcome: 'change', why: null, before: null, rule: null },
}
const PREVIEW = {
  ...{ others: ['lurkr'], duplicates: 0, roles: [], carried: [CARRIED] },
  refusedRows: { count: 1, listed: [{ line: 7, why: 'float-id' as const, text: '1.2e17' }] },
  ...{ known: 0, unknown: 1, left: 0, raised: 1, lowered: 0, same: 0, tooMuch: 0, messages: null },
  top: [{ userId: '101', before: null, after: { xp: 500, level: 3 } }],
}

async function ask<Reply>(
  method: 'GET' | 'POST' | 'PUT',
  below: string,
  { body, as = castle.manager, headers }: { body?: object; as?: ApiCaller; headers?: Record<string, string> } = {},
) {
  const path = `/guilds/${castle.guild.id}/imports${below}`
  const response = await api.ask(method, path, { as, ...(body && { body }), ...(headers && { headers }) })
  const text = await response.text()
  // The route's own schema describes the reply.
  const reply = (text === '' ? {} : JSON.parse(text)) as Reply & { detail?: string; errors?: { at: string }[] }
  return { status: response.status, reply, etag: response.headers.get('etag') ?? '' }
}

const begin = async (part: Partial<ImportBody> = {}) =>
  (await ask<ImportStarted>('POST', '', { body: { ...BODY, ...part } })).reply.id
const part = (id: string, nth: number, bytes: number) =>
  ask('PUT', `/${id}/parts/${nth}`, { body: { base64: Buffer.alloc(bytes, 65 + nth).toString('base64') } })
const listed = async (): Promise<ImportItem | undefined> => (await ask<ImportsReply>('GET', '')).reply.items[0]

/** Begins to read the newest upload, as the gateway does. */
async function reading(): Promise<Reading> {
  const { actor_id, created_at } = await api.db
    .selectFrom('imports')
    .select(['actor_id', 'created_at'])
    .where('guild_id', '=', castle.guild.id)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  const asked = { guildId: castle.guild.id, actorId: actor_id, askedAt: created_at }
  const begun = await beginReading(api.db, asked, api.now)
  if (begun.state !== 'begun') throw new Error('there is nothing to read')
  return begun.reading
}

/** An import that waits for a confirmation. */
async function ready(curveAfter: string | null = null): Promise<string> {
  const id = await begin({ bytes: 3 })
  await part(id, 0, 3)
  await ask('POST', `/${id}/read`)
  const read = await reading()
  await stageRows(api.db, read, [{ userId: '101', xp: 500 }], api.now)
  const curves = { curveBefore: curveAfter && writeCurve(PRESET_CURVES.flat), curveAfter }
  await finishReading(api.db, read, { format: 'mee6', title: 'MEE6', ...curves, preview: PREVIEW }, api.now)
  return id
}

/** Does the work on members, as the gateway does. */
async function worked(id: string): Promise<void> {
  const rules = (await loadGuildRules(api.db, [castle.guild.id])).get(castle.guild.id)
  if (rules === undefined) throw new Error('the server is not stored')
  const batch = () => api.db.transaction().execute((trx) => importBatch(trx, rules, id, api.now))
  for (let isOver = false; !isOver; ) isOver = (await batch()).isOver
}

test('a file arrives in parts, is read, previewed and imported, and the import is undone', async () => {
  const started = await ask<ImportStarted>('POST', '', { body: BODY })
  expect([started.status, started.reply]).toMatchObject([201, { parts: 2, partBytes: PART_BYTES }])
  const { id } = started.reply
  expect((await part(id, 1, 3)).status).toBe(204)
  expect((await ask('POST', `/${id}/read`)).reply.detail).toContain('Only 1 of 2 parts')
  expect((await part(id, 0, PART_BYTES)).status).toBe(204)
  expect(await listed()).toMatchObject({ state: 'uploading', title: 'mee6.json', done: 2, total: 2 })
  expect((await ask<ImportSaved>('POST', `/${id}/read`)).reply.saved).toContain('will be read now')
  expect((await part(id, 0, PART_BYTES)).reply.detail).toContain('not being uploaded any more')

  const read = await reading()
  const bytes: Uint8Array[] = []
  for await (const one of readImportParts(api.db, id, 2)) bytes.push(one)
  expect(Buffer.concat(bytes).toString()).toBe(`${'A'.repeat(PART_BYTES)}BBB`)
  expect((await ask('GET', `/${id}/preview`)).status).toBe(404)
  await stageRows(api.db, read, [{ userId: '101', xp: 500 }], api.now)
  const curves = { curveBefore: null, curveAfter: null }
  await finishReading(api.db, read, { format: 'mee6', title: 'MEE6', ...curves, preview: PREVIEW }, api.now)

  await saveUsers(api.db, [{ id: '101', username: 'ann', globalName: null, discriminator: '0', avatar: null }], api.now)
  const { refusedRows: _, top: __, ...preview } = PREVIEW
  expect((await ask<ImportPreviewReply>('GET', `/${id}/preview`, { as: castle.viewer })).reply).toEqual({
    ...{ ...preview, curve: null },
    carried: [{ part: 'level-roles', outcome: 'change', text: '<@&55> for level 5' }],
    others: ['Lurkr'],
    top: [{ before: null, after: { xp: 500, level: 3 }, person: expect.objectContaining({ id: '101', name: 'ann' }) }],
    refused: { count: 1, listed: [{ line: 7, text: '1.2e17', reason: expect.stringContaining('floating-point') }] },
  })
  expect((await ask('POST', `/${id}/undo`)).reply.detail).toContain('cannot be undone')
  expect((await ask<ImportSaved>('POST', `/${id}/confirm?take=level-roles`)).reply.saved).toBe(
    'MEE6: the change begins now.',
  )
  expect(await carriedWork(api.db, id)).toEqual({ what: 'take', things: [CARRIED.thing] })
  expect((await ask('POST', `/${id}/confirm`)).reply.detail).toContain('still at work')
  expect((await ask('POST', `/${id}/cancel`)).reply.detail).toContain('cannot be cancelled any more')
  await worked(id)
  const done = await listed()
  expect(done).toMatchObject({ state: 'done', members: 1, changed: 1, xp: 500, by: { id: castle.managing.id } })
  expect(done?.undoableUntil).toBeGreaterThan(api.now)
  expect((await ask('POST', `/${id}/stop`)).reply.detail).toContain('not at work')

  expect((await ask<ImportSaved>('POST', `/${id}/undo`)).reply.saved).toBe('MEE6 is being undone.')
  await worked(id)
  expect(await listed()).toMatchObject({ state: 'undone', undoableUntil: null })
  const entries = await listEntries(api.db, { guildId: castle.guild.id }, 10)
  expect(entries.map(({ kind, actor }) => [kind, actor.via, actor.id])).toEqual([
    ['import.undone', 'dashboard', castle.managing.id],
    ['import.started', 'dashboard', castle.managing.id],
  ])
})

test('an upload takes only its own parts, and a server has one file on its way', async () => {
  const id = await begin()
  expect((await ask('POST', '', { body: BODY })).reply.detail).toContain('Cancel that import first')
  expect((await ask<ImportsReply>('GET', '')).reply.noStart).toContain('Cancel that import first')
  for (const [nth, bytes] of [
    [0, 3],
    [1, 4],
    [2, 3],
  ] as const) {
    expect((await part(id, nth, bytes)).reply.detail).toContain('does not have the size')
  }
  expect((await ask('PUT', `/${id}/parts/0`, { body: { base64: 'no base64!' } })).status).toBe(400)
  expect((await part('1', 0, 3)).status).toBe(404)
  expect((await ask<ImportSaved>('POST', `/${id}/cancel`)).reply.saved).toContain('Nothing has changed')
  expect((await part(id, 1, 3)).status).toBe(404)
  expect((await ask<ImportsReply>('GET', '')).reply).toEqual({ items: [], noStart: null })
  expect((await ask('POST', '', { body: BODY })).status).toBe(201)
})

test('unread files of a server that pile up stop its uploads, and no other server’s', async () => {
  const id = await begin({ bytes: 3 })
  const rows = Array.from({ length: 100 }, (_, nth) => ({ import_id: id, part: nth + 1, bytes: Buffer.from('a') }))
  await api.db.insertInto('import_parts').values(rows).execute()
  expect((await part(id, 0, 3)).reply.detail).toContain('Too many unread files')
  await ask('POST', `/${id}/cancel`)
  expect((await ask('POST', '', { body: BODY })).reply.detail).toContain('Too many unread files')
  castle = await api.staffedGuild()
  expect((await ask('POST', '', { body: BODY })).status).toBe(201)
})

test('a file that cannot be imported says why, and the next one can begin', async () => {
  const id = await begin({ bytes: 3 })
  await part(id, 0, 3)
  await ask('POST', `/${id}/read`)
  await refuseImport(api.db, await reading(), { why: 'truncated', line: 4 }, api.now)
  expect(await listed()).toMatchObject({
    ...{ state: 'refused', title: 'mee6.json' },
    refusal: 'The file cannot be imported, because of line 4: its end is missing. Download it again.',
  })
  expect((await ask('POST', `/${id}/confirm`)).reply.detail).toContain('not been read yet')
  expect((await ask('POST', '', { body: BODY })).status).toBe(201)
})

test('a preview names the curve that would be taken over, and ends without a confirmation', async () => {
  const id = await ready(writeCurve(PRESET_CURVES.mee6))
  expect((await ask<ImportPreviewReply>('GET', `/${id}/preview`)).reply.curve).toContain('MEE6')
  api.passes(EXPIRES_AFTER_MS)
  expect((await ask('GET', `/${id}/preview`)).status).toBe(404)
  expect((await ask('POST', `/${id}/confirm`)).status).toBe(404)
})

test('an import that is at work is stopped, and waits where a season is at work', async () => {
  const id = await ready()
  const season = { guild_id: castle.guild.id, number: 1, name: '', state: 'starting' as const, started_at: api.now }
  await api.db
    .insertInto('seasons')
    .values({ ...season, ends_at: null, starts_anew: 0, winners: 1, role_id: null, channel_id: null })
    .execute()
  expect((await ask('POST', `/${id}/confirm`)).reply.detail).toContain('I am still working on a season')
  await api.db.deleteFrom('seasons').where('guild_id', '=', castle.guild.id).execute()
  await ask('POST', `/${id}/confirm`)
  expect((await ask<ImportSaved>('POST', `/${id}/stop`)).reply.saved).toContain('stops after')
  await worked(id)
  expect(await listed()).toMatchObject({ state: 'stopped', changed: 0 })
})

test('a manager who could not give a level role by hand neither starts nor undoes an import; nor does a key', async () => {
  const role_id = castle.guild.role('Boss', { position: 90 }).id
  const id = await ready()
  await api.db.insertInto('level_roles').values({ guild_id: castle.guild.id, level: 5, role_id }).execute()
  const key = await api.key(castle.guild, castle.admin, 'write')
  for (const as of [castle.manager, key]) expect((await ask('POST', `/${id}/confirm`, { as })).status).toBe(403)
  expect((await ask('POST', `/${id}/confirm`, { as: castle.admin })).status).toBe(200)
  await worked(id)
  expect((await ask('POST', `/${id}/undo`)).status).toBe(403)
})

test('a list without news has no body, and columns by hand need one with XP or levels', async () => {
  const { etag } = await ask('GET', '')
  const headers = { 'if-none-match': etag }
  expect((await ask('GET', '', { headers })).status).toBe(304)
  const columns = { id: 'user', xp: null, level: null, messages: null }
  const refused = await ask('POST', '', { body: { ...BODY, columns } })
  expect([refused.status, refused.reply.errors?.map(({ at }) => at)]).toEqual([422, ['body.columns.xp']])
  await begin({ columns: { ...columns, level: 'level' } })
  expect((await ask('GET', '', { headers })).status).toBe(200)
})

test('viewers see imports and change none', async () => {
  const id = await ready()
  const as = castle.viewer
  expect((await ask('GET', '', { as })).status).toBe(200)
  for (const what of ['confirm', 'cancel', 'stop', 'undo', 'read'])
    expect((await ask('POST', `/${id}/${what}`, { as })).status).toBe(403)
  expect((await ask('PUT', `/${id}/parts/0`, { as, body: { base64: 'AAAA' } })).status).toBe(403)
})
