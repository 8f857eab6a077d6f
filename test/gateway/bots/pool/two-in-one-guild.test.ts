import { afterEach, beforeEach, expect, setDefaultTimeout, test } from 'bun:test'
import type { APIMessage } from 'discord-api-types/v10'
import { insertJobs, type NewJob } from '../../../../shared/database/jobs/jobs.ts'
import { baseXp } from '../../../../shared/levelling/gain.ts'
import type { Application } from '../../../support/discord/community/application.ts'
import type { Guild } from '../../../support/discord/community/guild.ts'
import { PoolWorld } from '../../../support/pool-world.ts'
import { until } from '../../../support/until.ts'

setDefaultTimeout(300_000)

let world: PoolWorld
let guild: Guild
let branded: Application
beforeEach(async () => {
  world = await PoolWorld.open()
  guild = world.discord.guild({ name: 'Community', applications: [world.main] })
  branded = await world.bot('Branded', [guild])
})
afterEach(() => world.close())

/** Everything that bots post from now on, with the id of the bot. */
function posts(): { by: string; message: APIMessage }[] {
  const posted: { by: string; message: APIMessage }[] = []
  world.discord.onEvent((event) => {
    if (event.type === 'bot-posted') posted.push({ by: event.application.id, message: event.message })
  })
  return posted
}

/** A newcomer who is one message short of level 1. */
async function almost(name: string) {
  const member = guild.member(name)
  await world.database.db
    .insertInto('guild_users')
    .values({ guild_id: guild.id, user_id: member.id, xp: 99, level: 0, last_xp_at: null })
    // The gateway may have recorded the member, who has just joined.
    .onDuplicateKeyUpdate({ xp: 99 })
    .execute()
  return member
}

test('a message earns once and the whitelabel bot announces, in whichever process it runs', async () => {
  await world.startGateway()
  await world.startGateway()
  // The process that has the main bot hands this one over to the other.
  await until('each has one bot', async () => {
    const main = await world.database.db.selectFrom('main_bots').select('lease_owner').executeTakeFirst()
    const owner = (await world.row(branded))?.processId
    return owner && main?.lease_owner && owner !== main.lease_owner
  })
  await world.online(world.main, branded)
  const posted = posts()
  const speakers = await Promise.all(['alice', 'bob', 'carol', 'dave'].map(almost))
  const worth = speakers.map((member) => {
    const { id } = member.says('hello', { in: guild.channel('general') })
    return { member, xp: 99 + baseXp(id) }
  })
  for (const { member, xp } of worth) {
    await until(`${member.name} has ${xp} XP`, async () => (await world.xpOf(guild, member)) === xp)
  }
  const told = () => posted.map(({ message }) => message.content).join()
  await until('every level-up is announced', () => speakers.every(({ id }) => told().includes(id)))
  expect(new Set(posted.map(({ by }) => by))).toEqual(new Set([branded.id]))
})

test('the main bot announces again once the whitelabel bot is stopped', async () => {
  await world.startGateway()
  await world.stands(branded, 'running')
  await world.ask(branded, 'stop')
  await world.stands(branded, 'stopped')
  const posted = posts()
  const alice = await almost('alice')
  alice.says('hello', { in: guild.channel('general') })
  await until('it is announced', () => posted.length > 0)
  expect(posted.map(({ by }) => by)).toEqual([world.main.id])
})

test('a whitelabel bot that joins a guild of the main bot announces there from then on, also after a restart', async () => {
  const gateway = await world.startGateway()
  await world.stands(branded, 'running')
  const other = world.discord.guild({ name: 'Other', applications: [world.main] })
  other.add(branded)
  const rows = () => world.database.db.selectFrom('guild_bots').selectAll().where('guild_id', '=', other.id).execute()
  await until('both are noted', async () => (await rows()).length === 2)
  await world.stopGateway(gateway)
  await world.startGateway()
  await world.online(branded)
  const posted = posts()
  const alice = other.member('alice')
  await world.database.db
    .insertInto('guild_users')
    .values({ guild_id: other.id, user_id: alice.id, xp: 99, level: 0, last_xp_at: null })
    .execute()
  alice.says('hello', { in: other.channel('general') })
  await until('it is announced', () => posted.length > 0)
  expect(posted.map(({ by }) => by)).toEqual([branded.id])
})

test('a guild stays active while any bot is in it, and is inactive when the last has left', async () => {
  await world.startGateway()
  await world.stands(branded, 'running')
  const active = async () =>
    (await world.database.db.selectFrom('guilds').select('active').where('id', '=', guild.id).executeTakeFirst())
      ?.active
  const bots = async () =>
    (await world.database.db.selectFrom('guild_bots').selectAll().where('guild_id', '=', guild.id).execute()).length
  await until('both are noted', async () => (await bots()) === 2)
  guild.remove(branded)
  await until('one is noted', async () => (await bots()) === 1)
  expect(await active()).toBe(1)
  guild.remove(world.main)
  await until('it is inactive', async () => (await active()) === 0)
})

test('in a guild of a whitelabel bot alone, nothing is announced until a process has taken that bot over', async () => {
  const { db } = world.database
  const own = world.discord.guild({ name: 'Branded alone', applications: [branded] })
  // It has all bots of a process that has just died, and looks for such only once a minute.
  await db.updateTable('whitelabel_bots').set({ action: null, status: 'stopped' }).execute()
  const late = await world.startGateway({ WHITELABEL_POLL_MS: 60_000 })
  await world.online(world.main)
  await db
    .updateTable('whitelabel_bots')
    .set({ status: 'running', lease_owner: 'a process that has died', lease_until: Date.now() - 1 })
    .execute()
  await db.insertInto('guild_bots').values({ guild_id: own.id, bot_id: branded.id }).execute()
  const times = { created_at: 0, updated_at: 0, notification_channel_id: null }
  await db
    .insertInto('guilds')
    .ignore()
    .values({ id: own.id, name: '', active: 1, ...times })
    .execute()
  const posted = posts()
  const rise = (of: Guild, name: string): NewJob => {
    const [member, channel] = [of.member(name), of.channel('general')]
    const message = member.says('hello', { in: channel })
    const payload = { level: 1, channelId: channel.id, messageId: message.id }
    return { kind: 'level-up', guildId: of.id, userId: member.id, payload }
  }
  await until('the main bot is noted', () =>
    db.selectFrom('guild_bots').selectAll().where('bot_id', '=', world.main.id).executeTakeFirst(),
  )
  await insertJobs(db, [rise(own, 'alice'), rise(guild, 'bob')], Date.now())
  await until('the main bot tells what is its own', () => posted.length > 0)
  expect(posted.map(({ by }) => by)).toEqual([world.main.id])
  const left = await db.selectFrom('jobs').select(['state', 'attempts']).where('guild_id', '=', own.id).execute()
  expect(left).toEqual([{ state: 'waiting', attempts: 0 }])

  await world.startGateway()
  await until('it is told by the bot that is there', () => posted.length > 1)
  expect(posted.map(({ by }) => by)).toEqual([world.main.id, branded.id])
  await world.stopGateway(late)
})
