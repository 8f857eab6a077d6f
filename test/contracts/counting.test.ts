import { expect, test } from 'bun:test'
import { setCounting, setCountingEverywhere, uncountedAmong } from '../../shared/database/members/counting.ts'
import { lockStandings } from '../../shared/database/members/standings.ts'
import { inReadCommitted } from '../../shared/database/read-committed.ts'
import { UNCOUNTED } from '../../shared/levelling/counting.ts'
import { GUILD, NOW, OTHER_GUILD, overEachDialect, seedMembers, TWINS } from './dialects.ts'

overEachDialect('counting', (at) => {
  const [userId, other] = TWINS
  const keys = [GUILD, OTHER_GUILD].map((guildId) => ({ guildId, userId }))
  const earnsAfter = async () => {
    const locked = await inReadCommitted(at.tcp, (trx) => lockStandings(trx, keys))
    return keys.map(({ guildId }) => locked.find((member) => member.guildId === guildId)?.earnsAfter)
  }

  test('ends and begins in one server; what was done meanwhile earns nothing, and XP stays', async () => {
    await seedMembers(at.tcp, GUILD, [[userId, 100]])
    await setCounting(at.db, { guildId: GUILD, userId }, false, NOW)
    expect(await earnsAfter()).toEqual([UNCOUNTED, 0])
    expect(await uncountedAmong(at.db, [...keys, { guildId: GUILD, userId: other }])).toEqual(
      new Set([`${GUILD}:${userId}`]),
    )
    await setCounting(at.db, { guildId: GUILD, userId }, true, NOW)
    await setCounting(at.db, { guildId: GUILD, userId }, true, NOW + 5)
    expect(await earnsAfter()).toEqual([NOW, 0])
    const [member] = await inReadCommitted(at.tcp, (trx) => lockStandings(trx, keys))
    expect(member?.standing.xp).toBe(100)
  })

  test('of a member without a row ends, too', async () => {
    await setCounting(at.db, { guildId: GUILD, userId }, false, NOW)
    expect(await earnsAfter()).toEqual([UNCOUNTED, 0])
  })

  test('ends everywhere, also in a server in which the member has no row yet', async () => {
    await seedMembers(at.tcp, GUILD, [[userId, 100]])
    await setCountingEverywhere(at.db, userId, false, NOW)
    await setCountingEverywhere(at.db, userId, false, NOW)
    expect(await uncountedAmong(at.db, keys)).toEqual(new Set(keys.map((key) => `${key.guildId}:${userId}`)))
    expect(await earnsAfter()).toEqual([UNCOUNTED, UNCOUNTED])
    await setCounting(at.db, { guildId: GUILD, userId }, true, NOW)
    expect(await earnsAfter()).toEqual([NOW, UNCOUNTED])
    await setCountingEverywhere(at.db, userId, true, NOW + 7)
    expect(await earnsAfter()).toEqual([NOW, NOW + 7])
    expect(await uncountedAmong(at.db, [{ guildId: '77', userId }])).toEqual(new Set())
  })
})
