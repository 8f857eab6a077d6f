import { afterEach, beforeEach, expect, setDefaultTimeout, test } from 'bun:test'
import type { Channel } from '../../../support/discord/community/channel.ts'
import type { Guild } from '../../../support/discord/community/guild.ts'
import { LevellingWorld } from '../../../support/levelling-world.ts'
import { until } from '../../../support/until.ts'

/** @discordjs/ws waits five seconds and more between two identifies. */
setDefaultTimeout(300_000)

let world: LevellingWorld
let guild: Guild
/** `chess` lies in an ignored category, `notes` in an ignored channel, two levels deep `finals` lies in `chess`. */
let [chess, notes, finals, general]: Channel[] = []

beforeEach(async () => {
  world = await LevellingWorld.open({ identifyWindowMs: 50 })
  guild = await world.guild({ ignoredChannels: (guild) => [guild.category('Games'), guild.channel('spam')] })
  general = guild.channel('general')
  chess = guild.channel('chess', { in: guild.category('Games') })
  notes = guild.thread('notes', { in: guild.channel('spam') })
  finals = guild.thread('finals', { in: chess })
  await world.everythingIsHandled(guild)
})
afterEach(() => world.close())

let speakers = 0
/** Somebody new says something there. */
function speakIn(channel: Channel | undefined) {
  if (channel === undefined) throw new Error('the test has no such channel')
  const member = guild.member(`speaker ${speakers++}`)
  member.says('hello', { in: channel })
  return member
}

/** Somebody new says something in each; @returns who earned, once everything is handled */
async function whoEarns(...channels: (Channel | undefined)[]): Promise<boolean[]> {
  const members = channels.map(speakIn)
  await world.everythingIsHandled(guild)
  return Promise.all(members.map(async (member) => (await world.xpOf(guild, member)) > 0))
}

const earns = (member: ReturnType<typeof speakIn>) =>
  until(`${member.name} earns`, async () => (await world.xpOf(guild, member)) > 0)

const rows = () => world.database.db.selectFrom('guild_channels').selectAll().where('guild_id', '=', guild.id).execute()
const lookups = () =>
  world.discord.requests.all.filter(({ path }) => /^\/(channels\/\d+$|guilds\/\d+\/(ch|th))/.test(path))

for (const [how, between] of [
  ['resumed by the next process', () => {}],
  ['identified anew', () => world.discord.expireSessions()],
] as const) {
  test(`after a session was ${how}, ignored categories and threads earn nothing still`, async () => {
    await world.stopGateway()
    between()
    await world.startGateway()
    expect(await whoEarns(chess, notes, finals, general)).toEqual([false, false, false, true])
    expect(lookups()).toEqual([])
  })

  test(`a session that was ${how} knows the channels that were moved, made and deleted while no session ran`, async () => {
    const old = guild.channel('old', { in: guild.category('Games') })
    await world.everythingIsHandled(guild)
    await world.stopGateway()
    chess?.moveTo(null)
    general?.moveTo(guild.category('Games'))
    const made = guild.channel('made', { in: guild.category('Games') })
    const thread = guild.thread('made thread', { in: made })
    old.delete()
    between()
    await world.startGateway()
    expect(await whoEarns(chess, finals, general, made, thread)).toEqual([true, true, false, false, false])
    expect((await rows()).map((row) => row.channel_id)).not.toContain(old.id)
  })
}

test('a message from before its channel moved, while no gateway ran, is judged by the place of the channel at that time', async () => {
  await world.stopGateway()
  const before = speakIn(chess)
  chess?.moveTo(null)
  const after = speakIn(chess)
  await world.startGateway()
  await earns(after)
  expect(await world.xpOf(guild, before)).toBe(0)
})

test('a process that finds no stored channels asks Discord once, before any member earns', async () => {
  await world.stopGateway()
  await world.database.db.deleteFrom('guild_channels').execute()
  await world.startGateway()
  expect(await whoEarns(chess, notes, finals, general)).toEqual([false, false, false, true])
  expect(
    lookups()
      .map(({ route }) => route)
      .sort(),
  ).toEqual(['/guilds/:guild/channels', '/guilds/:guild/threads/active'])
  expect((await rows()).length).toBeGreaterThan(4)
})

test('a thread that was archived is forgotten, and known again when a member opens it again', async () => {
  finals?.archive()
  await world.everythingIsHandled(guild)
  expect((await rows()).map((row) => row.channel_id)).not.toContain(finals?.id ?? '')
  expect(await whoEarns(finals, general)).toEqual([false, true])
})

test('Discord is asked for a thread that was archived and opened again while no gateway ran', async () => {
  finals?.archive()
  await world.stopGateway()
  world.discord.expireSessions()
  await world.startGateway()
  expect(await whoEarns(finals)).toEqual([false])
})

test('while Discord does not answer where a channel is, members of other servers earn, and no message is lost', async () => {
  const other = await world.guild({ name: 'Other' })
  await world.stopGateway()
  await world.database.db.deleteFrom('guild_channels').execute()
  await world.startGateway()
  world.discord.misbehave({ failShare: 1 })
  const [ignored, waiting] = [speakIn(chess), speakIn(general)]
  await world.everythingIsHandled(other)
  expect(await world.xpOf(guild, waiting)).toBe(0)
  // A crash now loses nothing: no checkpoint passes a message that waits.
  await world.stopGateway()
  world.discord.behave()
  await world.startGateway()
  await earns(waiting)
  expect(await world.xpOf(guild, ignored)).toBe(0)
})

test('a channel that is ignored from now on is known by its category at once', async () => {
  const fresh = await world.guild({ name: 'Fresh' })
  const corner = fresh.channel('corner', { in: fresh.category('Quiet') })
  await world.everythingIsHandled(fresh)
  const { db } = world.database
  expect(await db.selectFrom('guild_channels').selectAll().where('guild_id', '=', fresh.id).execute()).toEqual([])
  await db
    .insertInto('ignored_channels')
    .values({ guild_id: fresh.id, channel_id: fresh.category('Quiet').id })
    .execute()
  await db.updateTable('guilds').set({ updated_at: Date.now() }).where('id', '=', fresh.id).execute()
  let asked = 0
  await until('nobody earns there any more', async () => {
    const member = fresh.member(`asker ${asked++}`)
    member.says('hello', { in: corner })
    await world.everythingIsHandled(fresh)
    return (await world.xpOf(fresh, member)) === 0
  })
})

test('thousands of threads that were made and archived, and a server that was left, leave no rows', async () => {
  const before = (await rows()).length
  for (let nth = 0; nth < 3_000; nth++) {
    const thread = guild.thread(`thread ${nth}`, { in: chess ?? guild.channel('chess') })
    if (nth % 2 === 0) thread.archive()
    else thread.delete()
  }
  await world.everythingIsHandled(guild)
  await until('all are gone', async () => (await rows()).length <= before + 1)
  guild.remove(world.application)
  await until('nothing is left', async () => (await rows()).length === 0)
})

test('a server that the bot left while the gateway was away is inactive, and its channels are deleted', async () => {
  await world.stopGateway()
  guild.remove(world.application)
  world.discord.expireSessions()
  await world.startGateway()
  await until('it is inactive', async () => (await world.guildRow(guild))?.active === 0)
  expect(await rows()).toEqual([])
  const { db } = world.database
  expect(await db.selectFrom('guild_bots').selectAll().where('guild_id', '=', guild.id).execute()).toEqual([])
})
