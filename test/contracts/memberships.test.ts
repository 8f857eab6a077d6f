import { expect, test } from 'bun:test'
import { membershipsOf } from '../../shared/database/members/memberships.ts'
import { GUILD, OTHER_GUILD, overEachDialect } from './dialects.ts'
import { statementsOf } from './statements.ts'

const USER = '9007199254740993'

overEachDialect('the servers of a user', (at) => {
  const guild = (id: string, more: object = {}) => ({
    ...{ id, name: `guild ${id}`, notification_channel_id: null, created_at: 0, updated_at: 0 },
    ...more,
  })
  const standing = (guildId: string, xp: number, userId = USER) => ({
    ...{ guild_id: guildId, user_id: userId, xp, level: 0, message_count: 1, last_xp_at: null },
  })

  test('are the servers with XP, the most XP first, each with the level by its curve and the address of its board', async () => {
    await at.tcp
      .insertInto('guilds')
      .values([
        guild(GUILD, { board_visibility: 'public', board_name: 'castle' }),
        guild(OTHER_GUILD, { board_visibility: 'off', curve: '0,0,6000' }),
        guild('33'),
        guild('44', { active: 0 }),
      ])
      .execute()
    const stranger = standing(GUILD, 9_000, '5')
    const own = [standing(GUILD, 300), standing(OTHER_GUILD, 2_000_000_000), standing('33', 0), standing('44', 500)]
    await at.tcp
      .insertInto('guild_users')
      .values([...own, standing('55', 700), stranger])
      .execute()
    const castle = { guildId: GUILD, name: `guild ${GUILD}`, xp: 300, level: 2, boardKey: 'castle' }
    const other = {
      guildId: OTHER_GUILD,
      name: `guild ${OTHER_GUILD}`,
      xp: 2_000_000_000,
      level: 1_000,
      boardKey: null,
    }
    expect(await membershipsOf(at.db, USER, 25)).toEqual({ shown: [other, castle], count: 2 })
    expect(await membershipsOf(at.db, USER, 1)).toEqual({ shown: [other], count: 2 })
    expect(await membershipsOf(at.db, '6', 25)).toEqual({ shown: [], count: 0 })
    await at.tcp.updateTable('guild_users').set({ xp: 10 }).where('guild_id', '=', '33').execute()
    const { shown } = await membershipsOf(at.db, USER, 25)
    expect(shown.at(-1)).toMatchObject({ guildId: '33', boardKey: '33', level: 0 })
  })
})

test('the servers of a user are read by the index of users', async () => {
  const [statement] = await statementsOf((db) => membershipsOf(db, USER, 25))
  expect(statement).toContain('from guild_users as member force index (guild_users_user)')
})
