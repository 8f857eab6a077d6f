import { expect, test } from 'bun:test'
import { setPings, unpingedAmong } from '../../shared/database/members/pings.ts'
import { GUILD, OTHER_GUILD, overEachDialect, TWINS } from './dialects.ts'

overEachDialect('pings', (at) => {
  test('are sent to a member until the member turns them off, in each guild on its own', async () => {
    const [userId, other] = TWINS
    const members = [GUILD, OTHER_GUILD].flatMap((guildId) => [
      { guildId, userId },
      { guildId, userId: other },
    ])
    const unpinged = async () => [...(await unpingedAmong(at.db, members))]
    expect(await unpinged()).toEqual([])
    await setPings(at.db, { guildId: GUILD, userId }, false)
    await setPings(at.db, { guildId: GUILD, userId }, false)
    expect(await unpinged()).toEqual([`${GUILD}:${userId}`])
    await setPings(at.db, { guildId: GUILD, userId }, true)
    await setPings(at.db, { guildId: GUILD, userId }, true)
    expect(await unpinged()).toEqual([])
    expect(await unpingedAmong(at.db, [])).toEqual(new Set())
  })
})
