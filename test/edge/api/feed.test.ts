import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import * as v from 'valibot'
import { writeCursor } from '../../../edge/api/cursor.ts'
import { feedReply } from '../../../shared/api/feed.ts'
import { loadGuildRules } from '../../../shared/database/guilds/guilds.ts'
import { award } from '../../../shared/database/ledger/award.ts'
import { saveUsers } from '../../../shared/database/members/users.ts'
import { ApiWorld, type Staffed } from '../../support/api-world.ts'
import { earns, hasXp } from '../../support/earning.ts'

let api: ApiWorld
let castle: Staffed
const ANN = '4000000000000000001'
const BEN = '4000000000000000002'

beforeAll(async () => {
  api = await ApiWorld.open()
}, 180_000)
afterAll(() => api.close())
beforeEach(async () => {
  api.restoreLimits()
  castle = await api.staffedGuild(`Castle ${api.now}`)
  for (const userId of [ANN, BEN]) await hasXp(api.db, { guildId: castle.guild.id, userId, xp: 90 })
})

const ask = (after: string | null = null, headers: Record<string, string> = {}) =>
  api.ask('GET', `/guilds/${castle.guild.id}/feed${after === null ? '' : `?after=${after}`}`, {
    as: castle.viewer,
    headers,
  })
const feed = async (after: string | null = null) => v.parse(feedReply, await (await ask(after)).json())
const earn = (userId: string, xp: number, at = api.now) =>
  earns(api.db, { guildId: castle.guild.id, userId, channelId: '5', xp, at })
/** Adds XP of voice, or a loss by decay, to the ledger. */
const addEntry = async (userId: string, source: 'voice' | 'decay', amount: number, at = api.now) => {
  const rules = await loadGuildRules(api.db, [castle.guild.id])
  const request = { guildId: castle.guild.id, userId, source, key: `${at}`, amount, at }
  await api.db.transaction().execute((trx) => award(trx, [request], (id) => rules.get(id), at))
}
const give = (userId: string, amount: number) =>
  api.ask('POST', `/guilds/${castle.guild.id}/members/${userId}/xp`, {
    as: castle.admin,
    body: { change: { kind: 'give', unit: 'xp', amount } },
  })

describe('the feed', () => {
  test('has awards, the levels that they reached, and changes of admins, oldest first', async () => {
    const ann = { id: ANN, username: 'ann', globalName: 'Ann', discriminator: '0', avatar: null }
    await saveUsers(api.db, [ann], api.now)
    const first = await earn(ANN, 20, api.now - 3_000)
    const second = await earn(BEN, 5, api.now - 2_000)
    await give(ANN, 100)
    const third = await earn(ANN, 50, api.now + 1_000)
    const { items, hasGap } = await feed()
    expect(hasGap).toBe(false)
    expect(items.map((item) => [item.type, item.id])).toEqual([
      ['award', first],
      ['level', `${first}-level`],
      ['award', second],
      ['change', expect.stringMatching(/^change-\d+$/)],
      ['award', third],
      ['level', `${third}-level`],
    ])
    expect(items[0]).toMatchObject({ person: { id: ANN, name: 'Ann' }, xp: 20, total: 110, level: 1, channelId: '5' })
    expect(items[1]).toMatchObject({ level: 1, announcement: 'reply' })
    expect(items[2]).toMatchObject({ person: { id: BEN, name: BEN }, total: 95, level: 0 })
    expect(items[3]).toMatchObject({ kind: 'xp.changed', via: 'dashboard', by: { id: castle.admin.userId } })
    expect(items[5]).toMatchObject({ level: 2 })
  })

  test('shows XP of voice, the levels reached with it, and totals that include all changes of XP', async () => {
    await earn(ANN, 5, api.now - 5_000)
    await addEntry(ANN, 'voice', 25, api.now - 4_000)
    await addEntry(ANN, 'decay', -30, api.now - 3_000)
    await give(ANN, 7)
    const last = await earn(ANN, 2, api.now + 1_000)
    const { items, next } = await feed()
    expect(items.filter(({ type }) => type !== 'change')).toMatchObject([
      { type: 'award', xp: 5, total: 95 },
      { type: 'other', source: 'voice', xp: 25, total: 120, level: 1 },
      { type: 'level', level: 1, channelId: null },
      { type: 'award', id: last, xp: 2, total: 99 },
    ])
    expect((await feed(next)).items).toEqual([])
    await addEntry(BEN, 'voice', 5, api.now - 90_000)
    const late = await feed(next)
    expect(late.items.flatMap((item) => (item.type === 'other' ? [[item.person.id, item.total]] : []))).toEqual([
      [BEN, 95],
      [ANN, 120],
    ])
  })

  test('goes on where the last reply ended, and is empty without news', async () => {
    await earn(ANN, 20, api.now - 3_000)
    const { next } = await feed()
    expect(await feed(next)).toEqual({ items: [], next, hasGap: false })
    const newer = await earn(BEN, 5)
    const more = await feed(next)
    expect(more.items.map(({ id }) => id)).toEqual([newer])
    expect((await feed(more.next)).items).toEqual([])
  })

  test('is answered with 304 and no body where there is no news', async () => {
    await earn(ANN, 20, api.now - 3_000)
    const first = await ask()
    const { next } = v.parse(feedReply, await first.json())
    const again = await ask(next, { 'if-none-match': `"${next}"` })
    expect([again.status, await again.text()]).toEqual([304, ''])
    await earn(ANN, 20)
    expect((await ask(next, { 'if-none-match': `"${next}"` })).status).toBe(200)
  })

  test('repeats the last seconds where an older message was committed late', async () => {
    const known = await earn(ANN, 20, api.now - 1_000)
    const { next } = await feed()
    const late = await earn(BEN, 5, api.now - 4_000)
    const more = await feed(next)
    expect(more.items.filter(({ type }) => type === 'award').map(({ id }) => id)).toEqual([late, known])
    expect((await feed(more.next)).items).toEqual([])
  })

  test.each([
    ['of an older release', writeCursor(['5000000000000000001', 3])],
    ['of a newer release', writeCursor(['5000000000000000001', 3, 0, 0, '7', 'more'])],
    ['of another list', writeCursor(['5000000000000000001'])],
    ['of nothing', 'x'],
  ])('starts again with the newest items for a page that stayed open and has a cursor %s', async (_, cursor) => {
    const known = await earn(ANN, 5, api.now - 3_000)
    const again = await feed(cursor)
    expect(again.items.map(({ id }) => id)).toEqual([known])
    expect(await feed(again.next)).toEqual({ items: [], next: again.next, hasGap: false })
  })

  test('has only the newest of many, and says that some are missing', async () => {
    const { next } = await feed()
    for (let nth = 0; nth < 105; nth++) await earn(ANN, 1, api.now + nth * 1_000)
    const { items, hasGap } = await feed(next)
    expect(hasGap).toBe(true)
    expect(items.filter(({ type }) => type === 'award')).toHaveLength(100)
    expect(items.at(-1)).toMatchObject({ type: 'award', total: 195 })
    expect((await feed('x')).hasGap).toBe(true)
    expect((await feed()).hasGap).toBe(false)
  })

  test('of another server shows nothing of this one', async () => {
    await earn(ANN, 20)
    const other = await api.staffedGuild(`Other ${api.now}`)
    const response = await api.ask('GET', `/guilds/${other.guild.id}/feed`, { as: other.viewer })
    expect(v.parse(feedReply, await response.json()).items).toEqual([])
  })
})
