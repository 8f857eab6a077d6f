import { expect, test } from 'bun:test'
import { SCRIPT } from '../../shared/audit/entry.ts'
import { listBoosts } from '../../shared/database/guilds/boosts.ts'
import { addBoost, skipRun } from '../../shared/database/guilds/change-boosts.ts'
import { saveGuildChannels } from '../../shared/database/guilds/channels.ts'
import { loadGuildRules } from '../../shared/database/guilds/guilds.ts'
import { setCounting, setCountingEverywhere } from '../../shared/database/members/counting.ts'
import { earningFacts } from '../../shared/database/members/earning-facts.ts'
import { joinChanges } from '../../shared/discord/guild-channels.ts'
import { nextRuns } from '../../shared/levelling/boost.ts'
import { UNCOUNTED } from '../../shared/levelling/counting.ts'
import { GUILD, NOW, OTHER_GUILD, overEachDialect, seedMembers, TWINS } from './dialects.ts'

overEachDialect('facts that decide whether a member earns', (at) => {
  const facts = (channels: readonly string[] = [], roles: readonly string[] = [], userId: string = TWINS[0]) =>
    earningFacts(at.db, { guildId: GUILD, userId }, channels, roles)

  test('contain the guild’s rate and cooldown and the member’s last award', async () => {
    await seedMembers(at.db, GUILD, [[TWINS[0], 100]])
    await at.db.updateTable('guilds').set({ xp_rate: 1.5, xp_delay_seconds: 5 }).where('id', '=', GUILD).execute()
    expect(await facts()).toEqual({
      rules: { xpRate: 1.5, xpDelaySeconds: 5, leastXp: 15, mostXp: 30, multiplierRule: 'highest' },
      ignored: { ignoredChannelIds: new Set(), ignoredRoleIds: new Set(), earningChannelIds: new Set() },
      multipliers: { roles: new Map(), channels: new Map() },
      boosts: [],
      needsChannels: false,
      parents: new Map(),
      lastXpAt: NOW,
      earnsAfter: 0,
    })
    expect((await facts([], [], TWINS[1]))?.lastXpAt).toBeNull()
  })

  test('contain the member’s wish not to be counted, here or everywhere, also before the first message', async () => {
    await seedMembers(at.tcp, GUILD, [[TWINS[0], 100]])
    const earnsAfter = async (userId: string) => (await facts([], [], userId))?.earnsAfter
    await setCounting(at.db, { guildId: GUILD, userId: TWINS[0] }, false, NOW)
    expect([await earnsAfter(TWINS[0]), await earnsAfter(TWINS[1])]).toEqual([UNCOUNTED, 0])
    await setCountingEverywhere(at.db, TWINS[1], false, NOW)
    expect(await earnsAfter(TWINS[1])).toBe(UNCOUNTED)
    await setCounting(at.db, { guildId: GUILD, userId: TWINS[0] }, true, NOW + 5)
    expect(await earnsAfter(TWINS[0])).toBe(NOW + 5)
  })

  test('contain which of these channels and roles are ignored in this guild', async () => {
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
      earningChannelIds: new Set(),
    })
  })

  test('contain whether the parent of a channel, or the parent’s parent, is ignored', async () => {
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
      expect(found).toMatchObject({ needsChannels: true, ignored: { ignoredChannelIds: new Set(['7']) } })
      expect(found?.parents).toEqual(new Map<string, string | null>(known))
    }
    expect((await facts(['8']))?.ignored.ignoredChannelIds).toEqual(new Set())
  })

  test('contain the multipliers of these roles, of these channels and of the channels’ parents', async () => {
    await seedMembers(at.db, GUILD, [])
    const places = [
      { id: '5', parentId: '6', isThread: true },
      { id: '6', parentId: '7', isThread: false },
    ]
    await saveGuildChannels(at.db, new Map([[GUILD, joinChanges([{ kind: 'all', places }])]]))
    const row = (kind: 'role' | 'channel', target_id: string, percent: number, guild_id: string = GUILD) => ({
      ...{ guild_id, kind, target_id, percent },
    })
    await at.db
      .insertInto('multipliers')
      .values([
        ...[row('channel', '5', 200), row('channel', '7', 0), row('channel', '8', 300)],
        ...[row('role', '5', 900), row('role', TWINS[0], 150), row('channel', '5', 700, OTHER_GUILD)],
      ])
      .execute()
    const found = await facts(['5'], TWINS)
    expect(found).toMatchObject({ needsChannels: true })
    expect(found?.multipliers.roles).toEqual(new Map([[TWINS[0], 150]]))
    expect(found?.multipliers.channels).toEqual(
      new Map([
        ['5', 200],
        ['7', 0],
      ]),
    )
  })

  test('contain which of these channels are earning channels, where the guild has such a list', async () => {
    await seedMembers(at.db, GUILD, [])
    const earning = async (channels: readonly string[]) => (await facts(channels))?.ignored.earningChannelIds
    await at.db.insertInto('earning_channels').values({ guild_id: OTHER_GUILD, channel_id: '5' }).execute()
    expect(await earning(['5'])).toEqual(new Set())
    await at.db.insertInto('earning_channels').values({ guild_id: GUILD, channel_id: '5' }).execute()
    expect((await facts(['5', '6']))?.needsChannels).toBe(true)
    expect(await earning(['5', '6'])).toEqual(new Set(['5']))
    // The list is not empty: an empty one would mean that members earn in all channels.
    expect((await earning(['6']))?.has('6')).toBe(false)
    expect((await earning(['6']))?.size).toBe(1)
  })

  test('do not exist for a guild without a row', async () => {
    expect(await facts()).toBeNull()
  })

  test('contain the guild’s boosts, with all values that decide when they run', async () => {
    await seedMembers(at.db, GUILD, [])
    const once = { factor: 1.5, startsAt: NOW, endsAt: NOW + 60_000, weekly: null, channelId: null }
    const times = { weekdays: 16, fromMinute: 1_080, toMinute: 60, timeZone: 'Europe/Berlin' }
    const author = { guildId: GUILD, actor: SCRIPT }
    await addBoost(at.db, author, once, { now: NOW, random: 0 })
    await addBoost(at.db, author, { ...once, endsAt: null, weekly: times }, { now: NOW, random: 0.5 })
    const [, weekly] = await listBoosts(at.db, GUILD, NOW)
    const run = weekly && nextRuns(weekly, NOW, 1)[0]
    if (weekly && run) await skipRun(at.db, author, weekly, run, NOW + 1)
    const found = (await facts())?.boosts
    expect(found).toMatchObject([
      { factor: 1.5, startsAt: NOW, endsAt: NOW + 60_000, weekly: null },
      { factor: 1.5, startsAt: NOW, endsAt: null, weekly: times, cuts: [run] },
    ])
    expect(found).toEqual((await loadGuildRules(at.db, [GUILD])).get(GUILD)?.boosts)
  })
})
