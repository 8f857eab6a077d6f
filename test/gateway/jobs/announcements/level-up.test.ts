import { afterAll, beforeAll, expect, test } from 'bun:test'
import { PermissionFlagsBits } from 'discord-api-types/v10'
import { xpFor } from '../../../support/default-curve.ts'
import { LevellingWorld } from '../../../support/levelling-world.ts'
import { until } from '../../../support/until.ts'

let world: LevellingWorld
beforeAll(async () => {
  world = await LevellingWorld.open()
})
afterAll(() => world.close())

const failedJobs = (guildId: string) =>
  world.database.db
    .selectFrom('jobs')
    .selectAll()
    .where('guild_id', '=', guildId)
    .where('state', '=', 'failed')
    .execute()

test('a level-up is announced in reply to the message, and pings only the member', async () => {
  const guild = await world.guild()
  const bob = guild.member('bob')
  await world.grant(guild, bob, xpFor(1) - 1)
  const message = bob.says('up', { in: guild.channel('general') })
  const posted = await until('it is announced', () => guild.sent[0])
  expect(posted.content).toBe(`GG <@${bob.id}>, you reached level **1**!`)
  expect(posted.message_reference?.message_id).toBe(message.id)
  expect(posted.mentions.map((user) => user.id)).toEqual([bob.id])
})

test('a level-up whose message was deleted is still announced', async () => {
  const guild = await world.guild()
  const bob = guild.member('bob')
  const general = guild.channel('general')
  await world.grant(guild, bob, xpFor(1) - 1)
  general.deleteMessage(bob.says('up', { in: general }))
  const posted = await until('it is announced', () => general.sent[0])
  expect(posted.content).toContain('level **1**')
})

test('a level-up is announced in the channel that the guild chose', async () => {
  const guild = await world.guild()
  const levels = guild.channel('levels')
  await world.database.db
    .updateTable('guilds')
    .set({ notification_type: 'channel', notification_channel_id: levels.id })
    .where('id', '=', guild.id)
    .execute()
  const carol = guild.member('carol')
  await world.grant(guild, carol, xpFor(3) - 1)
  carol.says('up', { in: guild.channel('general') })
  const posted = await until('it is announced', () => levels.sent[0])
  expect(posted.content).toContain('level **3**')
})

test('a level-up is announced by direct message where the guild chose that', async () => {
  const guild = await world.guild({ settings: { notification_type: 'dm' } })
  const dora = guild.member('dora')
  await world.grant(guild, dora, xpFor(2) - 1)
  dora.says('up', { in: guild.channel('general') })
  const posted = await until('it is told', () => dora.inbox[0])
  expect(posted.content).toContain('level **2**')
  expect(guild.sent).toEqual([])
})

test('a level-up is not announced where the guild turned that off, and the role is still given', async () => {
  const guild = await world.guild({ settings: { notification_type: 'disable' }, levelRoles: { 1: 'Silver' } })
  const emil = guild.member('emil')
  await world.grant(guild, emil, xpFor(1) - 1)
  emil.says('up', { in: guild.channel('general') })
  await until('the role is given', () => emil.roles.includes('Silver'))
  expect(guild.sent).toEqual([])
})

test('a level-up gives the role of the highest level reached and takes the earlier one', async () => {
  const guild = await world.guild({ levelRoles: { 1: 'Silver', 2: 'Gold' } })
  const dave = guild.member('dave', { roles: [guild.role('Silver'), guild.role('Painter')] })
  await world.grant(guild, dave, xpFor(2) - 1)
  dave.says('up', { in: guild.channel('general') })
  await until('gold is given and silver taken', () => dave.roles.join() === 'Painter,Gold')
})

test('a level-up keeps every role reached where the guild stacks them', async () => {
  const guild = await world.guild({ settings: { role_assign_type: 'stack' }, levelRoles: { 1: 'Silver', 2: 'Gold' } })
  const dave = guild.member('dave')
  await world.grant(guild, dave, xpFor(2) - 1)
  dave.says('up', { in: guild.channel('general') })
  await until('both are given', () => dave.roles.toSorted().join() === 'Gold,Silver')
})

test('a member who joins again gets the role of their level', async () => {
  const guild = await world.guild({ levelRoles: { 1: 'Silver' } })
  const frida = guild.member('frida')
  await world.grant(guild, frida, xpFor(1))
  frida.leaves()
  frida.joins()
  await until('the role is back', () => frida.roles.includes('Silver'))
})

test('a job that Discord refuses permanently is kept with its reason and not tried again', async () => {
  const guild = await world.guild()
  const general = guild.channel('general')
  general.overwrite(world.application, { deny: PermissionFlagsBits.SendMessages })
  const erin = guild.member('erin')
  await world.grant(guild, erin, xpFor(1) - 1)
  erin.says('up', { in: general })
  const [failed] = await until('the job has failed', async () => {
    const jobs = await failedJobs(guild.id)
    return jobs.length > 0 && jobs
  })
  expect(failed).toMatchObject({ kind: 'announcement', attempts: 1, reason: '50013: Missing Permissions' })
})

test('a level role above the bot is also kept as a failed job', async () => {
  const guild = await world.guild({ levelRoles: { 1: 'Too high' } })
  guild.role('Too high').moveTo(100)
  const gina = guild.member('gina')
  await world.grant(guild, gina, xpFor(1) - 1)
  gina.says('up', { in: guild.channel('general') })
  const [failed] = await until('the job has failed', async () => {
    const jobs = await failedJobs(guild.id)
    return jobs.length > 0 && jobs
  })
  expect(failed).toMatchObject({ kind: 'roles', reason: '50013: Missing Permissions' })
})
