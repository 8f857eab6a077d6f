import { expect, test } from 'bun:test'
import { SCRIPT } from '../../shared/audit/entry.ts'
import { addGuildBots } from '../../shared/database/bots/guild-bots.ts'
import { shardScope } from '../../shared/database/bots/shard-counts.ts'
import { addCommandLimits } from '../../shared/database/guilds/command-limits.ts'
import { noteMessages } from '../../shared/database/guilds/guilds.ts'
import { guildHealth } from '../../shared/database/guilds/health.ts'
import { addIgnored } from '../../shared/database/guilds/ignored.ts'
import { addManagerRole } from '../../shared/database/guilds/manager-roles.ts'
import { guildOverview } from '../../shared/database/guilds/overview.ts'
import { changeSettings, DEFAULT_SETTINGS } from '../../shared/database/guilds/settings.ts'
import { touchGuild } from '../../shared/database/guilds/version.ts'
import { endScreening, leaveForScreening } from '../../shared/database/jobs/screening.ts'
import { releaseLeases, takeLeases } from '../../shared/database/processes/leases.ts'
import { PARTITIONS, partitionOf } from '../../shared/database/processes/partition.ts'
import { saveCheckpoints } from '../../shared/database/sessions/checkpoints.ts'
import { NO_LIMITS } from '../../shared/discord/command-limits.ts'
import { SOURCE_INTENTS } from '../../shared/discord/intents.ts'
import { shardOf } from '../../shared/discord/shard.ts'
import { guildsChangedSince } from './changed-guilds.ts'
import { GUILD, NOW, OTHER_GUILD, overEachDialect, TWINS } from './dialects.ts'

overEachDialect('the overview of a guild', (at) => {
  const levelRole = (guild_id: string, level: number, role_id: string) =>
    at.db.insertInto('level_roles').values({ guild_id, level, role_id }).execute()

  test('contains the settings, the level roles from the lowest, and the ignored channels and roles', async () => {
    const settings = {
      notificationType: 'channel',
      notificationChannelId: TWINS[1],
      xpDelaySeconds: 86_400,
      xpRate: 0.25,
      roleAssignType: 'stack',
      quietTime: '22:00-07:00 Europe/Berlin',
    } as const
    await changeSettings(at.db, { guildId: GUILD, actor: SCRIPT }, settings, NOW)
    await levelRole(GUILD, 10, TWINS[0])
    await levelRole(GUILD, 2, TWINS[1])
    await levelRole(OTHER_GUILD, 3, '77')
    await addIgnored(at.db, { actor: SCRIPT, guildId: GUILD, kind: 'channels', id: TWINS[0] }, NOW)
    await addIgnored(at.db, { actor: SCRIPT, guildId: GUILD, kind: 'roles', id: TWINS[1] }, NOW)
    await at.db.insertInto('earning_channels').values({ guild_id: GUILD, channel_id: TWINS[1] }).execute()
    await at.db
      .insertInto('multipliers')
      .values([
        { guild_id: GUILD, kind: 'channel', target_id: TWINS[1], percent: 0 },
        { guild_id: GUILD, kind: 'role', target_id: TWINS[1], percent: 250 },
      ])
      .execute()
    await addManagerRole(at.db, { guildId: GUILD, actor: SCRIPT, roleId: TWINS[0] }, NOW)
    await addManagerRole(at.db, { guildId: OTHER_GUILD, actor: SCRIPT, roleId: TWINS[1] }, NOW)
    await addCommandLimits(at.db, { guildId: GUILD, actor: SCRIPT }, [{ kind: 'category', id: TWINS[0] }], NOW)
    await addCommandLimits(at.db, { guildId: GUILD, actor: SCRIPT }, [{ kind: 'member', id: TWINS[1] }], NOW)
    await addCommandLimits(at.db, { guildId: GUILD, actor: SCRIPT }, [{ kind: 'channel', id: '5' }], NOW)
    await addCommandLimits(at.db, { guildId: OTHER_GUILD, actor: SCRIPT }, [{ kind: 'role', id: '77' }], NOW)
    const ownText = { guild_id: GUILD, level: 10, form: 'embed', text: 'GG {user}! 🎉' } as const
    await at.db
      .insertInto('level_texts')
      .values([ownText, { ...ownText, level: 5, form: 'plain' }, { ...ownText, guild_id: OTHER_GUILD, level: 7 }])
      .execute()
    expect(await guildOverview(at.db, GUILD)).toMatchObject({
      levelTexts: [
        { level: 5, form: 'plain', text: 'GG {user}! 🎉' },
        { level: 10, form: 'embed', text: 'GG {user}! 🎉' },
      ],
      settings,
      levelRoles: [
        { level: 2, roleId: TWINS[1] },
        { level: 10, roleId: TWINS[0] },
      ],
      ignoredChannelIds: [TWINS[0]],
      ignoredRoleIds: [TWINS[1]],
      earningChannelIds: [TWINS[1]],
      multipliers: [
        { kind: 'role', id: TWINS[1], percent: 250 },
        { kind: 'channel', id: TWINS[1], percent: 0 },
      ],
      managerRoleIds: [TWINS[0]],
      commandLimits: { channelIds: ['5'], categoryIds: [TWINS[0]], roleIds: [], memberIds: [TWINS[1]] },
    })
  })

  test('contains the defaults where no setting was changed', async () => {
    const nothing = {
      settings: DEFAULT_SETTINGS,
      levelRoles: [],
      levelTexts: [],
      ignoredChannelIds: [],
      ignoredRoleIds: [],
      earningChannelIds: [],
      multipliers: [],
      managerRoleIds: [],
      commandLimits: NO_LIMITS,
    }
    expect(await guildOverview(at.db, GUILD)).toMatchObject(nothing)
  })
})

overEachDialect('the health of a guild', (at) => {
  const failed = (reason: string, time: number, guild_id = GUILD, state: 'failed' | 'waiting' = 'failed') =>
    at.db
      .insertInto('jobs')
      .values({
        ...{ kind: 'roles', guild_id, user_id: '7', payload: '{}', state, reason, occurrences: 3 },
        ...{ run_at: time, taken_by: null, taken_until: null, created_at: time, updated_at: time },
      })
      .execute()

  test('lists failures since a time, the latest first', async () => {
    await failed('old', NOW - 1)
    await failed('earlier', NOW)
    await failed('later', NOW + 5)
    await failed('of another guild', NOW, OTHER_GUILD)
    await failed('being tried again', NOW, GUILD, 'waiting')
    expect((await guildHealth(at.db, GUILD, NOW)).failures).toEqual([
      { kind: 'member-roles', reason: 'later', occurrences: 3, lastAt: NOW + 5 },
      { kind: 'member-roles', reason: 'earlier', occurrences: 3, lastAt: NOW },
    ])
  })

  test('lists no more failures than fit a reply', async () => {
    for (let nth = 0; nth < 15; nth++) await failed(`reason ${nth}`, NOW + nth)
    const { failures } = await guildHealth(at.db, GUILD, NOW)
    expect(failures.map((failure) => failure.reason)).toEqual(
      Array.from({ length: 10 }, (_, nth) => `reason ${14 - nth}`),
    )
  })

  test('counts each member in membership screening once', async () => {
    const wait = { now: NOW, until: NOW + 9 }
    for (const userId of ['7', '8']) await leaveForScreening(at.db, { guildId: GUILD, userId }, wait)
    await leaveForScreening(at.db, { guildId: OTHER_GUILD, userId: '7' }, wait)
    await failed('being tried again', NOW, GUILD, 'waiting')
    expect((await guildHealth(at.db, GUILD, NOW)).beingScreened).toBe(2)
    await endScreening(at.db, [{ guildId: GUILD, userId: '7' }], NOW)
    expect((await guildHealth(at.db, GUILD, NOW)).beingScreened).toBe(1)
  })

  test('knows the imports of the guild that are at work, and one that waits for its confirmation', async () => {
    const imported = async () => {
      const { importedAt, importWaitsUntil } = await guildHealth(at.db, GUILD, NOW)
      return { importedAt, importWaitsUntil }
    }
    const times = { created_at: NOW, updated_at: NOW + 2, expires_at: null }
    const one = { ...({ guild_id: GUILD, busy_guild_id: null, format: '', title: '', mode: 'add' } as const), ...times }
    await at.tcp
      .insertInto('imports')
      .values({ ...one, state: 'done' })
      .execute()
    await at.tcp
      .insertInto('imports')
      .values({ ...one, guild_id: OTHER_GUILD, state: 'applying' })
      .execute()
    expect(await imported()).toEqual({ importedAt: null, importWaitsUntil: null })
    await at.tcp
      .insertInto('imports')
      .values([
        { ...one, state: 'undoing' },
        { ...one, state: 'ready', expires_at: 9 },
      ])
      .execute()
    expect(await imported()).toEqual({ importedAt: NOW + 2, importWaitsUntil: 9 })
  })

  test('says that no worker serves the guild, if gateways hold the shards and its partition is free', async () => {
    const hasNoWorker = async () => (await guildHealth(at.db, GUILD, NOW)).hasNoWorker
    const lease = (ms: number) => ({ processId: 'us', now: Date.now(), until: Date.now() + ms })
    expect(await hasNoWorker()).toBe(false)
    const partitions = { scope: 'partitions', count: PARTITIONS }
    await takeLeases(at.tcp, partitions, lease(-300_000), PARTITIONS)
    expect(await hasNoWorker()).toBe(false)
    await takeLeases(at.tcp, { scope: shardScope('1', 1), count: 1 }, lease(300_000), 1)
    expect(await hasNoWorker()).toBe(true)
    await takeLeases(at.tcp, partitions, lease(300_000), PARTITIONS)
    expect(await hasNoWorker()).toBe(false)
    await releaseLeases(at.tcp, partitions.scope, 'us', [partitionOf(GUILD)])
    expect(await hasNoWorker()).toBe(true)
  })

  test('names the sources of XP whose events no session of the guild receives', async () => {
    const unseen = async (guildId = GUILD) => (await guildHealth(at.db, guildId, NOW)).unseenSources
    const store = (botId: string, intents: number | null, shard = shardOf(GUILD, 2)) =>
      saveCheckpoints(
        at.db,
        [{ botId, shard, shardCount: 2, sessionKey: `of ${botId}`, resumeUrl: 'wss://x', sequence: 1, intents }],
        NOW,
      )
    await addGuildBots(at.db, [
      { guildId: GUILD, botId: '61' },
      { guildId: GUILD, botId: '62' },
    ])
    expect(await unseen()).toEqual([])
    await store('61', null)
    expect(await unseen()).toEqual(['voice', 'reactions'])
    await store('62', SOURCE_INTENTS.voice | 1)
    expect(await unseen()).toEqual(['reactions'])
    // The other shard is about other guilds.
    await store('61', SOURCE_INTENTS.reactions, 1 - shardOf(GUILD, 2))
    expect(await unseen()).toEqual(['reactions'])
    // A process of an older release began another session.
    await at.db.updateTable('gateway_sessions').set({ session_key: 'new' }).where('bot_id', '=', '62').execute()
    expect(await unseen()).toEqual(['voice', 'reactions'])
    await store('61', SOURCE_INTENTS.voice | SOURCE_INTENTS.reactions)
    expect([await unseen(), await unseen(OTHER_GUILD)]).toEqual([[], []])
  })

  test('contains the time of the last seen message, which does not count as a change of settings', async () => {
    await touchGuild(at.db, GUILD, NOW)
    expect((await guildHealth(at.db, GUILD, NOW)).lastMessageAt).toBeNull()
    await noteMessages(at.db, [GUILD, OTHER_GUILD], NOW + 9)
    expect((await guildHealth(at.db, GUILD, NOW)).lastMessageAt).toBe(NOW + 9)
    expect((await guildHealth(at.db, OTHER_GUILD, NOW)).lastMessageAt).toBeNull()
    expect(await guildsChangedSince(at.tcp, NOW)).toEqual([])
  })
})
