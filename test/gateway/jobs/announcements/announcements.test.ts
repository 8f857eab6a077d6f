import { afterAll, beforeAll, expect, test } from 'bun:test'
import { PermissionFlagsBits } from 'discord-api-types/v10'
import { DISCORD_RATE_LIMITS } from '../../../support/discord/settings.ts'
import { until } from '../../../support/until.ts'
import { EffectsWorld, told } from '../effects-world.ts'

let world: EffectsWorld
beforeAll(async () => {
  // Discord's own limits: five messages in five seconds for each channel.
  world = await EffectsWorld.open({ rateLimits: DISCORD_RATE_LIMITS })
})
afterAll(() => world.close())

const HOUR_MS = 3_600_000

const sends = (channelId: string) =>
  world.discord.requests.all.filter((request) => request.path === `/channels/${channelId}/messages`)

test('the level-ups of many members that wait for one channel are joined into few messages', async () => {
  const guild = await world.guild()
  const general = guild.channel('general')
  const members = Array.from({ length: 120 }, (_, i) => guild.member(`crowd-${i}`))
  await world.asks(...members.map((member) => world.rise(guild, member, { level: 3, in: general })))
  const runner = world.runs()
  await world.allDone()
  expect(told(general.sent).sort()).toEqual(members.map(({ id }) => `<@${id}> 3`).sort())
  expect(general.sent.length).toBeLessThan(8)
  for (const message of general.sent) {
    expect(message.content.length).toBeLessThanOrEqual(2_000)
    expect(message.mentions.map(({ id }) => `<@${id}> 3`).sort()).toEqual(told([message]).sort())
  }
  await runner.stop()
})

test('several waiting level-ups of one member are announced once, with the highest level', async () => {
  const guild = await world.guild()
  const [general, other] = [guild.channel('general'), guild.channel('other')]
  const bob = guild.member('bob')
  const rises = [4, 5, 6].map((level) => world.rise(guild, bob, { level, in: level === 6 ? other : general }))
  await world.asks(...rises)
  const runner = world.runs()
  await world.allDone()
  expect(told(guild.sent)).toEqual([`<@${bob.id}> 6`])
  expect(other.sent[0]?.message_reference?.message_id).toBe(
    other.messages.find((message) => message.author.id === bob.id)?.id ?? '',
  )
  await runner.stop()
})

test("a member's level-ups are announced in order, in whichever channels", async () => {
  const guild = await world.guild()
  const [slow, quick] = [guild.channel('slow'), guild.channel('quick')]
  const bob = guild.member('bob')
  const runner = world.runs()
  world.discord.misbehave({ failNext: 8, failWith: [503] })
  await world.asks(world.rise(guild, bob, { level: 5, in: slow }))
  runner.wake()
  await until('the first was tried', () => sends(slow.id).length > 0)
  await world.asks(world.rise(guild, bob, { level: 6, in: quick }))
  runner.wake()
  await world.allDone()
  expect(told(guild.sent)).toEqual([`<@${bob.id}> 5`, `<@${bob.id}> 6`])
  expect(sends(quick.id)).toHaveLength(1)
  world.discord.behave()
  await runner.stop()
})

test('a level reached without a message is announced in the given channel, else in the set one, else nowhere', async () => {
  const guild = await world.guild()
  const [talk, set] = [guild.channel('talk'), guild.channel('set')]
  const bob = guild.member('bob')
  const runner = world.runs()
  const reaches = async (level: number, channelId: string | null): Promise<void> => {
    await world.asks({ kind: 'level-reached', guildId: guild.id, userId: bob.id, payload: { level, channelId } })
    runner.wake()
    await world.allDone()
  }
  await reaches(2, null)
  expect(guild.sent).toEqual([])
  await reaches(3, talk.id)
  const { db } = world.database
  await db.updateTable('guilds').set({ notification_channel_id: set.id }).where('id', '=', guild.id).execute()
  await reaches(4, null)
  await db.updateTable('guilds').set({ notification_type: 'channel' }).where('id', '=', guild.id).execute()
  await reaches(5, talk.id)
  expect([told(talk.sent), told(set.sent)]).toEqual([[`<@${bob.id}> 3`], [`<@${bob.id}> 4`, `<@${bob.id}> 5`]])
  expect(talk.sent[0]?.message_reference).toBeUndefined()
  await runner.stop()
})

test('a member in two guilds gets a separate message for each', async () => {
  const guilds = await Promise.all([1, 2].map(() => world.guild({ settings: { notification_type: 'dm' } })))
  const rises = guilds.map((guild, i) =>
    world.rise(guild, guild.member('traveller'), { level: i + 1, in: guild.channel('general') }),
  )
  await world.asks(...rises)
  const runner = world.runs()
  await world.allDone()
  expect(guilds[0]?.member('traveller').inbox.map((message) => message.content)).toHaveLength(2)
  await runner.stop()
})

test('a guild with thousands of level-ups does not hold up the one of another guild', async () => {
  const [busy, calm] = [await world.guild(), await world.guild()]
  const members = Array.from({ length: 50 }, (_, i) => busy.member(`busy-${i}`))
  const crowd = Array.from({ length: 2_000 }, (_, i) => {
    const member = members[i % members.length] ?? busy.member('busy-0')
    return world.rise(busy, member, { level: i + 1, in: busy.channel(`room-${i % 40}`) })
  })
  const carol = calm.member('carol')
  await world.asks(...crowd, world.rise(calm, carol, { level: 9, in: calm.channel('general') }))
  const runner = world.runs()
  await until('the other guild is told', () => calm.sent[0])
  expect((await world.jobs()).length).toBeGreaterThan(500)
  await runner.stop()
  await world.database.db.deleteFrom('jobs').execute()
})

test('refusals of a channel are kept once with their number, and requests are not repeated', async () => {
  const guild = await world.guild()
  const closed = guild.channel('closed')
  const members = Array.from({ length: 10 }, (_, i) => guild.member(`unheard-${i}`))
  const rises = members.map((member) => world.rise(guild, member, { level: 2, in: closed }))
  closed.overwrite(world.application, { deny: PermissionFlagsBits.SendMessages })
  const runner = world.runs()
  for (const rise of rises) {
    await world.asks(rise)
    runner.wake()
    await world.allDone()
  }
  const failed = (await world.jobs('failed')).filter((job) => job.guild_id === guild.id)
  expect(failed).toMatchObject([{ reason: '50013: Missing Permissions', occurrences: members.length }])
  // The test before may have used up what the bot may send in a second.
  const answered = sends(closed.id).filter(({ status }) => status !== 429)
  expect(answered.map(({ status }) => status)).toEqual([403])
  await runner.stop()
})

test('a channel with a level-up every few milliseconds is never more than seconds behind', async () => {
  const guild = await world.guild()
  const general = guild.channel('general')
  const runner = world.runs()
  const members = Array.from({ length: 200 }, (_, i) => guild.member(`quick-${i}`))
  for (const member of members) {
    await world.asks(world.rise(guild, member, { level: 4, in: general }))
    runner.wake()
  }
  await until('all are told', () => told(general.sent).length === members.length)
  expect(told(general.sent)).toEqual(members.map(({ id }) => `<@${id}> 4`))
  await world.allDone()
  await runner.stop()
})

test('an announcement is sent as soon as its level-up is committed', async () => {
  const guild = await world.guild()
  const runner = world.runs({ idleMs: HOUR_MS })
  for (let i = 0; i < 3; i++) {
    await until('the runner has nothing to do', async () => (await world.jobs()).every((job) => job.state === 'failed'))
    await world.asks(world.rise(guild, guild.member('dora'), { level: i + 1, in: guild.channel(`room-${i}`) }))
    runner.wake()
    await until('it is told', () => guild.sent.length > i)
  }
  await runner.stop()
})

test('where the bot may not read the history, a level-up is announced without a reply', async () => {
  const guild = await world.guild()
  const general = guild.channel('general')
  const rise = world.rise(guild, guild.member('erin'), { level: 2, in: general })
  general.overwrite(world.application, { deny: PermissionFlagsBits.ReadMessageHistory })
  await world.asks(rise)
  const runner = world.runs()
  const posted = await until('it is told', () => general.sent[0])
  expect(posted.message_reference).toBeUndefined()
  await runner.stop()
})
