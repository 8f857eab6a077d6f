import { expect, test } from 'bun:test'
import { insertMessageLogs } from '../../shared/database/members/message-logs.ts'
import { awardsAfter, newestAwardedMessage, voiceAwards } from '../../shared/database/members/recent-awards.ts'
import { saveUsers } from '../../shared/database/members/users.ts'
import { DEFAULT_CURVE } from '../../shared/levelling/curve.ts'
import { PRESET_CURVES } from '../../shared/levelling/curve-presets.ts'
import { writeCurve } from '../../shared/levelling/stored-curve.ts'
import { GUILD, NOW, OTHER_GUILD, overEachDialect, seedMembers, TWINS } from './dialects.ts'

overEachDialect('recent awards', (at) => {
  const [ALICE, BOB] = TWINS
  const award = (messageId: string, guildId: string, userId: string, xp: number) =>
    insertMessageLogs(at.db, [{ messageId, guildId, userId, channelId: '2', xp, createdAt: NOW }])
  const named = (id: string, username: string, globalName: string | null) =>
    saveUsers(at.db, [{ id, username, globalName, discriminator: '0', avatar: null }], NOW)

  test('the newest message is null before the first award', async () => {
    expect(await newestAwardedMessage(at.db)).toBeNull()
    expect(await awardsAfter(at.db, '0')).toEqual([])
  })

  test('awards after a message come oldest first, with the name and the total of their member in that guild', async () => {
    await seedMembers(at.db, GUILD, [
      [ALICE, 120],
      [BOB, 15],
    ])
    await seedMembers(at.db, OTHER_GUILD, [[ALICE, 30]])
    await named(ALICE, 'alice', 'Alice A.')
    await named(BOB, 'bob', null)
    await award('9', GUILD, ALICE, 20)
    await award('11', OTHER_GUILD, ALICE, 30)
    await award('10', GUILD, BOB, 15)
    expect(await newestAwardedMessage(at.db)).toBe('11')
    expect(await awardsAfter(at.db, '9')).toEqual([
      { messageId: '10', memberName: 'bob', earnedXp: 15, totalXp: 15, level: 0, curve: DEFAULT_CURVE },
      { messageId: '11', memberName: 'Alice A.', earnedXp: 30, totalXp: 30, level: 0, curve: DEFAULT_CURVE },
    ])
  })

  test('awards have the level by the curve in force, also while levels are still being recalculated', async () => {
    await seedMembers(at.db, GUILD, [[ALICE, 2_500]])
    await named(ALICE, 'alice', null)
    await award('9', GUILD, ALICE, 20)
    const entry = { guild_id: GUILD, user_id: ALICE, source: 'voice', entry_key: 'a-0', amount: 25, at: NOW } as const
    await at.db.insertInto('xp_ledger').values(entry).execute()
    await at.db
      .updateTable('guilds')
      .set({ curve: writeCurve(PRESET_CURVES.flat) })
      .where('id', '=', GUILD)
      .execute()
    expect((await awardsAfter(at.db, '0')).map(({ level }) => level)).toEqual([2])
    expect(await voiceAwards(at.db, GUILD)).toEqual([
      { id: `${ALICE}:a-0`, memberName: 'alice', earnedXp: 25, totalXp: 2_500, level: 2 },
    ])
  })

  test('an award of a member without a stored name is left out', async () => {
    await seedMembers(at.db, GUILD, [[ALICE, 20]])
    await award('9', GUILD, ALICE, 20)
    expect(await awardsAfter(at.db, '0')).toEqual([])
  })
})
