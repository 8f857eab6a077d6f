import { expect, test } from 'bun:test'
import { countedLevel, countMembers } from '../../shared/database/members/level-counts.ts'
import { miscountedGuilds, nextGuilds, recountGuild } from '../../shared/database/members/recount.ts'
import { MAX_XP } from '../../shared/levelling/curve.ts'
import { xpFor } from '../support/default-curve.ts'
import { levelCounts } from '../support/level-counts.ts'
import { GUILD, OTHER_GUILD, overEachDialect, seedMembers, TWINS } from './dialects.ts'

overEachDialect('counting members', (at) => {
  const total = async (guildId: string) =>
    (await at.db.selectFrom('guilds').select('member_count').where('id', '=', guildId).executeTakeFirst())?.member_count

  test('follows members from level to level, in their guild only', async () => {
    for (const id of [...TWINS, GUILD]) await seedMembers(at.db, id, [['1', 110]])
    await countMembers(at.db, [
      { guildId: TWINS[0], from: null, to: 0 },
      { guildId: TWINS[0], from: null, to: 3 },
      { guildId: TWINS[0], from: 1, to: 3 },
      { guildId: TWINS[1], from: 1, to: null },
    ])
    expect(await levelCounts(at.db, TWINS[0])).toEqual(
      new Map([
        [3, 2],
        [0, 1],
      ]),
    )
    expect(await levelCounts(at.db, TWINS[1])).toEqual(new Map())
    expect(await levelCounts(at.db, GUILD)).toEqual(new Map([[1, 1]]))
    expect([await total(TWINS[0]), await total(TWINS[1]), await total(GUILD)]).toEqual([3, 0, 1])
  })

  test('of members whose level stays, or who have no XP, send no statement', async () => {
    await countMembers(at.db, [])
    await countMembers(at.db, [
      { guildId: GUILD, from: 4, to: 4 },
      { guildId: GUILD, from: null, to: null },
    ])
    expect(await at.db.selectFrom('guild_levels').selectAll().execute()).toEqual([])
  })

  test('never falls below zero, also where the count was too low', async () => {
    await seedMembers(at.db, GUILD, [])
    await countMembers(at.db, [
      { guildId: GUILD, from: 3, to: null },
      { guildId: GUILD, from: 4, to: null },
    ])
    expect(await total(GUILD)).toBe(0)
  })

  test('counts every one of many moves at the same time', async () => {
    await seedMembers(at.db, GUILD, [])
    await Promise.all(Array.from({ length: 8 }, () => countMembers(at.db, [{ guildId: GUILD, from: null, to: 2 }])))
    expect(await levelCounts(at.db, GUILD)).toEqual(new Map([[2, 8]]))
    expect(await total(GUILD)).toBe(8)
  })

  test('that is wrong is corrected by a recount', async () => {
    await seedMembers(at.db, GUILD, [
      ['1', 110],
      ['2', 110],
      ['3', 300],
      ['4', 0],
    ])
    expect(await recountGuild(at.tcp, GUILD)).toBe(false)
    await countMembers(at.db, [
      { guildId: GUILD, from: 1, to: 7 },
      { guildId: GUILD, from: null, to: 9 },
    ])
    expect(await recountGuild(at.tcp, GUILD)).toBe(true)
    expect(await levelCounts(at.db, GUILD)).toEqual(
      new Map([
        [2, 1],
        [1, 2],
      ]),
    )
    expect(await total(GUILD)).toBe(3)
  })

  test('of the whole guild is corrected where the counts of the levels are right', async () => {
    await seedMembers(at.db, GUILD, [
      ['1', 110],
      ['2', 300],
    ])
    for (const kept of [0, 9]) {
      await at.db.updateTable('guilds').set({ member_count: kept }).where('id', '=', GUILD).execute()
      expect(await recountGuild(at.tcp, GUILD)).toBe(true)
      expect(await total(GUILD)).toBe(2)
    }
    expect(await recountGuild(at.tcp, GUILD)).toBe(false)
  })

  test('finds the wrong counts among many in one call', async () => {
    for (const id of [...TWINS, GUILD, OTHER_GUILD]) await seedMembers(at.db, id, [['1', 110]])
    await at.db.updateTable('guilds').set({ member_count: 0 }).where('id', '=', TWINS[1]).execute()
    await countMembers(at.db, [{ guildId: OTHER_GUILD, from: 1, to: 2 }])
    const off = await miscountedGuilds(at.tcp, [...TWINS, GUILD, OTHER_GUILD, '404'])
    expect(off.toSorted()).toEqual([OTHER_GUILD, TWINS[1]].toSorted())
  })

  test('lists big guilds without counting their members at once', async () => {
    for (const id of [GUILD, OTHER_GUILD]) await seedMembers(at.db, id, [['1', 110]])
    await seedMembers(at.db, TWINS[0], [
      ['1', 110],
      ['2', 300],
    ])
    // The stored total may be wrong, but the counts of levels say that the guild is big.
    await at.db.updateTable('guilds').set({ member_count: 0 }).where('id', '=', TWINS[0]).execute()
    expect(await miscountedGuilds(at.tcp, [GUILD, TWINS[0], OTHER_GUILD], 1)).toEqual([TWINS[0]])
    expect(await miscountedGuilds(at.tcp, [GUILD], 0)).toEqual([GUILD])
    expect(await recountGuild(at.tcp, GUILD)).toBe(false)
  })

  test('finds members on levels that are not counted, and counts of levels without members', async () => {
    await seedMembers(at.db, GUILD, [
      ['1', 50],
      ['2', 300],
      ['3', xpFor(999)],
      ['4', MAX_XP],
    ])
    await at.db.deleteFrom('guild_levels').where('guild_id', '=', GUILD).execute()
    await countMembers(at.db, [{ guildId: GUILD, from: null, to: 7 }])
    expect(await recountGuild(at.tcp, GUILD)).toBe(true)
    const right = [1_000, 999, 2, 0].map((level): [number, number] => [level, 1])
    expect(await levelCounts(at.db, GUILD)).toEqual(new Map(right))
    expect(await total(GUILD)).toBe(4)
  })

  test('reads guilds up to a number of members at a time, and at least one guild', async () => {
    for (const [nth, count] of [50, 50, 500, 1].entries()) {
      await seedMembers(at.db, String(nth + 1), [])
      await at.db
        .updateTable('guilds')
        .set({ member_count: count })
        .where('id', '=', String(nth + 1))
        .execute()
    }
    const next = (after: string) => nextGuilds(at.tcp, after, { guilds: 3, members: 100 })
    expect([await next('0'), await next('2'), await next('3'), await next('4')]).toEqual([['1', '2'], ['3'], ['4'], []])
  })
})

test('a member without XP is not counted', () => {
  expect(countedLevel({ xp: 0 })).toBeNull()
  expect(countedLevel({ xp: 1 })).toBe(0)
})
