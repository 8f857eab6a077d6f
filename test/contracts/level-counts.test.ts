import { expect, test } from 'bun:test'
import { countMembers, levelCounts } from '../../shared/database/level-counts.ts'
import { nextGuild, recountGuild } from '../../shared/database/recount.ts'
import { GUILD, OTHER_GUILD, overEachDialect, seedMembers, TWINS } from './dialects.ts'

overEachDialect('counting members', (at) => {
  const total = async (guildId: string) =>
    (await at.db.selectFrom('guilds').select('member_count').where('id', '=', guildId).executeTakeFirst())?.member_count

  test('follows them from level to level, and no other guild', async () => {
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

  test('who stay where they are, or have nothing, is no statement', async () => {
    await countMembers(at.db, [])
    await countMembers(at.db, [
      { guildId: GUILD, from: 4, to: 4 },
      { guildId: GUILD, from: null, to: null },
    ])
    expect(await at.db.selectFrom('guild_levels').selectAll().execute()).toEqual([])
  })

  test('from many sides at once counts every move', async () => {
    await seedMembers(at.db, GUILD, [])
    await Promise.all(Array.from({ length: 8 }, () => countMembers(at.db, [{ guildId: GUILD, from: null, to: 2 }])))
    expect(await levelCounts(at.db, GUILD)).toEqual(new Map([[2, 8]]))
    expect(await total(GUILD)).toBe(8)
  })

  test('that went wrong is put right by counting one by one', async () => {
    await seedMembers(at.db, GUILD, [
      ['1', 110],
      ['2', 110],
      ['3', 300],
      ['4', 0],
    ])
    expect(await recountGuild(at.db, GUILD)).toBe(false)
    await countMembers(at.db, [
      { guildId: GUILD, from: 1, to: 7 },
      { guildId: GUILD, from: null, to: 9 },
    ])
    expect(await recountGuild(at.db, GUILD)).toBe(true)
    expect(await levelCounts(at.db, GUILD)).toEqual(
      new Map([
        [2, 1],
        [1, 2],
      ]),
    )
    expect(await total(GUILD)).toBe(3)
  })

  test('goes on with the next guild, to the last', async () => {
    for (const id of [GUILD, OTHER_GUILD, '9']) await seedMembers(at.db, id, [])
    expect([await nextGuild(at.db, '0'), await nextGuild(at.db, '9'), await nextGuild(at.db, GUILD)]).toEqual([
      '9',
      GUILD,
      OTHER_GUILD,
    ])
    expect(await nextGuild(at.db, OTHER_GUILD)).toBeNull()
  })
})
