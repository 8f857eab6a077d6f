import { expect, test } from 'bun:test'
import { insertJobs } from '../../shared/database/jobs/jobs.ts'
import { memberFacts } from '../../shared/database/members/member-facts.ts'
import { rankedStanding } from '../../shared/database/members/rank.ts'
import { rankedStandings } from '../../shared/database/members/ranked-standings.ts'
import { membersNamed, saveUsers, usersById } from '../../shared/database/members/users.ts'
import { DEFAULT_CURVE } from '../../shared/levelling/curve.ts'
import { GUILD, NOW, OTHER_GUILD, overEachDialect, seedMembers, TWINS } from './dialects.ts'

overEachDialect('members by id and name', (at) => {
  const [ANN, BEN] = TWINS
  const named = (id: string, username: string) => ({ id, username, globalName: null, discriminator: '0', avatar: null })

  test('standings of several members are those of each, and absent for a member who is not stored', async () => {
    await seedMembers(at.db, GUILD, [
      [ANN, 120],
      [BEN, 400],
      ['5', 400],
      ['6', 0],
    ])
    const standings = await rankedStandings(at.db, GUILD, [BEN, ANN, '6', '77'])
    expect([...standings.keys()].sort()).toEqual([ANN, BEN, '6'].sort())
    for (const [userId, standing] of standings) {
      expect(standing).toEqual((await rankedStanding(at.db, GUILD, userId)) ?? expect.unreachable())
    }
    expect(standings.get(BEN)).toMatchObject({ xp: 400, level: 2, messageCount: 3, rank: 2, curve: DEFAULT_CURVE })
    expect((await rankedStandings(at.db, GUILD, [ANN])).get(ANN)?.rank).toBe(3)
    expect(await rankedStandings(at.db, GUILD, [])).toEqual(new Map())
  })

  test('users are found by id', async () => {
    await saveUsers(at.db, [named(ANN, 'ann')], NOW)
    expect(await usersById(at.db, [ANN, BEN])).toEqual(new Map([[ANN, named(ANN, 'ann')]]))
    expect(await usersById(at.db, [])).toEqual(new Map())
  })

  test('a guild’s members are found by the start of their username, in any case, also with signs of a pattern', async () => {
    await seedMembers(at.db, GUILD, [
      [ANN, 120],
      [BEN, 0],
      ['5', 10],
      ['6', 10],
    ])
    await seedMembers(at.db, OTHER_GUILD, [['7', 10]])
    await saveUsers(
      at.db,
      [named(ANN, 'anna'), named(BEN, 'anne'), named('5', 'an_x'), named('6', 'banana'), named('7', 'annika')],
      NOW,
    )
    const found = async (start: string) => (await membersNamed(at.db, GUILD, start, 10)).sort()
    expect(await found('ANN')).toEqual([ANN, BEN])
    expect(await found('an_')).toEqual(['5'])
    expect(await found('%')).toEqual([])
    expect(await found('\\')).toEqual([])
    expect(await membersNamed(at.db, GUILD, 'ann', 1)).toHaveLength(1)
  })

  test('the facts of a member are the last award, the guild’s level roles, and a job for the roles', async () => {
    const member = { guildId: GUILD, userId: ANN }
    expect(await memberFacts(at.db, member)).toEqual({
      lastXpAt: null,
      levelRoles: [],
      type: 'single',
      curve: DEFAULT_CURVE,
      isSyncing: false,
    })
    await seedMembers(at.db, GUILD, [[ANN, 120]])
    const roles = [
      { guild_id: GUILD, level: 10, role_id: '10' },
      { guild_id: GUILD, level: 9, role_id: '9' },
      { guild_id: OTHER_GUILD, level: 1, role_id: '1' },
    ]
    await at.db.insertInto('level_roles').values(roles).execute()
    await insertJobs(at.db, [{ kind: 'member-roles', guildId: GUILD, userId: BEN, payload: {} }], NOW)
    expect(await memberFacts(at.db, member)).toEqual({
      lastXpAt: NOW,
      levelRoles: [
        { level: 9, roleId: '9' },
        { level: 10, roleId: '10' },
      ],
      type: 'single',
      curve: DEFAULT_CURVE,
      isSyncing: false,
    })
    await insertJobs(at.db, [{ kind: 'member-roles', ...member, payload: {} }], NOW)
    expect((await memberFacts(at.db, member)).isSyncing).toBe(true)
  })
})
