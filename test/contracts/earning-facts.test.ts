import { expect, test } from 'bun:test'
import { saveGuildChannels } from '../../shared/database/guilds/channels.ts'
import { earningFacts } from '../../shared/database/members/earning-facts.ts'
import { joinChanges } from '../../shared/discord/guild-channels.ts'
import { GUILD, NOW, OTHER_GUILD, overEachDialect, seedMembers, TWINS } from './dialects.ts'

overEachDialect('facts that decide whether a member earns', (at) => {
  const facts = (channels: readonly string[] = [], roles: readonly string[] = [], userId: string = TWINS[0]) =>
    earningFacts(at.db, { guildId: GUILD, userId }, channels, roles)

  test('contains the server’s rate and cooldown and the member’s last award', async () => {
    await seedMembers(at.db, GUILD, [[TWINS[0], 100]])
    await at.db.updateTable('guilds').set({ xp_rate: 1.5, xp_delay_seconds: 5 }).where('id', '=', GUILD).execute()
    expect(await facts()).toEqual({
      rules: { xpRate: 1.5, xpDelaySeconds: 5 },
      ignored: { ignoredChannelIds: new Set(), ignoredRoleIds: new Set() },
      ignoresChannels: false,
      parents: new Map(),
      lastXpAt: NOW,
    })
    expect((await facts([], [], TWINS[1]))?.lastXpAt).toBeNull()
  })

  test('contains which of these channels and roles are ignored in this server', async () => {
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

  test('contains whether the parent of a channel, or the parent’s parent, is ignored', async () => {
    await seedMembers(at.db, GUILD, [])
    const places = [
      { id: '5', parentId: TWINS[0], isThread: true },
      { id: TWINS[0], parentId: '7', isThread: false },
      { id: '7', parentId: null, isThread: false },
    ]
    await saveGuildChannels(at.db, new Map([[GUILD, joinChanges([{ kind: 'all', places }])]]))
    await at.db.insertInto('ignored_channels').values({ guild_id: GUILD, channel_id: '7' }).execute()
    const parents = [
      ['5', TWINS[0]],
      [TWINS[0], '7'],
    ] as const
    for (const [asked, known] of [
      [['5'], parents],
      [
        ['5', TWINS[0]],
        [...parents, ['7', null] as const],
      ],
    ] as const) {
      const found = await facts(asked)
      expect(found).toMatchObject({ ignoresChannels: true, ignored: { ignoredChannelIds: new Set(['7']) } })
      expect(found?.parents).toEqual(new Map<string, string | null>(known))
    }
    expect((await facts(['8']))?.ignored.ignoredChannelIds).toEqual(new Set())
  })

  test('does not exist for a server without a row', async () => {
    expect(await facts()).toBeNull()
  })
})
