import { afterAll, beforeAll, expect, test } from 'bun:test'
import { ChannelType } from 'discord-api-types/v10'
import { setCounting } from '../../../shared/database/members/counting.ts'
import type { Channel } from '../../support/discord/community/channel.ts'
import type { Guild } from '../../support/discord/community/guild.ts'
import type { Member } from '../../support/discord/community/member.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { type GuildPlan, LevellingWorld } from '../../support/levelling-world.ts'
import { MovedClock } from '../../support/moved-clock.ts'
import { until } from '../../support/until.ts'

const XP = 10
const clock = new MovedClock()
let world: LevellingWorld
beforeAll(async () => {
  world = await LevellingWorld.open({}, {}, clock)
})
afterAll(() => world.close())

interface Place {
  guild: Guild
  lounge: Channel
  alice: Member
  bob: Member
}

/** A server with XP for voice, and two members who are not in voice yet. */
async function place(settings: GuildPlan['settings'] = {}, plan: GuildPlan = {}): Promise<Place> {
  const guild = await world.guild({ ...plan, settings: { voice_xp: XP, ...settings } })
  const lounge = guild.channel('Lounge', { type: ChannelType.GuildVoice })
  return { guild, lounge, alice: guild.member('alice'), bob: guild.member('bob') }
}

const rowOf = (guild: Guild, { id }: { id: string }) =>
  world.database.db
    .selectFrom('voice_sessions')
    .selectAll()
    .where('guild_id', '=', guild.id)
    .where('user_id', '=', id)
    .executeTakeFirst()

/** The gateway has stored that members are in a channel, or, for null, in none. */
async function stored(guild: Guild, channel: Channel | null, ...members: Member[]): Promise<void> {
  for (const member of members) {
    await until(`${member.name} is ${channel?.name ?? 'gone'}`, async () => {
      const row = await rowOf(guild, member)
      return row !== undefined && row.channel_id === (channel?.id ?? null)
    })
  }
}

/** Members join one after the other, some seconds apart: so the first minute of the first is partly alone. */
async function joins(guild: Guild, channel: Channel, ...members: Member[]): Promise<void> {
  for (const [nth, member] of members.entries()) {
    if (nth > 0) clock.passes({ minutes: 0.1 })
    member.joinsVoice(channel)
    await stored(guild, channel, member)
  }
}

async function leaves(guild: Guild, ...members: Member[]): Promise<void> {
  for (const member of members) member.leavesVoice()
  await stored(guild, null, ...members)
}

const xpOf = (guild: Guild, ...members: Member[]) => Promise.all(members.map((member) => world.xpOf(guild, member)))

test('a member who is not counted is not in voice: a stay ends, no new one begins, and company does not count', async () => {
  const { guild, lounge, alice, bob } = await place()
  await joins(guild, lounge, alice, bob)
  await setCounting(world.database.db, { guildId: guild.id, userId: alice.id }, false, clock.now())
  const carl = guild.member('carl')
  await setCounting(world.database.db, { guildId: guild.id, userId: carl.id }, false, clock.now())
  clock.passes({ minutes: 0.5 })
  carl.joinsVoice(lounge)
  alice.isSilenced({ mute: true })
  await stored(guild, null, alice)
  clock.passes({ minutes: 10 })
  await leaves(guild, bob)
  expect(await rowOf(guild, carl)).toBeUndefined()
  expect(await xpOf(guild, alice, bob, carl)).toEqual([0, 0, 0])
})

test('two people in voice earn for each full minute with company, as rows of the ledger', async () => {
  const { guild, lounge, alice, bob } = await place()
  await joins(guild, lounge, alice, bob)
  clock.passes({ minutes: 7.5 })
  await leaves(guild, alice, bob)
  expect(await xpOf(guild, alice, bob)).toEqual([6 * XP, 7 * XP])
  const { db } = world.database
  const rows = await db.selectFrom('xp_ledger').selectAll().where('guild_id', '=', guild.id).execute()
  expect(rows.map(({ source, amount }) => [source, amount])).toEqual([
    ['voice', 6 * XP],
    ['voice', 7 * XP],
  ])
  const users = await db.selectFrom('users').select('username').where('id', '=', alice.id).execute()
  expect(users).toEqual([{ username: 'alice' }])
})

test('minutes are confirmed and awarded while the members stay, without any event', async () => {
  const { guild, lounge, alice, bob } = await place()
  await joins(guild, lounge, alice, bob)
  clock.passes({ minutes: 5.1 })
  await until('five minutes are awarded', async () => (await world.xpOf(guild, bob)) === 5 * XP)
})

test('a server without XP for voice stores nothing; minutes count from the moment when an admin turns it on', async () => {
  const { guild, lounge, alice, bob } = await place({ voice_xp: 0 })
  for (const member of [alice, bob]) member.joinsVoice(lounge)
  clock.passes({ minutes: 30 })
  await world.everythingIsHandled(guild)
  expect(await rowOf(guild, alice)).toBeUndefined()
  const { db } = world.database
  await db.updateTable('guilds').set({ voice_xp: XP, updated_at: clock.now() }).where('id', '=', guild.id).execute()
  await until('the rules are known', async () => {
    clock.passes({ minutes: 0.2 })
    return (await rowOf(guild, bob))?.channel_id === lounge.id
  })
  clock.passes({ minutes: 2.5 })
  await leaves(guild, alice, bob)
  expect(await world.xpOf(guild, alice)).toBeLessThan(5 * XP)
  expect(await world.xpOf(guild, alice)).toBeGreaterThan(0)
})

test('bots are no company, and earn nothing', async () => {
  const { guild, lounge, alice } = await place()
  guild.member('music', { bot: true }).joinsVoice(lounge)
  await joins(guild, lounge, alice)
  clock.passes({ minutes: 3 })
  await leaves(guild, alice)
  expect(await xpOf(guild, alice, guild.member('music'))).toEqual([0, 0])
})

test('a member whom the server mutes no longer counts, and the only other member in the channel does not count, either', async () => {
  const { guild, lounge, alice, bob } = await place()
  await joins(guild, lounge, alice, bob)
  clock.passes({ minutes: 2.5 })
  alice.isSilenced({ mute: true })
  await until('the mute is stored', async () => (await rowOf(guild, alice))?.flags === 1)
  clock.passes({ minutes: 10 })
  await leaves(guild, alice, bob)
  expect(await xpOf(guild, alice, bob)).toEqual([XP, 2 * XP])
})

test('members who move keep their minutes; members of a deleted channel leave voice', async () => {
  const { guild, lounge, alice, bob } = await place()
  const hall = guild.channel('Hall', { type: ChannelType.GuildVoice })
  const carol = guild.member('carol')
  await joins(guild, hall, carol)
  await joins(guild, lounge, alice, bob)
  clock.passes({ minutes: 1.5 })
  await joins(guild, hall, alice)
  clock.passes({ minutes: 1.6 })
  hall.delete()
  await stored(guild, null, alice, carol)
  expect(await xpOf(guild, alice, bob, carol)).toEqual([2 * XP, 0, XP])
  await leaves(guild, bob)
  expect(await xpOf(guild, bob)).toEqual([XP])
})

test('a member who leaves the server leaves voice', async () => {
  const { guild, lounge, alice, bob } = await place()
  await joins(guild, lounge, alice, bob)
  clock.passes({ minutes: 2.2 })
  alice.leaves()
  await stored(guild, null, alice)
  expect(await xpOf(guild, alice)).toEqual([XP])
})

test('speakers of a stage earn, and its audience does not', async () => {
  const { guild, alice, bob } = await place()
  const stage = guild.channel('Stage', { type: ChannelType.GuildStageVoice })
  const carol = guild.member('carol')
  await joins(guild, stage, alice, bob, carol)
  for (const speaker of [alice, bob]) speaker.speaksOnStage()
  await until('they speak', async () => (await rowOf(guild, bob))?.flags === 0)
  clock.passes({ minutes: 2.2 })
  await leaves(guild, alice, bob, carol)
  expect((await xpOf(guild, alice, bob, carol)).map((xp) => xp > 0)).toEqual([true, true, false])
})

test('people in the AFK channel, in an ignored channel and with an ignored role earn nothing', async () => {
  const { guild, lounge, alice, bob } = await place(
    {},
    { ignoredChannels: (each) => [each.category('Quiet')], ignoredRoles: ['Guest'] },
  )
  const quiet = guild.channel('Corner', { type: ChannelType.GuildVoice, in: guild.category('Quiet') })
  const sleepers = guild.channel('AFK', { type: ChannelType.GuildVoice })
  guild.setAfkChannel(sleepers)
  const people = ['carol', 'dave', 'erin', 'frank'].map((name) => guild.member(name))
  const [carol, dave, erin, frank] = people
  if (!carol || !dave || !erin || !frank) throw new Error('there are four')
  await joins(guild, quiet, carol, dave)
  await joins(guild, sleepers, erin, frank)
  await joins(guild, lounge, alice, bob)
  bob.gets(guild.role('Guest'))
  await until(
    'the role is stored',
    async () => (await rowOf(guild, bob))?.roles.includes(guild.role('Guest').id) ?? false,
  )
  clock.passes({ minutes: 3.2 })
  await leaves(guild, alice, bob, carol, dave, erin, frank)
  expect(await xpOf(guild, alice, bob, ...people)).toEqual([0, 0, 0, 0, 0, 0])
})

test('the rate, a stream and the limit of a day decide how much a minute earns', async () => {
  const { guild, lounge, alice, bob } = await place({ xp_rate: 2, voice_streaming: 50, voice_cap: 100 })
  await joins(guild, lounge, alice, bob)
  alice.switchesVoice({ selfStream: true })
  await until('the stream is stored', async () => (await rowOf(guild, alice))?.flags === 8)
  clock.passes({ minutes: 2.2 })
  await leaves(guild, alice)
  expect(await xpOf(guild, alice)).toEqual([30])
  await joins(guild, lounge, alice)
  clock.passes({ minutes: 9.2 })
  await leaves(guild, alice, bob)
  expect(await xpOf(guild, alice)).toEqual([100])
})

test('a level-up is announced in the text chat of the voice channel, and gives its role', async () => {
  const { guild, lounge, alice, bob } = await place({}, { levelRoles: { 1: 'Regular' } })
  await world.grant(guild, alice, 95)
  await joins(guild, lounge, alice, bob)
  clock.passes({ minutes: 2.5 })
  await leaves(guild, alice)
  await until('it is announced', () => lounge.sent.length > 0)
  expect(lounge.sent[0]?.content).toContain(`<@${alice.id}>`)
  await until('the role is given', () => alice.roles.includes('Regular'))
})

test('a new session takes members, roles and states from Discord’s list, and a resumed one learns what it missed', async () => {
  const { guild, lounge, alice, bob } = await place({}, { ignoredRoles: ['Guest'] })
  const [carol, dave] = [guild.member('carol'), guild.member('dave')]
  await joins(guild, lounge, alice, bob, carol, dave)
  world.discord.invalidateSessions({ resumable: false })
  alice.gets(guild.role('Guest'))
  dave.leavesVoice()
  await until(
    'the role is known',
    async () => (await rowOf(guild, alice))?.roles.includes(guild.role('Guest').id) ?? false,
  )
  await stored(guild, null, dave)
  clock.passes({ minutes: 2.2 })
  world.discord.dropSockets()
  bob.switchesVoice({ selfStream: true })
  await until('the stream is stored', async () => (await rowOf(guild, bob))?.flags === 8)
  clock.passes({ minutes: 1 })
  await leaves(guild, alice, bob, carol)
  expect(await xpOf(guild, alice, bob, carol, dave)).toEqual([0, 3 * XP, 3 * XP, 0])
})

test('two bots in one server, in two processes, award each minute once', async () => {
  const { guild, lounge, alice, bob } = await place()
  const other = world.discord.application({ name: 'Branded' })
  guild.add(other)
  const { discord, database } = world
  const second = await startTestGateway({ discord, application: other, database, clock })
  await second.ready()
  await joins(guild, lounge, alice, bob)
  clock.passes({ minutes: 6.5 })
  alice.switchesVoice({ selfStream: true })
  await until('the stream is stored', async () => (await rowOf(guild, alice))?.flags === 8)
  await second.stop()
  clock.passes({ minutes: 2 })
  await leaves(guild, alice, bob)
  expect(await xpOf(guild, alice, bob)).toEqual([7 * XP, 8 * XP])
})
