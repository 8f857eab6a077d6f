import { expect, test } from 'bun:test'
import { deactivateGuilds, ensureGuilds, loadGuildRules, saveGuilds } from '../../shared/database/guilds/guilds.ts'
import { reach } from '../../shared/database/guilds/reach.ts'
import { NO_BOOSTS } from '../../shared/levelling/boost.ts'
import { DEFAULT_CURVE } from '../../shared/levelling/curve.ts'
import { NO_MULTIPLIERS } from '../../shared/levelling/earning-factor.ts'
import { GUILD, NOW, OTHER_GUILD, overEachDialect, seedMembers, TWINS } from './dialects.ts'

const named = (id: string, name: string) => ({ id, name, locale: 'en-US' })

overEachDialect('guilds', (at) => {
  test('a new guild has the default settings', async () => {
    await saveGuilds(at.db, [named(GUILD, 'Caf\u00e9 \u{1f409}')], NOW)
    expect((await loadGuildRules(at.db, [GUILD])).get(GUILD)).toEqual({
      settings: {
        id: GUILD,
        name: 'Caf\u00e9 \u{1f409}',
        active: 1,
        locale: 'en-US',
        updatedAt: NOW,
        curveChangedAt: 0,
        xpRangesFrom: null,
        notificationType: 'reply',
        levelCard: 'off',
        departedMembers: 'hide',
        departedDays: 365,
        ...{ boardVisibility: 'members', boardIndexed: 'no', boardName: null },
        levelCardOn: 'level',
        cardAccent: null,
        notificationChannelId: null,
        ...{ announcementText: null, announcementForm: 'plain' },
        ...{ announceEvery: 1, announceFrom: 1, announceOnly: 'all' },
        xpDelaySeconds: 60,
        xpRate: 1,
        ...{ reactionGivenXp: 0, reactionReceivedXp: 0, reactionGivenCap: 100, reactionReceivedCap: 100 },
        ...{ decayPercent: 0, decayAfterDays: 30, decayLowestLevel: 0 },
        roleAssignType: 'single',
        curve: '1000,13500,45500',
        quietTime: null,
        ...{ leastXp: 15, mostXp: 30, multiplierRule: 'highest' },
        ...{ voiceXp: 0, voiceStreaming: 0, voiceCap: 0 },
        ...{ voiceMuted: 'ignore', voiceDeafened: 'ignore', voiceAlone: 'ignore', voiceAfk: 'ignore' },
      },
      levelRoles: [],
      curve: DEFAULT_CURVE,
      ignoredChannelIds: new Set(),
      ignoredRoleIds: new Set(),
      earningChannelIds: new Set(),
      multipliers: NO_MULTIPLIERS,
      boosts: NO_BOOSTS,
      webhookEvents: 0,
      hasLinks: false,
    })
  })

  test('a guild that comes back is renamed and active, with the settings that it had', async () => {
    await saveGuilds(at.db, [named(GUILD, 'before')], NOW)
    await at.db.updateTable('guilds').set({ xp_rate: 2.5, xp_delay_seconds: 5 }).execute()
    await deactivateGuilds(at.db, [GUILD], NOW + 1)
    await saveGuilds(at.db, [named(GUILD, 'after')], NOW + 2)
    expect((await loadGuildRules(at.db, [GUILD])).get(GUILD)?.settings).toMatchObject({
      name: 'after',
      active: 1,
      xpRate: 2.5,
      xpDelaySeconds: 5,
      updatedAt: NOW + 2,
    })
    const { created_at } = await at.db.selectFrom('guilds').select('created_at').executeTakeFirstOrThrow()
    expect(created_at).toBe(NOW)
  })

  test('a guild is written when its name differs, even only in case, and not when nothing differs', async () => {
    await saveGuilds(at.db, [named(GUILD, 'name'), named(OTHER_GUILD, 'other')], NOW)
    await saveGuilds(at.db, [named(GUILD, 'name'), named(OTHER_GUILD, 'Other')], NOW + 1)
    const rules = await loadGuildRules(at.db, [GUILD, OTHER_GUILD])
    expect(rules.get(GUILD)?.settings.updatedAt).toBe(NOW)
    expect(rules.get(OTHER_GUILD)?.settings).toMatchObject({ name: 'Other', updatedAt: NOW + 1 })
    await deactivateGuilds(at.db, [GUILD], NOW + 2)
    await deactivateGuilds(at.db, [GUILD], NOW + 3)
    expect((await loadGuildRules(at.db, [GUILD])).get(GUILD)?.settings).toMatchObject({
      active: 0,
      updatedAt: NOW + 2,
    })
    await saveGuilds(at.db, [named(GUILD, 'name')], NOW + 4)
    expect((await loadGuildRules(at.db, [GUILD])).get(GUILD)?.settings).toMatchObject({
      active: 1,
      updatedAt: NOW + 4,
    })
  })

  test('a guild whose id differs only in the last digit is not changed', async () => {
    await saveGuilds(at.db, [named(TWINS[0], 'left'), named(TWINS[1], 'right')], NOW)
    await deactivateGuilds(at.db, [TWINS[0]], NOW + 1)
    const rules = await loadGuildRules(at.db, TWINS)
    expect(TWINS.map((id) => rules.get(id)?.settings.active)).toEqual([0, 1])
    expect([...(await loadGuildRules(at.db, [TWINS[1]])).keys()]).toEqual([TWINS[1]])
  })

  test('a guild without a row gets one; a known guild stays unchanged', async () => {
    await saveGuilds(at.db, [named(GUILD, 'known')], NOW)
    await ensureGuilds(at.db, [GUILD, OTHER_GUILD], NOW + 1)
    const rules = await loadGuildRules(at.db, [GUILD, OTHER_GUILD])
    expect(rules.get(GUILD)?.settings).toMatchObject({ name: 'known', updatedAt: NOW })
    expect(rules.get(OTHER_GUILD)?.settings).toMatchObject({ name: '', active: 1, updatedAt: NOW + 1 })
  })

  test('rules contain the guild’s level roles, lowest first, and its lists', async () => {
    await saveGuilds(at.db, [named(GUILD, 'one'), named(OTHER_GUILD, 'two')], NOW)
    await at.db
      .insertInto('level_roles')
      .values([
        { guild_id: GUILD, level: 10, role_id: TWINS[1] },
        { guild_id: GUILD, level: 5, role_id: TWINS[0] },
        { guild_id: OTHER_GUILD, level: 1, role_id: '77' },
      ])
      .execute()
    await at.db
      .insertInto('ignored_channels')
      .values(TWINS.map((channel_id) => ({ guild_id: GUILD, channel_id })))
      .execute()
    await at.db.insertInto('ignored_roles').values({ guild_id: OTHER_GUILD, role_id: '88' }).execute()
    await at.db.insertInto('earning_channels').values({ guild_id: GUILD, channel_id: TWINS[0] }).execute()
    await at.db
      .insertInto('multipliers')
      .values([
        { guild_id: GUILD, kind: 'role', target_id: TWINS[0], percent: 150 },
        { guild_id: GUILD, kind: 'channel', target_id: TWINS[0], percent: 0 },
        { guild_id: GUILD, kind: 'channel', target_id: TWINS[1], percent: 1_000 },
      ])
      .execute()
    const rules = await loadGuildRules(at.db, [GUILD, OTHER_GUILD, '404'])
    expect(rules.get(GUILD)).toMatchObject({
      levelRoles: [
        { level: 5, roleId: TWINS[0] },
        { level: 10, roleId: TWINS[1] },
      ],
      ignoredChannelIds: new Set(TWINS),
      ignoredRoleIds: new Set(),
      earningChannelIds: new Set([TWINS[0]]),
      multipliers: {
        roles: new Map([[TWINS[0], 150]]),
        channels: new Map([
          [TWINS[0], 0],
          [TWINS[1], 1_000],
        ]),
      },
    })
    expect(rules.get(OTHER_GUILD)).toMatchObject({
      earningChannelIds: new Set(),
      multipliers: NO_MULTIPLIERS,
      boosts: NO_BOOSTS,
      webhookEvents: 0,
      hasLinks: false,
      levelRoles: [{ level: 1, roleId: '77' }],
      ignoredRoleIds: new Set(['88']),
    })
    expect(rules.has('404')).toBe(false)
  })

  test('reach counts active guilds and their members', async () => {
    expect(await reach(at.db)).toEqual({ activeGuilds: 0, members: 0 })
    await seedMembers(at.db, GUILD, [
      ['1', 10],
      ['2', 10],
    ])
    await seedMembers(at.db, OTHER_GUILD, [['1', 10]])
    expect(await reach(at.db)).toEqual({ activeGuilds: 2, members: 3 })
    await deactivateGuilds(at.db, [OTHER_GUILD], NOW)
    expect(await reach(at.db)).toEqual({ activeGuilds: 1, members: 2 })
  })

  test('an empty list sends no statement', async () => {
    await saveGuilds(at.db, [], NOW)
    await ensureGuilds(at.db, [], NOW)
    await deactivateGuilds(at.db, [], NOW)
    expect(await loadGuildRules(at.db, [])).toEqual(new Map())
  })
})
