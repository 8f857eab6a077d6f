import { afterEach, beforeEach, expect, setDefaultTimeout, test } from 'bun:test'
import { xpFor } from '../../../support/default-curve.ts'
import type { Guild } from '../../../support/discord/community/guild.ts'
import type { Member } from '../../../support/discord/community/member.ts'
import { LevellingWorld } from '../../../support/levelling-world.ts'
import { until } from '../../../support/until.ts'

setDefaultTimeout(300_000)

let world: LevellingWorld
let guild: Guild
let ida: Member
beforeEach(async () => {
  world = await LevellingWorld.open({ identifyWindowMs: 50 })
  guild = await world.guild({ levelRoles: { 1: 'Gold' } })
  ida = guild.member('ida')
  await until('her first join is recorded', () => world.memberRow(guild, ida))
  await world.grant(guild, ida, xpFor(3))
  ida.leaves()
})
afterEach(() => world.close())

const jobs = () => world.database.db.selectFrom('jobs').selectAll().where('user_id', '=', ida.id).execute()

/** Ida comes back, and Discord has been asked about her. */
async function joinsPending(): Promise<void> {
  ida.joinsPending()
  await until('her roles wait', async () => (await jobs()).some((job) => job.reason?.includes('agreed to the rules')))
  expect(ida.roles).toEqual([])
}

const getsGold = () => until('she has her role', () => ida.roles.includes('Gold'))

test('a member who returns gets no roles before they agree to the server’s rules', async () => {
  await joinsPending()
  ida.agrees()
  await getsGold()
  await until('no job is left', async () => (await jobs()).length === 0)
})

test('a member who completes onboarding gets the roles, also while Discord says pending', async () => {
  await joinsPending()
  ida.getsThroughOnboarding()
  await getsGold()
})

test('a member who writes has passed the screening, also while Discord says pending', async () => {
  await joinsPending()
  ida.says('hello', { in: guild.channel('general') })
  await getsGold()
})

test('screening may end while the gateway is away', async () => {
  await joinsPending()
  await world.stopGateway()
  ida.agrees()
  await world.startGateway()
  await getsGold()
})

test('screening that ends after a start is noticed by the process that did not see it begin', async () => {
  await joinsPending()
  await world.stopGateway()
  world.discord.expireSessions()
  await world.startGateway()
  ida.agrees()
  await getsGold()
})

test('a member without an event is checked again', async () => {
  await joinsPending()
  ida.state.pending = false
  await world.database.db.updateTable('jobs').set({ run_at: 0 }).where('user_id', '=', ida.id).execute()
  await getsGold()
})

test('a sync of the server also waits for members in screening, once for each', async () => {
  await joinsPending()
  const { db } = world.database
  const sync = { kind: 'guild-roles', guild_id: guild.id, user_id: null, payload: JSON.stringify({ reply: null }) }
  const times = { run_at: 0, created_at: 0, updated_at: 0 }
  await db
    .insertInto('jobs')
    .values({ ...sync, ...times, taken_by: null, taken_until: null, reason: null })
    .execute()
  await until('it is over', async () =>
    (await db.selectFrom('jobs').select('kind').execute()).every(({ kind }) => kind === 'roles'),
  )
  expect(ida.roles).toEqual([])
  expect(await jobs()).toHaveLength(1)
  ida.leaves()
  ida.joinsPending()
  await until('she is asked about again', async () => (await jobs()).length === 1)
  ida.agrees()
  await getsGold()
})
