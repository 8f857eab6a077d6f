import { expect, test } from 'bun:test'
import {
  endBranding,
  forgetBranding,
  getBranding,
  listBrandings,
  noteBrandingPremium,
  saveBranding,
} from '../../shared/database/branding/branding.ts'
import { GUILD, NOW, OTHER_GUILD, overEachDialect, seedMembers } from './dialects.ts'
import { ANN, by } from './tried-change.ts'

overEachDialect('the profile that a guild gives the main bot', (at) => {
  const page = { after: null, limit: 10 }

  test('keeps the parts that a change leaves out, and stores the last person who changed it', async () => {
    expect(await getBranding(at.db, GUILD)).toBeNull()
    await saveBranding(at.db, by, { nick: 'Gärtner 🌱', avatar: 'a_1' }, NOW)
    await noteBrandingPremium(at.db, [GUILD], NOW + 1)
    expect((await getBranding(at.db, GUILD))?.premiumEndedAt).toBe(NOW + 1)
    await saveBranding(at.db, { ...by, actor: { ...ANN, id: '8' } }, { bio: 'I count', avatar: null }, NOW + 2)
    expect(await getBranding(at.db, GUILD)).toEqual({
      ...{ guildId: GUILD, nick: 'Gärtner 🌱', bio: 'I count', avatar: null, banner: null },
      ...{ setBy: '8', premiumEndedAt: null, updatedAt: NOW + 2 },
    })
  })

  test('is not deleted if it was changed after it was read', async () => {
    await saveBranding(at.db, by, { nick: 'Guard' }, NOW)
    const read = await getBranding(at.db, GUILD)
    if (read === null) throw new Error('it was not stored')
    await saveBranding(at.db, by, { nick: 'Warden' }, NOW + 1)
    expect(await endBranding(at.db, read, NOW + 2)).toBe(false)
    const { updatedAt } = (await getBranding(at.db, GUILD)) ?? read
    expect(await forgetBranding(at.db, { guildId: GUILD, updatedAt }, { actor: ANN, why: 'asked' }, NOW + 2)).toBe(true)
    expect(await getBranding(at.db, GUILD)).toBeNull()
  })

  test('is listed only if a bot is in the guild', async () => {
    for (const guildId of [GUILD, OTHER_GUILD]) {
      await seedMembers(at.tcp, guildId, [])
      await saveBranding(at.db, { guildId, actor: ANN }, { nick: 'Guard' }, NOW)
    }
    const ids = async (after: string | null = null) =>
      (await listBrandings(at.db, { ...page, after })).map(({ guildId }) => guildId)
    expect([await ids(), await ids(GUILD)]).toEqual([[GUILD, OTHER_GUILD], [OTHER_GUILD]])
    await at.tcp.updateTable('guilds').set({ active: 0 }).where('id', '=', GUILD).execute()
    expect(await ids()).toEqual([OTHER_GUILD])
  })
})
