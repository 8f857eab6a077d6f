import { expect, test } from 'bun:test'
import { setOwnCard } from '../../shared/database/members/own-card.ts'
import { GUILD, OTHER_GUILD, overEachDialect, TWINS } from './dialects.ts'

overEachDialect('own cards', (at) => {
  test('are stored for each guild separately until the member removes them', async () => {
    const [userId] = TWINS
    const stored = () => at.db.selectFrom('member_cards').select(['guild_id', 'card']).orderBy('guild_id').execute()
    await setOwnCard(at.db, { guildId: GUILD, userId }, 'paper')
    await setOwnCard(at.db, { guildId: GUILD, userId }, 'ocean')
    await setOwnCard(at.db, { guildId: OTHER_GUILD, userId }, 'off')
    expect((await stored()).map(({ card }) => card).sort()).toEqual(['ocean', 'off'])
    await setOwnCard(at.db, { guildId: GUILD, userId }, null)
    await setOwnCard(at.db, { guildId: GUILD, userId }, null)
    expect(await stored()).toEqual([{ guild_id: OTHER_GUILD, card: 'off' }])
  })
})
