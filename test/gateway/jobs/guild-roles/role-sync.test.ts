import { afterEach, beforeEach, expect, test } from 'bun:test'
import { REST } from '@discordjs/rest'
import { ComponentType, MessageFlags, Routes } from 'discord-api-types/v10'
import type { JobPayload } from '../../../../shared/database/jobs/jobs.ts'
import type { Guild } from '../../../support/discord/community/guild.ts'
import { until } from '../../../support/until.ts'
import { EffectsWorld, QUICK, told } from '../effects-world.ts'

const GIVE_ROLE = 'PUT /guilds/:guild/members/:user/roles/:role'
/** Twenty a second: time enough to look at a sync under way. */
const SLOW_ROLES = { ...QUICK, routes: { ...QUICK.routes, [GIVE_ROLE]: { limit: 10, perMs: 500 } } }
const PATIENCE_MS = 180_000

let world: EffectsWorld
beforeEach(async () => {
  world = await EffectsWorld.open()
})
afterEach(() => world.close())

async function slowly(): Promise<void> {
  await world.close()
  world = await EffectsWorld.open({ rateLimits: SLOW_ROLES })
}

/** A guild whose members have reached level 2, where a role for it was just added. */
async function grown(count: number) {
  const guild = await world.guild({ levelRoles: { 2: 'Gold' } })
  const members = Array.from({ length: count }, (_, i) => guild.member(`grown-${i}`))
  await world.hasLevel(guild, 2, ...members)
  return { guild, members, holders: () => members.filter((member) => member.present && member.roles.includes('Gold')) }
}

const asksSync = (guild: Guild, reply: JobPayload<'guild-role-sync'>['reply'] = null) =>
  world.asks({ kind: 'guild-role-sync', guildId: guild.id, userId: null, payload: { reply } })

const asksSyncOfAll = (guild: Guild) =>
  world.asks({ kind: 'guild-role-sync', guildId: guild.id, userId: null, payload: { reply: null, everyone: true } })

const given = () => world.discord.requests.to('PUT', '/guilds/:guild/members/:user/roles/:role')

test(
  'a sync gives the role to every member who has reached the level, and sends no request for members who have it',
  async () => {
    const { guild, members, holders } = await grown(30)
    for (const member of members.slice(0, 10)) member.gets(guild.role('Gold'))
    const low = guild.member('low')
    await world.hasLevel(guild, 1, low)
    await asksSync(guild)
    world.runs()
    await world.allDone()
    expect(holders()).toHaveLength(30)
    expect(low.roles).toEqual([])
    expect(given()).toHaveLength(20)
    expect(given()[0]?.reason).toBe('Level 2')
  },
  PATIENCE_MS,
)

test(
  'a sync of 500 members that is restarted in its middle goes on from there',
  async () => {
    const { guild, holders } = await grown(500)
    await asksSync(guild)
    const runner = world.runs()
    await until('half of it is done', () => holders().length >= 250)
    await runner.stop()
    const [job] = await world.jobs()
    expect(job).toMatchObject({ kind: 'guild-roles', state: 'waiting', attempts: 0 })
    world.runs()
    await world.allDone(PATIENCE_MS)
    expect(holders()).toHaveLength(500)
    expect(given().length).toBeLessThanOrEqual(501)
  },
  PATIENCE_MS,
)

test(
  'an announcement overtakes a sync under way',
  async () => {
    await slowly()
    const { guild, members, holders } = await grown(300)
    await asksSync(guild)
    const runner = world.runs()
    await until('it is under way', () => holders().length > 0)
    const [first] = members
    if (first === undefined) throw new Error('nobody is there')
    await world.asks(world.rise(guild, first, { level: 3, in: guild.channel('general') }))
    runner.wake()
    await until('it is announced', () => told(guild.sent).length === 1)
    expect(holders().length).toBeLessThan(300)
  },
  PATIENCE_MS,
)

test(
  'a sync shows its progress and then its outcome; its token is in no log and no row',
  async () => {
    await slowly()
    const { guild, members } = await grown(60)
    members[0]?.gets(guild.role('Gold'))
    members[1]?.leaves()
    const { reply, address } = world.command(guild, guild.member('admin'))
    await asksSync(guild, address)
    world.runs()
    await until('progress is shown', () => /Giving level roles: [1-9]\d* of 60 members\n`█+░+`/.test(reply.content))
    await world.allDone(PATIENCE_MS)
    expect(reply.content).toBe(
      [
        'Level roles are up to date: 60 of 60 members',
        `\`${'█'.repeat(20)}\``,
        'Changed: **58** · already correct: **1** · left the server: **1** · failed: **0**',
      ].join('\n'),
    )
    expect(world.log.join()).not.toContain(address.token)
  },
  PATIENCE_MS,
)

test(
  'a sync shows its progress as components if the reply has components: Discord never removes this flag of a message',
  async () => {
    const { guild } = await grown(2)
    const { reply, address } = world.command(guild, guild.member('admin'))
    const body = {
      flags: MessageFlags.IsComponentsV2,
      components: [{ type: ComponentType.TextDisplay, content: 'Saved' }],
    }
    await new REST({ api: world.discord.apiUrl }).patch(Routes.webhookMessage(address.applicationId, address.token), {
      ...{ body, auth: false },
    })
    await asksSync(guild, { ...address, componentsV2: true })
    world.runs()
    await world.allDone()
    expect(reply.message).toMatchObject({ content: '', flags: MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral })
    expect(reply.content).toStartWith('Level roles are up to date: 2 of 2 members')
  },
  PATIENCE_MS,
)

test(
  'a sync whose role is above the bot reports this, sends one request, and is kept without its token',
  async () => {
    const { guild } = await grown(40)
    guild.role('Gold').moveTo(100)
    const { reply, address } = world.command(guild, guild.member('admin'))
    await asksSync(guild, address)
    world.runs()
    await world.allDone()
    expect(reply.content).toContain('failed: **40**\n- 40: 50013: Missing Permissions')
    expect(given()).toHaveLength(1)
    const [job] = await world.jobs('failed')
    expect(job).toMatchObject({ kind: 'guild-roles', reason: '50013: Missing Permissions' })
    expect(job?.payload).not.toContain(address.token)
  },
  PATIENCE_MS,
)

test(
  'a sync goes on when the answer it reports to is gone, and the bot is still used',
  async () => {
    const { guild, holders } = await grown(20)
    const { address } = world.command(guild, guild.member('admin'))
    await asksSync(guild, { ...address, token: 'expired' })
    world.runs()
    await world.allDone()
    expect(holders()).toHaveLength(20)
    expect(world.discord.requests.all.filter((request) => request.status === 401)).toHaveLength(1)
  },
  PATIENCE_MS,
)

test(
  'a sync that is stopped ends within seconds, and reports this',
  async () => {
    await slowly()
    const { guild, holders } = await grown(300)
    const { reply, address } = world.command(guild, guild.member('admin'))
    await asksSync(guild, address)
    world.runs()
    await until('it is under way', () => holders().length > 0)
    await world.database.db.deleteFrom('jobs').where('guild_id', '=', guild.id).execute()
    await until('it reports this', () => reply.content.startsWith('Stopped after'))
    expect(holders().length).toBeLessThan(300)
    expect(await world.jobs()).toEqual([])
  },
  PATIENCE_MS,
)

test(
  'a newer sync replaces the one under way',
  async () => {
    await slowly()
    const { guild, holders } = await grown(100)
    const { reply, address } = world.command(guild, guild.member('admin'))
    await asksSync(guild, address)
    world.runs()
    await until('it is under way', () => holders().length > 0)
    await asksSync(guild)
    await until('the older one reports this', () => reply.content.includes('a newer change'))
    await world.allDone(PATIENCE_MS)
    expect(holders()).toHaveLength(100)
    expect(given()).toHaveLength(100)
  },
  PATIENCE_MS,
)

test('a newer sync looks at all members where the waiting one that it replaces had to', async () => {
  const { guild, holders } = await grown(1)
  const reset = guild.member('reset')
  reset.gets(guild.role('Gold'))
  await world.hasLevel(guild, 0, reset)
  await asksSyncOfAll(guild)
  await world.database.db
    .updateTable('jobs')
    .set({ run_at: Date.now() + 3_600_000 })
    .execute()
  await asksSync(guild)
  world.runs()
  await world.allDone()
  expect(holders()).toHaveLength(1)
  expect(reset.roles).toEqual([])
})

test(
  'where a third of all requests fail, a sync gives every role all the same',
  async () => {
    const { guild, holders } = await grown(60)
    await asksSync(guild)
    world.discord.misbehave({ failShare: 1 / 3, failWith: [500, 502, 429] })
    world.runs()
    await world.allDone(PATIENCE_MS)
    expect(holders()).toHaveLength(60)
    expect(await world.jobs()).toEqual([])
  },
  PATIENCE_MS,
)

test('a sync of a guild whose members the bot may not list reports this, and is kept without its token', async () => {
  const { guild } = await grown(5)
  world.application.allow({ guildMembers: false })
  const { reply, address } = world.command(guild, guild.member('admin'))
  await asksSync(guild, address)
  world.runs()
  await world.allDone()
  expect(reply.content).toStartWith('Stopped after 0 of 5 members')
  expect(reply.content).toEndWith('- 5: 50001: Missing Access')
  const [job] = await world.jobs('failed')
  expect(job).toMatchObject({ kind: 'guild-roles', reason: '50001: Missing Access' })
  expect(job?.payload).not.toContain(address.token)
})
