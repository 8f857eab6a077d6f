import { afterAll, beforeAll, expect, test } from 'bun:test'
import { MessageType } from 'discord-api-types/v10'
import { baseXp } from '../../../shared/levelling/gain.ts'
import { LevellingWorld } from '../../support/levelling-world.ts'
import { until } from '../../support/until.ts'

let world: LevellingWorld
beforeAll(async () => {
  world = await LevellingWorld.open()
})
afterAll(() => world.close())

test('a message earns the XP that its id determines, and the next one within the cooldown earns nothing', async () => {
  const guild = await world.guild()
  const alice = guild.member('alice')
  const message = alice.says('hello', { in: guild.channel('general') })
  alice.says('again', { in: guild.channel('general') })
  await world.everythingIsHandled(guild)
  expect(await world.memberRow(guild, alice)).toMatchObject({ xp: baseXp(message.id), message_count: 1 })
})

test('the guild sets the rate and the cooldown', async () => {
  const guild = await world.guild({ settings: { xp_rate: 2.5, xp_delay_seconds: 1 } })
  const alice = guild.member('alice')
  const now = Date.now()
  const said = [0, 400, 1000, 2500].map((ms) => alice.says('hello', { in: guild.channel('general'), at: now + ms }))
  await world.everythingIsHandled(guild)
  const earning = [said[0], said[2], said[3]].map((message) => Math.round(baseXp(message?.id ?? '') * 2.5))
  expect(await world.xpOf(guild, alice)).toBe(earning.reduce((sum, xp) => sum + xp, 0))
})

test('a duplicated event earns once', async () => {
  const guild = await world.guild()
  world.discord.misbehave({ duplicateShare: 1 })
  const alice = guild.member('alice')
  const message = alice.says('hello', { in: guild.channel('general') })
  await world.everythingIsHandled(guild)
  world.discord.behave()
  expect(await world.memberRow(guild, alice)).toMatchObject({ xp: baseXp(message.id), message_count: 1 })
})

test('bots, webhooks, system messages and direct messages earn nothing', async () => {
  const guild = await world.guild()
  const general = guild.channel('general')
  const robot = guild.member('robot', { bot: true })
  const hugo = guild.member('hugo')
  robot.says('beep', { in: general })
  const hooked = general.webhookSays('posted')
  general.systemMessage(MessageType.UserJoin, hugo)
  hugo.writesTo(world.application, 'psst')
  await world.everythingIsHandled(guild)
  const earned = [robot, hooked.author, hugo].map((who) => world.xpOf(guild, who))
  expect(await Promise.all(earned)).toEqual([0, 0, 0])
})

test('the guild counts as active also through messages that earn nothing', async () => {
  const guild = await world.guild({ ignoredChannels: (guild) => [guild.channel('spam')] })
  const startedAt = Date.now()
  guild.member('alice').says('hello', { in: guild.channel('spam') })
  await until('it is written down', async () => {
    const { db } = world.database
    const row = await db.selectFrom('guilds').selectAll().where('id', '=', guild.id).executeTakeFirstOrThrow()
    return (row.last_message_at ?? 0) >= startedAt
  })
})

test('an ignored channel, its threads, and the channels of an ignored category earn nothing', async () => {
  const guild = await world.guild({
    ignoredChannels: (guild) => [guild.channel('spam'), guild.category('Games')],
  })
  const [spam, games] = [guild.channel('spam'), guild.category('Games')]
  const places = {
    ida: spam,
    jan: guild.thread('in spam', { in: spam }),
    kim: guild.channel('chess', { in: games }),
    lea: guild.thread('in chess', { in: guild.channel('chess') }),
  }
  for (const [name, place] of Object.entries(places)) guild.member(name).says('hello', { in: place })
  await world.everythingIsHandled(guild)
  const earned = Object.keys(places).map((name) => world.xpOf(guild, guild.member(name)))
  expect(await Promise.all(earned)).toEqual([0, 0, 0, 0])
})

test('a channel that is moved out of an ignored category earns again', async () => {
  const guild = await world.guild({ ignoredChannels: (guild) => [guild.category('Games')] })
  const chess = guild.channel('chess', { in: guild.category('Games') })
  chess.moveTo(null)
  const mia = guild.member('mia')
  mia.says('hello', { in: chess })
  await world.everythingIsHandled(guild)
  expect(await world.xpOf(guild, mia)).toBeGreaterThan(0)
})

test('a member with an ignored role earns nothing', async () => {
  const guild = await world.guild({ ignoredRoles: ['Muted'] })
  const nora = guild.member('nora', { roles: [guild.role('Muted')] })
  nora.says('hello', { in: guild.channel('general') })
  await world.everythingIsHandled(guild)
  expect(await world.xpOf(guild, nora)).toBe(0)
})

test('a setting that another process writes takes effect within five seconds', async () => {
  const guild = await world.guild()
  await world.database.db
    .updateTable('guilds')
    .set({ xp_rate: 0, updated_at: Date.now() })
    .where('id', '=', guild.id)
    .execute()
  let asked = 0
  await until(
    'a message earns nothing',
    async () => {
      const member = guild.member(`asker ${asked++}`)
      member.says('hello', { in: guild.channel('general') })
      const row = await until('it is judged', () => world.memberRow(guild, member))
      return row.message_count === 1 && row.xp === 0
    },
    5_000,
  )
})

test('a guild is registered, renamed, deactivated when the bot leaves, and keeps its members', async () => {
  const guild = await world.guild({ name: 'Before' })
  expect(await world.guildRow(guild)).toMatchObject({ name: 'Before', active: 1 })
  await world.everythingIsHandled(guild)
  guild.rename('After')
  await until('it is renamed', async () => (await world.guildRow(guild))?.name === 'After')
  guild.remove(world.application)
  await until('it is inactive', async () => (await world.guildRow(guild))?.active === 0)
  expect(await world.guildRow(guild)).toMatchObject({ member_count: 1 })
})

test('an outage of a guild does not deactivate it', async () => {
  const guild = await world.guild()
  guild.goesAway()
  guild.comesBack()
  await world.everythingIsHandled(guild)
  expect(await world.guildRow(guild)).toMatchObject({ active: 1 })
})

test('a member who joins is recorded without XP, and a renamed one by the new name', async () => {
  const guild = await world.guild()
  const olaf = guild.member('olaf', { displayName: 'Olaf the First' })
  await until('olaf is recorded', () => world.memberRow(guild, olaf))
  expect(await world.xpOf(guild, olaf)).toBe(0)
  olaf.renames('olaf2', 'Olaf the Second')
  olaf.says('hello', { in: guild.channel('general') })
  await world.everythingIsHandled(guild)
  const user = await world.database.db.selectFrom('users').selectAll().where('id', '=', olaf.id).executeTakeFirst()
  expect(user).toMatchObject({ username: 'olaf2', global_name: 'Olaf the Second' })
})
