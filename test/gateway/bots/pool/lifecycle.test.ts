import { afterEach, beforeEach, expect, setDefaultTimeout, test } from 'bun:test'
import { PresenceUpdateStatus } from 'discord-api-types/v10'
import { sql } from 'kysely'
import { SCRIPT } from '../../../../shared/audit/entry.ts'
import { setPresence } from '../../../../shared/database/bots/whitelabel.ts'
import { baseXp } from '../../../../shared/levelling/gain.ts'
import { storeDetail } from '../../../../shared/whitelabel/status-detail.ts'
import type { Application } from '../../../support/discord/community/application.ts'
import type { Guild } from '../../../support/discord/community/guild.ts'
import { OWNER, PoolWorld } from '../../../support/pool-world.ts'
import { until } from '../../../support/until.ts'

/** @discordjs/ws waits five seconds and more between two identifies of one session. */
setDefaultTimeout(300_000)

let world: PoolWorld
let guild: Guild
let bot: Application
beforeEach(async () => {
  world = await PoolWorld.open()
  guild = world.discord.guild({ name: 'Community' })
  bot = await world.bot('Branded', [guild])
  await world.startGateway()
  await world.stands(bot, 'running')
})
afterEach(() => world.close())

const identifies = (application = bot): number => 1_000 - application.identifiesLeft

test('a bot that was set up comes online and awards in its guild', async () => {
  await until('it has one connection', () => world.connections(bot) === 1)
  const alice = guild.member('alice')
  const { id } = alice.says('hello', { in: guild.channel('general') })
  await until('alice has XP', async () => (await world.xpOf(guild, alice)) === baseXp(id))
})

test('a bot is stopped, its session kept, and started again by resuming it', async () => {
  await world.ask(bot, 'stop')
  await world.stands(bot, 'stopped')
  await until('it has no connection', () => world.connections(bot) === 0)
  const alice = guild.member('alice')
  const { id } = alice.says('while it was away', { in: guild.channel('general') })
  await world.ask(bot, 'start')
  await world.stands(bot, 'running')
  await until('alice has XP', async () => (await world.xpOf(guild, alice)) === baseXp(id))
  expect(identifies()).toBe(1)
})

test('a bot restarts without a new identify', async () => {
  const before = bot.sessions[0]?.connection
  await world.ask(bot, 'restart')
  await until('it has another connection', () => {
    const now = bot.sessions[0]?.connection
    return now && now !== before
  })
  await world.stands(bot, 'running')
  expect(identifies()).toBe(1)
})

test('a bot that is set up again with a new token begins a new session', async () => {
  bot.resetToken()
  await world.stands(bot, 'failed')
  await world.setUp(bot)
  await world.stands(bot, 'running')
  await until('it has one connection', () => world.connections(bot) === 1)
  expect(identifies()).toBe(2)
})

test('a deleted bot is removed with its token and session; members keep their XP', async () => {
  const alice = guild.member('alice')
  const { id } = alice.says('hello', { in: guild.channel('general') })
  await until('alice has XP', async () => (await world.xpOf(guild, alice)) === baseXp(id))
  await world.ask(bot, 'delete')
  await until('the row is gone', async () => (await world.row(bot)) === null)
  await until('it has no connection', () => world.connections(bot) === 0)
  const { db } = world.database
  expect(await db.selectFrom('gateway_sessions').selectAll().where('bot_id', '=', bot.id).execute()).toEqual([])
  expect(await world.xpOf(guild, alice)).toBe(baseXp(id))
})

test('a refused token is reported with what the owner must do, and is not tried again', async () => {
  bot.revokeToken()
  const row = await world.stands(bot, 'failed')
  expect(row.statusDetail).toBe(storeDetail({ why: 'token' }))
  await until('no process holds it', async () => (await world.row(bot))?.processId === null)
})

test('a missing intent is reported with the page on which to turn it on', async () => {
  bot.allow({ guildMembers: false })
  await world.ask(bot, 'recreate')
  const row = await world.stands(bot, 'failed')
  expect(row.statusDetail).toBe(storeDetail({ why: 'intent', botId: bot.id }))
})

test('a bot whose identifies are nearly spent waits for the next day, says until when, and starts by itself', async () => {
  await world.ask(bot, 'stop')
  await world.stands(bot, 'stopped')
  world.discord.expireSessions(bot)
  bot.identifiesLeft = 5
  await world.ask(bot, 'start')
  const row = await world.stands(bot, 'waiting')
  expect(row.statusDetail).toContain('"spent"')
  expect(row.startAt).toBeGreaterThan(Date.now())
  expect(bot.identifiesLeft).toBe(5)
  bot.identifiesLeft = 1_000
  const dayHasPassed = world.database.db
    .updateTable('whitelabel_bots')
    .set({ start_at: Date.now() })
    .where('status', '=', 'waiting')
  // The process may still write the time that Discord gave.
  await until('it runs', async () => {
    await dayHasPassed.execute()
    return (await world.row(bot))?.status === 'running'
  })
})

test('a bot with few identifies left can resume', async () => {
  await world.ask(bot, 'stop')
  await world.stands(bot, 'stopped')
  bot.identifiesLeft = 0
  await world.ask(bot, 'start')
  await world.stands(bot, 'running')
  expect(bot.identifiesLeft).toBe(0)
})

test('a bot shows the presence that its owner chose, and again after a new identify', async () => {
  const choose = (presence: object | null) =>
    setPresence(
      world.database.db,
      {
        ...{ guildId: '0', actor: SCRIPT, botId: bot.id, ownerId: OWNER },
        ...{ before: null, presence: presence && JSON.stringify(presence) },
      },
      Date.now(),
    )
  const shown = () => bot.presence?.activities[0]?.name
  await choose({ status: 'idle', type: 'watching', text: 'over you' })
  await until('it shows it', () => shown() === 'over you')
  expect(bot.presence?.status).toBe(PresenceUpdateStatus.Idle)
  world.discord.invalidateSessions({ resumable: false, application: bot })
  await until('it identified anew', () => identifies() === 2)
  await until('it shows it again', () => shown() === 'over you')
  await choose({ status: 'online', type: 'no such type', text: 'x' })
  await until('what cannot be read shows nothing', () => bot.presence?.activities.length === 0)
})

test('an action that is written twice is carried out, and an unknown action is refused with a reason', async () => {
  await Promise.all([world.ask(bot, 'restart'), world.ask(bot, 'restart')])
  await world.stands(bot, 'running')
  await world.online(bot)
  // A newer version or a person may have written this.
  await sql`update whitelabel_bots set action = 'dance'`.execute(world.database.db)
  expect((await world.stands(bot, 'failed')).statusDetail).toContain('unknown-')
})

test('no token is in the log or readable in the row', async () => {
  bot.revokeToken()
  await world.stands(bot, 'failed')
  const log = [...world.gateways].flatMap((gateway) => gateway.log).join('')
  expect(log).not.toContain(world.main.token)
  const { token } = await world.database.db.selectFrom('whitelabel_bots').select('token').executeTakeFirstOrThrow()
  expect(token).toStartWith('v1.1.')
})
