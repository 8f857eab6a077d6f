import { expect, test } from 'bun:test'
import { membersBelow } from '../../shared/database/members/members-below.ts'
import { saveUsers } from '../../shared/database/members/users.ts'
import { GUILD, NOW, OTHER_GUILD, overEachDialect, seedMembers } from './dialects.ts'

overEachDialect('the list of members with XP', (at) => {
  const ids = (members: readonly { userId: string }[]) => members.map(({ userId }) => userId)

  test('is in the order of the leaderboard, with names, counts and levels', async () => {
    await seedMembers(at.db, GUILD, [
      ['11', 100],
      ['9', 100],
      ['12', 300],
      ['13', 0],
    ])
    await seedMembers(at.db, OTHER_GUILD, [['14', 900]])
    const ann = { id: '12', username: 'ann', globalName: 'Ann', discriminator: '0', avatar: 'a1' }
    await saveUsers(at.db, [ann], NOW)
    expect(await membersBelow(at.db, GUILD, null, 10)).toEqual([
      { userId: '12', user: ann, xp: 300, level: 2, messageCount: 3, isListed: true, unlisted: null },
      { userId: '9', user: null, xp: 100, level: 1, messageCount: 3, isListed: true, unlisted: null },
      { userId: '11', user: null, xp: 100, level: 1, messageCount: 3, isListed: true, unlisted: null },
    ])
  })

  test('goes on after the last member of a part, also among members with the same XP', async () => {
    await seedMembers(at.db, GUILD, [
      ['10', 50],
      ['9', 50],
      ['8', 70],
      ['11', 50],
      ['7', 20],
    ])
    expect(ids(await membersBelow(at.db, GUILD, null, 2))).toEqual(['8', '9'])
    expect(ids(await membersBelow(at.db, GUILD, { xp: 50, userId: '9' }, 2))).toEqual(['10', '11'])
    expect(ids(await membersBelow(at.db, GUILD, { xp: 50, userId: '11' }, 2))).toEqual(['7'])
    expect(await membersBelow(at.db, GUILD, { xp: 20, userId: '7' }, 2)).toEqual([])
  })
})
