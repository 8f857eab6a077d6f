import { expect, test } from 'bun:test'
import { leaderboardPage } from '../../shared/database/members/leaderboard.ts'
import { rankedStanding } from '../../shared/database/members/rank.ts'
import { saveUsers } from '../../shared/database/members/users.ts'
import { DEFAULT_CURVE } from '../../shared/levelling/curve.ts'
import { xpFor } from '../support/default-curve.ts'
import { GUILD, NOW, OTHER_GUILD, overEachDialect, seedMembers, TWINS } from './dialects.ts'

overEachDialect('a member', (at) => {
  const rank = async (userId: string): Promise<number | undefined> => (await rankedStanding(at.db, GUILD, userId))?.rank

  test('has a standing and a rank', async () => {
    await seedMembers(at.db, GUILD, [
      ['1', 300],
      ['2', 200],
      ['3', 100],
    ])
    expect(await rankedStanding(at.db, GUILD, '2')).toEqual({
      xp: 200,
      level: 1,
      messageCount: 3,
      rank: 2,
      curve: DEFAULT_CURVE,
      isHidden: false,
      cards: { levelCard: 'off', levelCardOn: 'level', ownCard: null, accent: null },
    })
  })

  test('without a row has none', async () => {
    await seedMembers(at.db, GUILD, [['1', 300]])
    expect(await rankedStanding(at.db, GUILD, '2')).toBeNull()
    expect(await rankedStanding(at.db, OTHER_GUILD, '1')).toBeNull()
  })

  test('with the same XP as another member is ranked by id, as a number', async () => {
    await seedMembers(at.db, GUILD, [
      ['10', 50],
      ['9', 50],
      ['8', 49],
    ])
    expect([await rank('9'), await rank('10'), await rank('8')]).toEqual([1, 2, 3])
  })

  test('differs from a member whose id differs only in the last digit', async () => {
    await seedMembers(at.db, GUILD, [
      [TWINS[0], 100],
      [TWINS[1], 200],
    ])
    expect(await rankedStanding(at.db, GUILD, TWINS[0])).toMatchObject({ xp: 100, rank: 2 })
    expect(await rankedStanding(at.db, GUILD, TWINS[1])).toMatchObject({ xp: 200, rank: 1 })
  })

  test('has the rank that the leaderboard shows, on every level and where many have the same XP', async () => {
    const xpOf = (nth: number): number => (nth < 5 ? xpFor(1000) + nth * 10 : (nth * nth * 7) % 900)
    await seedMembers(
      at.db,
      GUILD,
      Array.from({ length: 60 }, (_, nth) => [String(nth + 1), xpOf(nth % 50)] as const),
    )
    for (let page = 1; page <= 6; page++) {
      for (const member of (await leaderboardPage(at.db, GUILD, page)).members) {
        expect(await rank(member.userId)).toBe(member.rank)
      }
    }
  })

  test('without XP ranks after all members with XP', async () => {
    await seedMembers(at.db, GUILD, [
      ['1', 5],
      ['2', 0],
      ['3', 300],
    ])
    expect(await rank('2')).toBe(3)
  })

  test('is ranked in its own guild only', async () => {
    await seedMembers(at.db, GUILD, [['1', 10]])
    await seedMembers(at.db, OTHER_GUILD, [['2', 1000]])
    expect(await rank('1')).toBe(1)
  })
})

overEachDialect('saving users', (at) => {
  const user = (id: string, username: string) => ({
    id,
    username,
    globalName: null,
    discriminator: '0',
    avatar: null,
  })
  const saved = async () =>
    at.db.selectFrom('users').select(['id', 'username', 'created_at', 'updated_at']).orderBy('id').execute()

  test('with an empty list sends no statement', async () => {
    await saveUsers(at.db, [], NOW)
    expect(await saved()).toEqual([])
  })

  test('writes new ones and renames known ones, whose first date stays', async () => {
    await saveUsers(at.db, [user('1', 'before')], NOW)
    await saveUsers(at.db, [user('1', 'after'), user('2', 'new')], NOW + 5)
    expect(await saved()).toEqual([
      { id: '1', username: 'after', created_at: NOW, updated_at: NOW + 5 },
      { id: '2', username: 'new', created_at: NOW + 5, updated_at: NOW + 5 },
    ])
  })

  test('keeps ids apart that differ only in the last digit', async () => {
    await saveUsers(at.db, [user(TWINS[0], 'left'), user(TWINS[1], 'right')], NOW)
    expect((await saved()).map(({ id, username }) => [id, username])).toEqual([
      [TWINS[0], 'left'],
      [TWINS[1], 'right'],
    ])
  })

  test('keeps every character of a name', async () => {
    const name = `'"\\%_\u{1f409} \u05d0 ?:x \u0000`
    await saveUsers(at.db, [{ ...user('1', name), globalName: name, avatar: 'a_1' }], NOW)
    expect(await at.db.selectFrom('users').select(['username', 'global_name', 'avatar']).execute()).toEqual([
      { username: name, global_name: name, avatar: 'a_1' },
    ])
  })
})
