import { expect, test } from 'bun:test'
import { lockStandings, type MemberStanding, writeStandings } from '../../shared/database/members/standings.ts'
import { GUILD, NOW, OTHER_GUILD, overTcp, seedMembers, TWINS } from './dialects.ts'

const standing = (xp: number) => ({ xp, level: 1, messageCount: 4, lastXpAt: NOW + 1 })

overTcp('standings', (at) => {
  const lock = (keys: readonly { guildId: string; userId: string }[]): Promise<MemberStanding[]> =>
    at.db
      .transaction()
      .setIsolationLevel('read committed')
      .execute((tx) => lockStandings(tx, keys))

  const raise = (userId: string): Promise<void> =>
    at.db
      .transaction()
      .setIsolationLevel('read committed')
      .execute(async (tx) => {
        const [before] = await lockStandings(tx, [{ guildId: GUILD, userId }])
        if (before === undefined) throw new Error('a locked member has a standing')
        await writeStandings(tx, [{ ...before, standing: standing(before.standing.xp + 1) }])
      })

  test('of known members are read, and new members get an empty one', async () => {
    await seedMembers(at.db, GUILD, [[TWINS[0], 100]])
    const found = await lock(TWINS.map((userId) => ({ guildId: GUILD, userId })))
    expect(new Map(found.map((member) => [member.userId, member.standing]))).toEqual(
      new Map([
        [TWINS[0], { xp: 100, level: 1, messageCount: 3, lastXpAt: NOW }],
        [TWINS[1], { xp: 0, level: 0, messageCount: 0, lastXpAt: null }],
      ]),
    )
  })

  test('are read from the given guild only', async () => {
    await seedMembers(at.db, GUILD, [['1', 100]])
    await seedMembers(at.db, OTHER_GUILD, [['1', 200]])
    expect(await lock([{ guildId: OTHER_GUILD, userId: '1' }])).toMatchObject([
      { guildId: OTHER_GUILD, standing: { xp: 200 } },
    ])
  })

  test('of many guilds are read in one call, each from its own guild', async () => {
    const guilds = Array.from({ length: 60 }, (_, nth) => String(BigInt(GUILD) + BigInt(nth)))
    for (const [nth, guildId] of guilds.entries())
      if (nth % 2 === 0) await seedMembers(at.db, guildId, [['9', nth + 1]])
    const keys = guilds.toReversed().flatMap((guildId) => ['9', '10'].map((userId) => ({ guildId, userId })))
    const found = new Map(
      (await lock(keys)).map((member) => [`${member.guildId} ${member.userId}`, member.standing.xp]),
    )
    expect(found.size).toBe(120)
    for (const [nth, guildId] of guilds.entries()) {
      expect([found.get(`${guildId} 9`), found.get(`${guildId} 10`)]).toEqual([nth % 2 === 0 ? nth + 1 : 0, 0])
    }
  })

  test('of new and known members are written in one statement', async () => {
    await seedMembers(at.db, GUILD, [[TWINS[0], 100]])
    const after = TWINS.map((userId, i) => ({ guildId: GUILD, userId, standing: standing(150 + i) }))
    await writeStandings(at.db, after)
    expect(await lock(after)).toMatchObject(after)
  })

  test('of one member count every one of many awards at the same time', async () => {
    await seedMembers(at.db, GUILD, [])
    await Promise.all(Array.from({ length: 8 }, () => raise('7')))
    expect(await lock([{ guildId: GUILD, userId: '7' }])).toMatchObject([{ standing: { xp: 8 } }])
  })

  test('of no members send no statement', async () => {
    await writeStandings(at.db, [])
    expect(await lock([])).toEqual([])
  })
})
