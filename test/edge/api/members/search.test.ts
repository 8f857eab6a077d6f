import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import * as v from 'valibot'
import { boardReply } from '../../../../shared/api/boards.ts'
import { membersReply } from '../../../../shared/api/members.ts'
import { setHidden } from '../../../../shared/database/members/unlisted-members.ts'
import { saveUsers } from '../../../../shared/database/members/users.ts'
import { dayOf } from '../../../../shared/levelling/day.ts'
import { periodsOf } from '../../../../shared/levelling/period.ts'
import { type ApiCaller, ApiWorld, type Staffed } from '../../../support/api-world.ts'
import { hasXp } from '../../../support/earning.ts'

let api: ApiWorld
let castle: Staffed

beforeAll(async () => {
  api = await ApiWorld.open()
  castle = await api.staffedGuild()
}, 180_000)
afterAll(() => api.close())
beforeEach(() => api.restoreLimits())

const list = async (query: string, path = 'members') => {
  const response = await api.ask('GET', `/guilds/${castle.guild.id}/${path}${query}`, { as: castle.viewer })
  expect([response.status, await response.clone().text()]).toEqual([200, expect.any(String)])
  return v.parse(membersReply, await response.json())
}
const has = (userId: string, xp: number) => hasXp(api.db, { guildId: castle.guild.id, userId, xp })
const stored = (id: string, username: string) =>
  saveUsers(api.db, [{ id, username, globalName: null, discriminator: '0', avatar: null }], api.now)

test('a search by name finds members in the server by name and nickname, with their standing, and no bots', async () => {
  const anna = castle.guild.member('anna', { displayName: 'Anna B.', avatar: 'a1b2' })
  const nick = castle.guild.member('zoe')
  nick.isCalled('Annika')
  castle.guild.member('annabot', { bot: true })
  await has(anna.id, 130)
  await has('90', 500)
  const { items, next } = await list('?query=ANN')
  expect(next).toBeNull()
  expect(items.toSorted((a, b) => b.xp - a.xp)).toEqual([
    {
      person: {
        id: anna.id,
        name: 'Anna B.',
        username: 'anna',
        avatarUrl: expect.stringMatching(new RegExp(`/avatars/${anna.id}/a1b2\\.webp\\?size=64$`)),
      },
      isHere: true,
      unlisted: null,
      xp: 130,
      level: 1,
      rank: 2,
      messages: 1,
    },
    {
      person: { id: nick.id, name: 'Annika', username: 'zoe', avatarUrl: expect.stringContaining('/embed/avatars/') },
      isHere: true,
      unlisted: null,
      xp: 0,
      level: 0,
      rank: null,
      messages: 0,
    },
  ])
})

test('a search finds members who have left by their last username, and by id', async () => {
  const gone = castle.guild.member('departed')
  gone.leaves()
  await stored(gone.id, 'departed')
  await has(gone.id, 50)
  for (const query of ['depar', gone.id, `<@${gone.id}>`, `@departed`]) {
    const { items } = await list(`?query=${encodeURIComponent(query)}`)
    expect([query, items.map(({ person, isHere, xp }) => [person.name, isHere, xp])]).toEqual([
      query,
      [['departed', false, 50]],
    ])
  }
})

test('a search finds nobody by an unknown id, and by a mention without a name', async () => {
  for (const nobody of ['1234567890123456789', '@', '<@>']) {
    expect((await list(`?query=${encodeURIComponent(nobody)}`)).items).toEqual([])
  }
})

test('a search still finds stored members while Discord does not answer', async () => {
  await stored('77', 'storedonly')
  await has('77', 40)
  // The caller's rights are in memory.
  await list('?query=nobody')
  api.world.discord.misbehave({ failNext: 5 })
  const { items } = await list('?query=storedonly')
  api.world.discord.misbehave({ failNext: 0 })
  expect(items.map(({ person, isHere }) => [person.id, isHere])).toEqual([['77', null]])
})

test.each(['members', 'leaderboard'])(
  '%s without a query lists all with XP, part by part, with ranks',
  async (path) => {
    const { guild, viewer } = await api.staffedGuild(`Ranks of ${path}`)
    for (const [nth, xp] of [50, 70, 50, 20].entries())
      await hasXp(api.db, { guildId: guild.id, userId: `10${nth}`, xp })
    const pages: unknown[][] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const address = `/guilds/${guild.id}/${path}?limit=3${cursor && `&cursor=${cursor}`}`
      const response = await api.ask('GET', address, { as: viewer })
      const { items, next } = v.parse(membersReply, await response.json())
      pages.push(items.map(({ person, rank, isHere }) => [person.id, rank, isHere]))
      cursor = next
    }
    expect(pages).toEqual([
      [
        ['101', 1, null],
        ['100', 2, null],
        ['102', 3, null],
      ],
      [['103', 4, null]],
    ])
  },
)

test('the list and a search say who left, and to managers who hides from leaderboards', async () => {
  const { guild, viewer, admin } = await api.staffedGuild('Hidden')
  const shy = guild.member('shy')
  const key = { guildId: guild.id, userId: shy.id }
  await hasXp(api.db, { ...key, xp: 50 })
  await hasXp(api.db, { guildId: guild.id, userId: '100', xp: 20 })
  await setHidden(api.db, key, true, 1)
  await api.db.insertInto('unlisted_members').values({ guild_id: guild.id, user_id: '100', left_at: 1 }).execute()
  const shown = async (query: string, as: ApiCaller) => {
    const response = await api.ask('GET', `/guilds/${guild.id}/members${query}`, { as })
    return v.parse(membersReply, await response.json()).items.map(({ unlisted }) => unlisted)
  }
  expect(await shown('', admin)).toEqual(['hidden', 'left'])
  expect(await shown('', viewer)).toEqual([null, 'left'])
  expect(await shown('?query=shy', admin)).toEqual(['hidden'])
  expect(await shown('?query=shy', viewer)).toEqual([null])
})

test('an invalid cursor and a limit out of range are refused, with the name of the part', async () => {
  for (const [query, at] of [
    ['cursor=nonsense', 'query.cursor'],
    ['limit=0', 'query.limit'],
    ['limit=101', 'query.limit'],
  ] as const) {
    const response = await api.ask('GET', `/guilds/${castle.guild.id}/members?${query}`, { as: castle.viewer })
    expect([response.status, await response.json()]).toEqual([
      400,
      expect.objectContaining({ errors: [expect.objectContaining({ at })] }),
    ])
  }
})

test('the leaderboard of a period lists the members who earned XP in it, ten at a time', async () => {
  const place = await api.staffedGuild()
  const ids = Array.from({ length: 12 }, (_, nth) => String(700 + nth))
  const days = periodsOf(dayOf(api.now))
  const shared = { guild_id: place.guild.id, source: 'voice', ...days } as const
  const rows = ids.map((id, nth) => ({ ...shared, user_id: id, total: 500 - nth }))
  const before = { before_day: 0, before_week: 0, before_month: 400 }
  await api.db
    .insertInto('member_periods')
    .values(rows.map((row) => ({ ...row, ...before })))
    .execute()
  await stored('700', 'anna')
  const read = async (query: string) => {
    const path = `/guilds/${place.guild.id}/leaderboard/periods?period=month&source=voice${query}`
    const response = await api.ask('GET', path, { as: place.viewer })
    return v.parse(boardReply, await response.json())
  }
  const first = await read('')
  expect(first.items.map(({ rank, xp, person }) => [rank, xp, person.name]).slice(0, 2)).toEqual([
    [1, 100, 'anna'],
    [2, 99, '701'],
  ])
  const rest = await read(`&cursor=${first.next}`)
  expect(rest.items.map(({ rank, person }) => [rank, person.id])).toEqual([
    [11, '710'],
    [12, '711'],
  ])
  expect(rest.next).toBeNull()
})

test('leaderboards leave out members who are not shown, with gaps in the ranks; the list of members has everybody', async () => {
  const place = await api.staffedGuild()
  const userIds = ['901', '902', '903']
  for (const [nth, userId] of userIds.entries()) await hasXp(api.db, { guildId: place.guild.id, userId, xp: 900 - nth })
  const hidden = { guild_id: place.guild.id, user_id: '902', hidden_at: api.now }
  await api.db.insertInto('unlisted_members').values(hidden).execute()
  const read = async (path: string) => {
    const response = await api.ask('GET', `/guilds/${place.guild.id}/${path}`, { as: place.viewer })
    const { items, next } = v.parse(membersReply, await response.json())
    return [items.map(({ person, rank }) => [person.id, rank]), next !== null]
  }
  expect(await read('leaderboard')).toEqual([
    [
      ['901', 1],
      ['903', 3],
    ],
    false,
  ])
  expect(await read('leaderboard?limit=2')).toEqual([[['901', 1]], true])
  expect(await read('members')).toEqual([userIds.map((id, nth) => [id, nth + 1]), false])
})
