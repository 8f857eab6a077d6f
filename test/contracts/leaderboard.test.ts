import { expect, test } from 'bun:test'
import { deepLeaderboardPage, leaderboardPage } from '../../shared/database/members/leaderboard.ts'
import { rankedStanding } from '../../shared/database/members/rank.ts'
import { saveUsers } from '../../shared/database/members/users.ts'
import { MAX_XP } from '../../shared/levelling/curve.ts'
import { xpFor } from '../support/default-curve.ts'
import { GUILD, NOW, OTHER_GUILD, overEachDialect, seedMembers, TWINS } from './dialects.ts'

/** Members 1..count, of whom 1 has the most XP. */
const ladder = (count: number): [string, number][] =>
  Array.from({ length: count }, (_, i) => [String(i + 1), (count - i) * 100])

overEachDialect('the leaderboard', (at) => {
  const ids = async (page: number): Promise<string[]> =>
    (await leaderboardPage(at.db, GUILD, page)).members.map((member) => member.userId)

  test('shows ten a page, by XP, with their places', async () => {
    await seedMembers(at.db, GUILD, ladder(25))
    const page = await leaderboardPage(at.db, GUILD, 2)
    expect(page).toMatchObject({ page: 2, pages: 3 })
    expect(page.members.map((member) => member.rank)).toEqual([11, 12, 13, 14, 15, 16, 17, 18, 19, 20])
    expect(page.members[0]).toEqual({ rank: 11, userId: '11', username: null, globalName: null, xp: 1500, level: 5 })
  })

  test('shows the members’ last known names, on every page', async () => {
    await seedMembers(at.db, GUILD, ladder(25))
    const rest = { discriminator: '0', avatar: null }
    const [first, last] = [
      { id: '1', username: 'alice', globalName: 'Alice', ...rest },
      { id: '25', username: 'bob', globalName: null, ...rest },
    ]
    await saveUsers(at.db, [first, last], NOW)
    const named = { username: 'bob', globalName: null }
    expect((await leaderboardPage(at.db, GUILD, 1)).members[0]).toMatchObject({
      username: 'alice',
      globalName: 'Alice',
    })
    expect((await leaderboardPage(at.db, GUILD, 3)).members[4]).toMatchObject(named)
    expect((await leaderboardPage(at.db, GUILD, 99)).members[4]).toMatchObject(named)
    expect((await deepLeaderboardPage(at.db, GUILD, 3)).members[4]).toMatchObject(named)
  })

  test('shows every page and its end, also where the stored counts are wrong', async () => {
    await seedMembers(at.db, GUILD, ladder(45))
    const pages = await Promise.all([1, 2, 3, 4, 5].map((page) => leaderboardPage(at.db, GUILD, page)))
    const at5 = await leaderboardPage(at.db, GUILD, 5)
    for (const kept of [0, 3, 38, 40, 44, 45, 50, 1_000]) {
      await at.db.updateTable('guilds').set({ member_count: kept }).where('id', '=', GUILD).execute()
      for (const [nth, right] of pages.entries()) {
        const page = await leaderboardPage(at.db, GUILD, nth + 1)
        expect(page).toMatchObject({ page: nth + 1, members: right.members })
        expect(page.pages > nth + 1).toBe(nth < 4)
      }
      for (const past of [6, 7, 500]) expect(await leaderboardPage(at.db, GUILD, past)).toEqual({ ...at5, pages: 5 })
    }
    await at.db.deleteFrom('guild_levels').execute()
    const deep = await leaderboardPage(at.db, GUILD, 5_000)
    expect(deep.members).not.toEqual([])
    expect(deep.pages).toBeGreaterThanOrEqual(deep.page)
  })

  test('a deep page that is empty because the levels’ counts are too high becomes the last page with members', async () => {
    await seedMembers(at.db, GUILD, ladder(45))
    await at.db.updateTable('guild_levels').set({ members: 100_000 }).where('guild_id', '=', GUILD).execute()
    const last = await leaderboardPage(at.db, GUILD, 5)
    expect(last.members).toHaveLength(5)
    expect(await leaderboardPage(at.db, GUILD, 2_000)).toEqual(last)
  })

  test('below 1 is the first page', async () => {
    await seedMembers(at.db, GUILD, ladder(12))
    for (const page of [0, -1, -(2 ** 53)]) {
      expect(await leaderboardPage(at.db, GUILD, page)).toEqual(await leaderboardPage(at.db, GUILD, 1))
    }
  })

  test('past the end is the last page, in the same order and with the same places', async () => {
    await seedMembers(at.db, GUILD, ladder(23))
    const last = await leaderboardPage(at.db, GUILD, 3)
    expect(last.members.map(({ rank, userId }) => [rank, userId])).toEqual([
      [21, '21'],
      [22, '22'],
      [23, '23'],
    ])
    for (const page of [4, 100, 2 ** 53]) expect(await leaderboardPage(at.db, GUILD, page)).toEqual(last)
  })

  test('a whole number of tens has no empty last page', async () => {
    await seedMembers(at.db, GUILD, ladder(20))
    expect(await leaderboardPage(at.db, GUILD, 3)).toMatchObject({ page: 2, pages: 2 })
    expect(await ids(3)).toEqual(await ids(2))
    expect(await ids(3)).toHaveLength(10)
  })

  test('an empty guild has one empty page', async () => {
    await seedMembers(at.db, GUILD, [])
    expect(await leaderboardPage(at.db, GUILD, 5)).toEqual({ page: 1, pages: 1, members: [], unlisted: 0 })
  })

  test('a guild that was never registered has one empty page', async () => {
    expect(await leaderboardPage(at.db, GUILD, 1)).toEqual({ page: 1, pages: 1, members: [], unlisted: 0 })
  })

  test('of two members with the same XP, the one with the lower id (as a number) comes first', async () => {
    await seedMembers(at.db, GUILD, [
      ['10', 50],
      ['9', 50],
      [TWINS[1], 50],
      [TWINS[0], 50],
      ['18446744073709551615', 50],
    ])
    const order = ['9', '10', TWINS[0], TWINS[1], '18446744073709551615']
    expect(await ids(1)).toEqual(order)
    expect(await ids(9)).toEqual(order)
  })

  test('members with the same XP on two pages are each shown once', async () => {
    await seedMembers(
      at.db,
      GUILD,
      Array.from({ length: 15 }, (_, i) => [String(i + 1), 100] as const),
    )
    expect([...(await ids(1)), ...(await ids(2))].map(Number)).toEqual(Array.from({ length: 15 }, (_, i) => i + 1))
    expect(await ids(3)).toEqual(await ids(2))
  })

  test('leaves out members without XP, and other guilds', async () => {
    await seedMembers(at.db, OTHER_GUILD, ladder(3))
    await seedMembers(at.db, GUILD, [
      ['1', 0],
      ['2', 10],
    ])
    expect(await ids(1)).toEqual(['2'])
    expect(await ids(2)).toEqual(['2'])
  })

  test('XP beyond 32 bits is exact', async () => {
    await seedMembers(at.db, GUILD, [['1', 2 ** 53 - 1]])
    const page = await leaderboardPage(at.db, GUILD, 1)
    expect(page.members[0]?.xp).toBe(2 ** 53 - 1)
  })

  test('is the same whichever way a page is read', async () => {
    // Ties on the borders of pages, of levels, and where both meet.
    const xpOf = (nth: number): number => xpFor(Math.floor(nth / 7)) + (nth % 3 === 0 ? 0 : nth % 11)
    await seedMembers(
      at.db,
      GUILD,
      Array.from({ length: 95 }, (_, nth) => [String(nth + 1), xpOf(nth)] as const),
    )
    for (let page = 1; page <= 12; page++) {
      expect(await deepLeaderboardPage(at.db, GUILD, page)).toEqual(await leaderboardPage(at.db, GUILD, page))
    }
  })

  test('agrees with the rank of every member, at the top and where totals are equal', async () => {
    const top = [MAX_XP, MAX_XP, MAX_XP - 1, MAX_XP - 1, 2 ** 52, xpFor(1000) + 1, xpFor(1000), xpFor(1000)]
    const totals = [...top, xpFor(1000) - 1, xpFor(999), xpFor(1), xpFor(1), 1, 1]
    await seedMembers(
      at.db,
      GUILD,
      totals.map((xp, nth) => [String(nth + 1), xp] as const),
    )
    for (const page of [1, 2]) {
      const { members } = await leaderboardPage(at.db, GUILD, page)
      expect((await deepLeaderboardPage(at.db, GUILD, page)).members).toEqual(members)
      for (const { rank, userId } of members) {
        expect((await rankedStanding(at.db, GUILD, userId))?.rank).toBe(rank)
        expect(userId).toBe(String(rank))
      }
    }
  })

  test('has no deep pages where nobody has XP', async () => {
    await seedMembers(at.db, GUILD, [['1', 0]])
    expect(await leaderboardPage(at.db, GUILD, 5_000)).toEqual({ page: 1, pages: 1, members: [], unlisted: 0 })
  })
})
