import { afterEach, describe, expect, test } from 'bun:test'
import { Locale } from 'discord-api-types/v10'
import { ClientRefusal } from '../../support/discord/interactions/refusals.ts'
import { oneRuntime } from '../../support/each-runtime.ts'
import type { EdgeCommunity } from '../../support/edge-community.ts'
import { newSnowflake } from '../../support/edge-world.ts'
import { commandInteraction, componentInteraction } from '../../support/interaction.ts'

/** Commands of users who have installed the application for themselves, where the bot is no member. */
oneRuntime('user installs', (client) => {
  afterEach(() => client().world.tap.become('well'))

  const database = () => client().world.database.db
  const world = () => client().world

  /** A member of two servers with the bot, who is also in a server without it. */
  async function traveller(name: string, locale?: Locale) {
    const [castle, tower] = [await client().community(), await client().community()]
    await database().updateTable('guilds').set({ name: 'The *Castle*' }).where('id', '=', castle.guild.id).execute()
    await database()
      .updateTable('guilds')
      .set({ name: 'Tower', board_visibility: 'off' })
      .where('id', '=', tower.guild.id)
      .execute()
    const village = world().discord.guild({ name: 'Village' })
    village.channel('general')
    const member = village.member(name, locale ? { locale } : {})
    for (const { guild } of [castle, tower]) guild.member(name)
    await castle.grant(member, 1_210)
    await tower.grant(member, 300)
    member.installs(world().application)
    return { castle, tower, village, member, away: { app: world().application } }
  }
  const leave = (
    community: EdgeCommunity,
    userId: string,
    change: { left_at: number | null; hidden_at: number | null },
  ) =>
    database()
      .insertInto('unlisted_members')
      .values({ guild_id: community.guild.id, user_id: userId, ...change })
      .onDuplicateKeyUpdate(change)
      .execute()

  test('/level shows the servers of the member in another server, in a group and in direct messages', async () => {
    const { castle, tower, member, away } = await traveller('ann')
    const lines = [
      '## Your levels',
      `**The \\*Castle\\*** · level **5** · 1,210 XP · [open server](https://discord.com/channels/${castle.guild.id})`,
      `**Tower** · level **2** · 300 XP · [open server](https://discord.com/channels/${tower.guild.id})`,
      '(only you can see this)',
    ]
    const before = world().tap.requests
    for (const place of [{}, { in: 'private' }, { in: 'direct' }] as const) {
      const reply = await member.runs('/level', { ...away, ...place })
      expect(reply.text).toBe(lines.join('\n'))
      expect(reply.ephemeral).toBe(true)
    }
    expect(world().tap.requests - before).toBe(3)
  })

  test('/level leaves out servers that the member or the bot has left, and servers whose data will be deleted', async () => {
    const { castle, tower, member, away } = await traveller('ben')
    const shown = async () => (await member.runs('/level', away)).text
    await leave(tower, member.id, { hidden_at: 1, left_at: null })
    expect(await shown()).toContain('Tower')
    await leave(tower, member.id, { hidden_at: null, left_at: 1 })
    expect(await shown()).not.toContain('Tower')
    await leave(tower, member.id, { hidden_at: null, left_at: null })
    await database().updateTable('guilds').set({ active: 0 }).where('id', '=', tower.guild.id).execute()
    expect(await shown()).not.toContain('Tower')
    const erasure = { user_id: member.id, why: 'asked', asked_at: 1, reply: null } as const
    await database()
      .insertInto('erasures')
      .values({ guild_id: castle.guild.id, ...erasure })
      .execute()
    expect(await shown()).toStartWith('You have no XP yet.')
    await database().deleteFrom('erasures').where('user_id', '=', member.id).execute()
    expect(await shown()).toContain('Castle')
    await database()
      .insertInto('erasures')
      .values({ guild_id: '0', ...erasure })
      .execute()
    expect(await shown()).toStartWith('You have no XP yet.')
  })

  test('/level refuses to show another member, and lists as many servers as fit', async () => {
    const { member, away, village } = await traveller('cleo', Locale.German)
    const other = await member.runs('/level', { ...away, options: { user: village.member('bob') } })
    expect(other.text).toStartWith('Hier bin ich nicht')
    const ids = Array.from({ length: 40 }, () => newSnowflake())
    const named = { name: '*'.repeat(100), notification_channel_id: null, created_at: 0, updated_at: 0 }
    await database()
      .insertInto('guilds')
      .values(ids.map((id) => ({ id, ...named })))
      .execute()
    const standing = { user_id: member.id, xp: 5_000, level: 10, message_count: 1, last_xp_at: null }
    await database()
      .insertInto('guild_users')
      .values(ids.map((id) => ({ guild_id: id, ...standing })))
      .execute()
    const { text, content } = await member.runs('/level', away)
    expect(content.length).toBeLessThanOrEqual(4_000)
    const lines = text.split('\n').filter((line) => line.includes('Server öffnen'))
    expect(text).toContain(`… und ${42 - lines.length} weitere`)
  })

  test('a deferred answer is ephemeral too', async () => {
    const { member, away } = await traveller('dora')
    world().tap.become('held')
    const reply = await member.runs('/level', { ...away, early: true })
    expect(reply).toMatchObject({ deferred: true, ephemeral: true })
    world().tap.become('well')
    expect((await reply.settled()).text).toContain('Castle')
  })

  test('/about and the commands about all servers work everywhere; the others say where they work', async () => {
    const { castle, member, away } = await traveller('eve')
    expect((await member.runs('/about', { ...away, in: 'private' })).text).toContain('Active servers')
    const file = await member.runs('/me data', away)
    expect(file.text).toContain('my-data.json')
    expect(file.ephemeral).toBe(true)
    await member.runs('/me counting off', { ...away, in: 'direct' })
    expect((await castle.memberRow(member))?.earns_after).toBeGreaterThan(Date.now())
    expect((await member.runs('/me pings off', away)).text).toStartWith('This only works in servers')
    await expect(member.runs('/leaderboard', away)).rejects.toThrow(ClientRefusal)
    await expect(member.runs('/settings show', away)).rejects.toThrow(ClientRefusal)
  })

  test('/me delete deletes everywhere, after the same confirmation', async () => {
    const { member, away, village } = await traveller('ida')
    const asked = await member.runs('/me delete', { ...away, in: 'direct' })
    expect(asked.text).toContain('in 2 servers')
    expect(asked.ephemeral).toBe(true)
    const modal = await member.clicks(asked, 'Delete my data')
    const erasures = () =>
      database().selectFrom('erasures').select(['guild_id', 'why']).where('user_id', '=', member.id).execute()
    await member.submits(modal, { word: 'no' })
    expect(await erasures()).toEqual([])
    await member.submits(await member.clicks(await member.runs('/me delete', away), 'Delete my data'), {
      word: 'delete',
    })
    expect(await erasures()).toEqual([{ guild_id: '0', why: 'asked' }])
    const stranger = { applicationId: world().applicationId, guildId: village.id, userId: '78', permissions: 0n }
    const by = { context: 0, authorizing_integration_owners: { 1: member.id } }
    const pressed = componentInteraction({ id: `me-delete:1:${member.id}:everywhere`, type: 2 }, stranger)
    expect((await client().interact({ ...pressed, ...by })).text).toStartWith('This belongs to somebody else')
  })

  test('nothing of a server without the bot is read or stored', async () => {
    const { village, member, away } = await traveller('fay')
    await member.runs('/level', away)
    await member.runs('/me counting off', away)
    // Discord does not send these, because the commands work in servers only.
    const guild = { applicationId: world().applicationId, guildId: village.id, userId: member.id, permissions: 8n }
    const by = { context: 0, authorizing_integration_owners: { 1: member.id } }
    const before = world().tap.requests
    for (const line of ['/settings show', '/doctor', '/leaderboard', '/me pings off']) {
      const reply = await client().interact({ ...commandInteraction(line, {}, guild), ...by })
      expect([reply.ephemeral, reply.text]).toEqual([true, expect.stringContaining('This only works in servers')])
    }
    const pressed = await client().interact({
      ...componentInteraction({ id: 'leaderboard:1:2', type: 2 }, guild),
      ...by,
    })
    expect(pressed.text).toStartWith('This only works in servers')
    expect(world().tap.requests - before).toBe(0)
    const guilds = await database().selectFrom('guilds').select('id').where('id', '=', village.id).execute()
    const members = await database().selectFrom('guild_users').select('xp').where('guild_id', '=', village.id).execute()
    expect([...guilds, ...members]).toEqual([])
  })

  // Discord has sent such interactions: https://github.com/discord/discord-api-docs/issues/6752
  test('an interaction that names no installs and no context comes from a server with the bot, or from a direct message', async () => {
    const { castle, member } = await traveller('hugo')
    const from = { applicationId: world().applicationId, userId: member.id }
    const unnamed = { context: undefined, authorizing_integration_owners: undefined }
    const inServer = commandInteraction('/level', {}, { ...from, guildId: castle.guild.id, permissions: 0n })
    expect((await client().interact({ ...inServer, ...unnamed })).ephemeral).toBe(false)
    const direct = { ...commandInteraction('/me pings off', {}, from), ...unnamed }
    expect((await client().interact(direct)).text).toStartWith('This only works in servers')
  })

  describe('an interaction whose context and installs contradict its place', () => {
    const user = '77'
    test.each([
      ['a server by another server’s install', { context: 0, authorizing_integration_owners: { 0: '9' } }],
      ['a server as a direct message', { context: 1, authorizing_integration_owners: { 0: '0' } }],
      ['a server as a group', { context: 2, authorizing_integration_owners: { 1: user } }],
      ['a server as a group, without installs', { context: 2, authorizing_integration_owners: undefined }],
      ['a server without an install', { context: 0, authorizing_integration_owners: {} }],
      ['a server without a context', { context: undefined, authorizing_integration_owners: { 1: user } }],
      ['an unknown context', { context: 7, authorizing_integration_owners: { 1: user } }],
      ['an install that is no id', { context: 0, authorizing_integration_owners: { 0: ['x'] } }],
    ])('is refused: %s', async (_, place) => {
      const invoker = { applicationId: world().applicationId, guildId: newSnowflake(), userId: user, permissions: 8n }
      const before = world().tap.requests
      for (const line of ['/level', '/settings show']) {
        const reply = await client().interact({ ...commandInteraction(line, {}, invoker), ...place })
        expect([reply.ephemeral, reply.text]).toEqual([true, expect.stringContaining('Discord did not say where')])
      }
      expect(world().tap.requests - before).toBe(0)
    })

    test('is refused: a group by the install of a server', async () => {
      const invoker = { applicationId: world().applicationId, userId: user }
      const place = { context: 2, authorizing_integration_owners: { 0: '0' } }
      const reply = await client().interact({ ...commandInteraction('/level', {}, invoker), ...place })
      expect(reply.text).toStartWith('Discord did not say where')
    })
  })

  test('a customer’s own bot works in servers only', async () => {
    const { member } = await traveller('gus')
    const bot = await world().addWhitelabelBot()
    const invoker = { applicationId: bot.botId, userId: member.id }
    const place = { context: 2, authorizing_integration_owners: { 1: member.id } }
    const reply = await client().interact({ ...commandInteraction('/level', {}, invoker), ...place }, bot)
    expect(reply.text).toStartWith('This only works in servers')
  })
})
