import { afterEach, beforeEach, expect, test } from 'bun:test'
import { DAY_MS } from '../../../../shared/levelling/day.ts'
import type { Application } from '../../../support/discord/community/application.ts'
import { OWNER, PoolWorld } from '../../../support/pool-world.ts'
import { until } from '../../../support/until.ts'

let world: PoolWorld
beforeEach(async () => {
  world = await PoolWorld.open()
})
afterEach(() => world.close())

const bots = (count: number): Promise<Application[]> =>
  Promise.all(Array.from({ length: count }, (_, nth) => world.bot(`Bot ${nth}`)))

/** How many bots each process holds, the fewest first. */
async function load(): Promise<number[]> {
  const rows = await world.database.db.selectFrom('whitelabel_bots').select('lease_owner').execute()
  const held = Map.groupBy(
    rows.filter((row) => row.lease_owner !== null),
    (row) => row.lease_owner,
  )
  return [...held.values()].map((of) => of.length).sort((a, b) => a - b)
}

const identifies = (all: readonly Application[]): number =>
  all.reduce((sum, { identifiesLeft }) => sum + 1_000 - identifiesLeft, 0)

test('every bot runs once, and no bot ever resumes the session of another', async () => {
  const all = await bots(8)
  const resumed: string[] = []
  world.discord.onEvent((event) => {
    if (event.type === 'session-resumed') resumed.push(event.application.id)
  })
  await world.startGateway()
  await Promise.all(all.map((bot) => world.stands(bot, 'running')))
  world.discord.dropSockets()
  await until('all are back', () => new Set(resumed).size === all.length + 1)
  await world.online(world.main, ...all)
  expect(identifies(all)).toBe(all.length)
  const { db } = world.database
  const sessions = await db.selectFrom('gateway_sessions').select(['bot_id', 'session_key']).execute()
  expect(new Set(sessions.map((row) => row.session_key)).size).toBe(sessions.length)
})

test('a process that joins takes its share, one that stops releases its bots at once, and all bots resume', async () => {
  const all = await bots(9)
  await world.startGateway()
  await Promise.all(all.map((bot) => world.stands(bot, 'running')))
  const second = await world.startGateway()
  await until('the load is spread', async () => (await load()).join() === '4,5')
  await world.online(world.main, ...all)
  await world.stopGateway(second)
  // Nothing is left for which the first would have to wait until a lease has run out.
  expect(await load()).toHaveLength(1)
  await until('the first has all', async () => (await load()).join() === '9')
  await world.online(world.main, ...all)
  expect(identifies(all)).toBe(all.length)
})

test('two hundred actions at once are all carried out', async () => {
  const all = await bots(200)
  await world.startGateway()
  await Promise.all(all.map((bot) => world.stands(bot, 'running')))
  await Promise.all(all.map((bot, nth) => world.ask(bot, nth % 2 === 0 ? 'stop' : 'restart')))
  await Promise.all(all.map((bot, nth) => world.stands(bot, nth % 2 === 0 ? 'stopped' : 'running')))
  await world.online(...all.filter((_, nth) => nth % 2 === 1))
  expect(all.filter((bot) => world.connections(bot) > 0)).toHaveLength(100)
})

test('when half of the tokens are revoked at once, the other half of the bots keep running', async () => {
  const all = await bots(10)
  await world.startGateway()
  await Promise.all(all.map((bot) => world.stands(bot, 'running')))
  const [revoked, well] = [all.slice(0, 5), all.slice(5)]
  const before = well.map((bot) => bot.sessions[0]?.connection)
  for (const bot of revoked) bot.revokeToken()
  await Promise.all(revoked.map((bot) => world.stands(bot, 'failed')))
  expect(well.map((bot) => bot.sessions[0]?.connection)).toEqual(before)
  await Promise.all(well.map((bot) => world.stands(bot, 'running')))
})

test('a row with an unreadable token is reported to its owner, and other bots keep running', async () => {
  const [poisoned, moved, ...well] = await bots(4)
  if (poisoned === undefined || moved === undefined) throw new Error('there are four')
  const { db } = world.database
  await db.updateTable('whitelabel_bots').set({ token: 'gibberish' }).where('bot_id', '=', poisoned.id).execute()
  // A token copied into another bot's row.
  const token = await world.cipher.seal(poisoned.id, poisoned.token)
  await db.updateTable('whitelabel_bots').set({ token, presence: 'not json' }).where('bot_id', '=', moved.id).execute()
  await world.startGateway()
  await Promise.all(well.map((bot) => world.stands(bot, 'running')))
  for (const bot of [poisoned, moved]) {
    expect((await world.stands(bot, 'failed')).statusDetail).toContain('unreadable')
  }
})

test('a bot that is deleted while it connects is removed', async () => {
  await world.startGateway()
  world.discord.misbehave({ restDelayMs: 300 })
  const bot = await world.bot('Hasty')
  await until('it connects', async () => (await world.row(bot))?.status === 'starting')
  await world.ask(bot, 'delete')
  await until('the row is gone', async () => (await world.row(bot)) === null)
  world.discord.behave()
  const other = await world.bot('Other')
  await world.stands(other, 'running')
  await until('it has no connection', () => world.connections(bot) === 0)
})

test('a bot whose owner has no premium keeps running for the grace, then pauses, and starts again with premium', async () => {
  const [bot] = await bots(1)
  if (bot === undefined) throw new Error('there is one')
  await world.startGateway({ WHITELABEL_GRACE_DAYS: 1 })
  await world.stands(bot, 'running')
  await world.grantPremium(OWNER, 'none')
  const { db } = world.database
  const ended = async () =>
    (await db.selectFrom('whitelabel_bots').select('premium_ended_at').executeTakeFirstOrThrow()).premium_ended_at
  await until('the end is noted', async () => (await ended()) !== null)
  expect((await world.row(bot))?.status).toBe('running')
  await db
    .updateTable('whitelabel_bots')
    .set({ premium_ended_at: Date.now() - DAY_MS })
    .execute()
  expect((await world.stands(bot, 'paused')).statusDetail).toContain('premium')
  await until('it has no connection', () => world.connections(bot) === 0)
  await world.grantPremium(OWNER)
  await world.stands(bot, 'running')
  expect(await ended()).toBeNull()
  await world.online(bot)
})
