import { expect, test } from 'bun:test'
import { type RawBuilder, sql } from 'kysely'
import { GUILD, overEachDialect, seedMembers, TWINS } from './dialects.ts'

overEachDialect('values', (at) => {
  const ask = async (query: RawBuilder<unknown>): Promise<unknown> => (await query.execute(at.db)).rows[0]

  test('of a column that is named as an id are text, whatever their size', async () => {
    await seedMembers(at.db, '7', [[TWINS[0], 1]])
    expect(await ask(sql`select guild_id, user_id, user_id as id from guild_users`)).toEqual({
      guild_id: '7',
      user_id: TWINS[0],
      id: TWINS[0],
    })
  })

  test('of any other whole-number column are numbers', async () => {
    await seedMembers(at.db, GUILD, [
      ['1', 10],
      ['2', 25],
    ])
    const question = sql`select count(*) as n, sum(xp) as total, avg(xp) as average, max(level) as top from guild_users`
    expect(await ask(question)).toEqual({ n: 2, total: 35, average: 17.5, top: 0 })
  })

  test('that are missing are null', async () => {
    expect(await ask(sql`select sum(xp) as total, max(user_id) as user_id from guild_users`)).toEqual({
      total: null,
      user_id: null,
    })
  })

  test('with a fraction are numbers too', async () => {
    expect(await ask(sql`select cast(0.25 as double) as rate`)).toEqual({ rate: 0.25 })
  })
})
