import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import type {
  SeasonBoardMember,
  SeasonBody,
  SeasonPreviewReply,
  SeasonSaved,
  SeasonsReply,
} from '../../../../shared/api/seasons.ts'
import { listEntries } from '../../../../shared/database/audit/list.ts'
import { saveUsers } from '../../../../shared/database/members/users.ts'
import { PRESET_CURVES } from '../../../../shared/levelling/curve-presets.ts'
import { writeCurve } from '../../../../shared/levelling/stored-curve.ts'
import { type ApiCaller, ApiWorld, type Staffed } from '../../../support/api-world.ts'
import { workOnNewestSeason } from '../../../support/season-work.ts'

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

const BODY: SeasonBody = { name: 'Winter', endsAt: null, startsAnew: true, winners: 1, roleId: null, channelId: null }

async function ask<Reply>(method: 'GET' | 'POST', below: string, body?: object, as: ApiCaller = castle.manager) {
  const response = await api.ask(method, `/guilds/${castle.guild.id}/seasons${below}`, { as, ...(body && { body }) })
  // The route's own schema describes the reply.
  const reply = (await response.json()) as Reply & { detail?: string; errors?: { at: string }[] }
  return { status: response.status, reply }
}

const worked = () => workOnNewestSeason(api.db, castle.guild.id, Date.now())

/** A member with this XP, and without entries in the ledger. */
async function member(id: string, name: string, xp: number): Promise<void> {
  await saveUsers(api.db, [{ id, username: name, globalName: null, discriminator: '0', avatar: null }], Date.now())
  await api.db
    .insertInto('guild_users')
    .values({ guild_id: castle.guild.id, user_id: id, xp, level: 1, message_count: 1, last_xp_at: null })
    .onDuplicateKeyUpdate({ xp })
    .execute()
}

test('a season starts, shows who would win, ends into an archive with a board, and its end is undone', async () => {
  expect((await ask<SeasonsReply>('GET', '', undefined, castle.viewer)).reply).toMatchObject({
    ...{ items: [], noStart: null },
    ...{ noEnd: expect.stringContaining('No season is running'), noUndo: expect.stringContaining('nothing to undo') },
  })
  await member('101', 'ann', 150)
  const started = await ask<SeasonSaved>('POST', '', BODY)
  expect([started.status, started.reply.saved]).toEqual([201, expect.stringContaining('Season 1: Winter')])
  expect((await ask<SeasonsReply>('GET', '')).reply.noEnd).toContain('I am still working on a season')
  await worked()
  expect((await ask('POST', '', BODY)).reply.detail).toContain('is not over yet')
  await member('102', 'bob', 120)
  const preview = await ask<SeasonPreviewReply>('GET', '/preview', undefined, castle.viewer)
  expect(preview.reply).toMatchObject({ winners: [{ person: { name: 'bob' }, xp: 120 }], members: 1, isPartial: false })

  const board = async (query: string) => {
    const path = `/guilds/${castle.guild.id}/leaderboard/periods?period=season${query}`
    const response = await api.ask('GET', path, { as: castle.viewer })
    return { status: response.status, reply: (await response.json()) as { items?: object[]; detail?: string } }
  }
  expect(await board('')).toMatchObject({
    status: 200,
    reply: { items: [{ rank: 1, xp: 120, person: { name: 'bob' } }] },
  })
  expect(await board('&source=voice')).toMatchObject({ status: 422, reply: { errors: [{ at: 'query.source' }] } })

  expect((await ask('POST', '/2/end')).status).toBe(404)
  expect((await ask<SeasonSaved>('POST', '/1/end')).reply.saved).toContain('is ending now')
  expect((await ask('POST', '/1/end')).status).toBe(422)
  await worked()
  expect(await board('')).toMatchObject({
    status: 404,
    reply: { detail: expect.stringContaining('No season is running') },
  })
  const { items, noStart, noUndo } = (await ask<SeasonsReply>('GET', '')).reply
  expect([noStart, noUndo]).toEqual([null, null])
  expect(items).toMatchObject([{ state: 'ended', members: 1, won: [{ person: { id: '102' }, xp: 120 }] }])
  const archive = await ask<{ items: SeasonBoardMember[]; next: string | null }>('GET', '/1/members')
  expect(archive.reply).toMatchObject({ items: [{ rank: 1, xp: 120, person: { name: 'bob' } }], next: null })
  expect((await ask('GET', '/2/members')).status).toBe(404)

  expect((await ask<SeasonSaved>('POST', '/1/undo')).status).toBe(200)
  await worked()
  expect((await ask<SeasonsReply>('GET', '')).reply.items).toMatchObject([{ state: 'running', won: [] }])
  const entries = await listEntries(api.db, { guildId: castle.guild.id }, 10)
  expect(entries.map(({ kind }) => kind)).toEqual(['season.undone', 'season.ended', 'season.started'])
})

test('a start is refused for a past end, a role that the caller may not give, and a channel that does not exist', async () => {
  const refused = async (part: Partial<SeasonBody>, as = castle.manager) => {
    const { status, reply } = await ask('POST', '', { ...BODY, ...part }, as)
    return [status, reply.errors?.map(({ at }) => at)]
  }
  expect(await refused({ endsAt: Date.now() - 1 })).toEqual([422, ['body.endsAt']])
  expect(await refused({ roleId: castle.guild.id })).toEqual([422, ['body.roleId']])
  expect(await refused({ channelId: '5' })).toEqual([422, ['body.channelId']])
  const key = await api.key(castle.guild, castle.admin, 'write')
  expect(await refused({ roleId: castle.guild.role('Champion').id }, key)).toEqual([422, ['body.roleId']])
  expect((await ask('POST', '', { ...BODY, winners: 11 })).status).toBe(400)
  expect((await ask<SeasonsReply>('GET', '')).reply.items).toEqual([])
})

test('the curve cannot be changed or reset while a season begins or ends; other settings can be reset', async () => {
  const flat = writeCurve(PRESET_CURVES.flat)
  await api.db.updateTable('guilds').set({ curve: flat }).where('id', '=', castle.guild.id).execute()
  await ask('POST', '', BODY)
  const path = `/guilds/${castle.guild.id}/curve`
  const seen = await api.ask('GET', path, { as: castle.manager })
  const { version, refusal } = (await seen.json()) as { version: string; refusal: string }
  expect(refusal).toContain('I am still working on a season')
  const headers = { 'if-match': `"${version}"` }
  const changed = await api.ask('PUT', path, { as: castle.manager, headers, body: { preset: 'mee6' } })
  expect([changed.status, (await api.ask('GET', `${path}`, { as: castle.viewer })).status]).toEqual([403, 200])
  const reset = (keys: string[]) =>
    api.ask('POST', `/guilds/${castle.guild.id}/settings/reset`, { as: castle.manager, headers, body: { keys } })
  const refused = await reset(['xpRate', 'curve'])
  const errors = [{ at: 'body.keys.1', detail: refusal }]
  expect([refused.status, await refused.json()]).toEqual([422, expect.objectContaining({ detail: refusal, errors })])
  expect((await reset(['xpRate'])).status).toBe(200)
  await worked()
  expect((await reset(['curve'])).status).toBe(200)
})
