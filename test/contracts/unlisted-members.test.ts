import { expect, test } from 'bun:test'
import { deepLeaderboardPage, leaderboardPage } from '../../shared/database/members/leaderboard.ts'
import { membersBelow } from '../../shared/database/members/members-below.ts'
import { rankedStanding } from '../../shared/database/members/rank.ts'
import { setHidden } from '../../shared/database/members/unlisted-members.ts'
import { boardPage } from '../../shared/database/periods/pages.ts'
import { GUILD, NOW, OTHER_GUILD, overEachDialect, seedMembers } from './dialects.ts'

const crowd = Array.from({ length: 25 }, (_, nth): [string, number] => [String(nth + 1), 1_000 - nth])

overEachDialect('a member who is not shown', (at) => {
  const hide = (userId: string, isHidden = true) => setHidden(at.db, { guildId: GUILD, userId }, isHidden, NOW)
  const leave = (userId: string) =>
    at.db.insertInto('unlisted_members').values({ guild_id: GUILD, user_id: userId, left_at: NOW }).execute()
  const ranks = (page: { members: readonly { userId: string; rank: number }[]; unlisted: number } | null) =>
    page && ([page.members.map(({ userId, rank }) => [userId, rank] as const), page.unlisted] as const)

  test('keeps the place on every leaderboard: the others do not move up', async () => {
    await seedMembers(at.db, GUILD, crowd)
    await seedMembers(at.db, OTHER_GUILD, crowd.slice(0, 3))
    for (const userId of ['1', '12', '24']) await hide(userId)
    await hide('1')
    const among = (from: number, to: number) =>
      crowd.flatMap(([id], nth): [string, number][] =>
        nth + 1 < from || nth + 1 > to || [1, 12, 24].includes(nth + 1) ? [] : [[id, nth + 1]],
      )
    const pages = [1, 2, 3, 9].map((page) => leaderboardPage(at.db, GUILD, page))
    const shown = (await Promise.all(pages)).map(ranks)
    const last = [among(21, 25), 1] as const
    expect(shown).toEqual([[among(1, 10), 1], [among(11, 20), 1], last, last])
    expect(ranks(await deepLeaderboardPage(at.db, GUILD, 2))).toEqual([among(11, 20), 1])
    const board = await boardPage(at.db, GUILD, { period: 'all', source: 'messages' }, 2, NOW)
    expect(ranks(board)).toEqual([among(11, 20), 1])
    await board?.store?.()
    expect(ranks(await boardPage(at.db, GUILD, { period: 'all', source: 'messages' }, 2, NOW))).toEqual([
      among(11, 20),
      1,
    ])
    const below = await membersBelow(at.db, GUILD, null, 3)
    expect(below.map(({ userId, isListed, unlisted }) => [userId, isListed, unlisted])).toEqual([
      ['1', false, 'hidden'],
      ['2', true, null],
      ['3', true, null],
    ])
    expect(await rankedStanding(at.db, GUILD, '1')).toMatchObject({ rank: 1, isHidden: true })
    expect(await rankedStanding(at.db, GUILD, '2')).toMatchObject({ rank: 2, isHidden: false })
    expect((await leaderboardPage(at.db, OTHER_GUILD, 1)).members).toHaveLength(3)
    await hide('1', false)
    expect((await leaderboardPage(at.db, GUILD, 1)).unlisted).toBe(0)
  })

  test('who left is shown if the server shows members who left; one who hides never is', async () => {
    await seedMembers(at.db, GUILD, crowd.slice(0, 3))
    await leave('1')
    await hide('2')
    const shown = async () => (await leaderboardPage(at.db, GUILD, 1)).members.map(({ userId }) => userId)
    expect(await shown()).toEqual(['3'])
    await at.db.updateTable('guilds').set({ departed_members: 'show' }).where('id', '=', GUILD).execute()
    expect(await shown()).toEqual(['1', '3'])
    const below = await membersBelow(at.db, GUILD, null, 3)
    expect(below.map(({ isListed, unlisted }) => [isListed, unlisted])).toEqual([
      [true, 'left'],
      [false, 'hidden'],
      [true, null],
    ])
    expect(await rankedStanding(at.db, GUILD, '1')).toMatchObject({ isHidden: false })
  })
})
