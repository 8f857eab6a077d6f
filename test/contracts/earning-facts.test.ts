import { expect, test } from 'bun:test'
import { earningFacts } from '../../shared/database/earning-facts.ts'
import { GUILD, NOW, OTHER_GUILD, overEachDialect, seedMembers, TWINS } from './dialects.ts'

overEachDialect('what decides whether a member earns', (at) => {
  const facts = (channels: readonly string[] = [], roles: readonly string[] = [], userId: string = TWINS[0]) =>
    earningFacts(at.db, { guildId: GUILD, userId }, channels, roles)

  test('is the server’s rate and cooldown and the member’s last award', async () => {
    await seedMembers(at.db, GUILD, [[TWINS[0], 100]])
    await at.db.updateTable('guilds').set({ xp_rate: 1.5, xp_delay_seconds: 5 }).where('id', '=', GUILD).execute()
    expect(await facts()).toEqual({
      rules: { xpRate: 1.5, xpDelaySeconds: 5 },
      ignored: { ignoredChannelIds: new Set(), ignoredRoleIds: new Set() },
      lastXpAt: NOW,
    })
    expect((await facts([], [], TWINS[1]))?.lastXpAt).toBeNull()
  })

  test('is which of these channels and roles are ignored in this server', async () => {
    await seedMembers(at.db, GUILD, [])
    await seedMembers(at.db, OTHER_GUILD, [])
    const channel = (guild_id: string, channel_id: string) => ({ guild_id, channel_id })
    await at.db
      .insertInto('ignored_channels')
      .values([channel(GUILD, TWINS[0]), channel(GUILD, '3'), channel(GUILD, '9'), channel(OTHER_GUILD, TWINS[1])])
      .execute()
    await at.db.insertInto('ignored_roles').values({ guild_id: GUILD, role_id: TWINS[1] }).execute()
    expect((await facts([TWINS[0], TWINS[1], '3'], [TWINS[0], TWINS[1]]))?.ignored).toEqual({
      ignoredChannelIds: new Set([TWINS[0], '3']),
      ignoredRoleIds: new Set([TWINS[1]]),
    })
  })

  test('is not known of a server that is not on record', async () => {
    expect(await facts()).toBeNull()
  })
})
