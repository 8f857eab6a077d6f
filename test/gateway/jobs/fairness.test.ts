import { afterEach, beforeEach, expect, test } from 'bun:test'
import type { Guild } from '../../support/discord/community/guild.ts'
import type { Member } from '../../support/discord/community/member.ts'
import { until } from '../../support/until.ts'
import { EffectsWorld, QUICK } from './effects-world.ts'

const LIMIT = 3
/** The window is longer than each test, so a job that waits for its end waits until the test ends. */
const ENDLESS_MS = 600_000
/** Discord gives only so many of a guild's roles in a window. */
const rolesIn = (perMs: number) => ({
  ...QUICK,
  routes: {
    ...QUICK.routes,
    'PUT /guilds/:guild/members/:user/roles/:role': { limit: LIMIT, perMs },
    'PATCH /guilds/:guild/members/:user': { limit: LIMIT, perMs },
  },
})

let world: EffectsWorld
beforeEach(async () => {
  world = await EffectsWorld.open({ rateLimits: rolesIn(ENDLESS_MS) })
})
afterEach(() => world.close())

async function grown(count: number): Promise<{ guild: Guild; members: Member[] }> {
  const guild = await world.guild({ levelRoles: { 2: 'Gold' } })
  const members = Array.from({ length: count }, (_, i) => guild.member(`${guild.id}-${i}`))
  await world.hasLevel(guild, 2, ...members)
  return { guild, members }
}

const rolesOf = ({ guild, members }: Awaited<ReturnType<typeof grown>>) =>
  members.map(({ id }) => ({ kind: 'member-roles', guildId: guild.id, userId: id, payload: {} }) as const)
const syncOf = ({ guild }: Awaited<ReturnType<typeof grown>>) =>
  ({ kind: 'guild-role-sync', guildId: guild.id, userId: null, payload: { reply: null } }) as const
const holders = (members: readonly Member[]) => members.filter((member) => member.roles.includes('Gold')).length

test('four servers that wait for rate limits with many role jobs hold up no other server', async () => {
  const busy = await Promise.all(Array.from({ length: 4 }, () => grown(7)))
  const single = await grown(1)
  await world.asks(...busy.flatMap(rolesOf))
  const runner = world.runs()
  await until('all four wait', () => busy.every(({ members }) => holders(members) === LIMIT))
  await world.asks(...rolesOf(single))
  runner.wake()
  await until('the fifth is served', () => holders(single.members) === 1)
  expect(busy.map(({ members }) => holders(members))).toEqual([3, 3, 3, 3])
})

test('jobs that wait for rate limits are done when these end', async () => {
  await world.close()
  world = await EffectsWorld.open({ rateLimits: rolesIn(500) })
  const busy = await Promise.all(Array.from({ length: 4 }, () => grown(7)))
  await world.asks(...busy.flatMap(rolesOf), ...busy.map(syncOf))
  world.runs()
  await world.allDone()
  expect(busy.map(({ members }) => holders(members))).toEqual([7, 7, 7, 7])
})

test('four syncs that wait for rate limits hold up no other server', async () => {
  const busy = await Promise.all(Array.from({ length: 4 }, () => grown(5)))
  const single = await grown(1)
  await world.asks(...busy.map(syncOf))
  const runner = world.runs()
  await until('all four wait', () => busy.every(({ members }) => holders(members) === LIMIT))
  await world.asks(syncOf(single))
  runner.wake()
  await until('the fifth is served', () => holders(single.members) === 1)
  expect(busy.map(({ members }) => holders(members))).toEqual([3, 3, 3, 3])
})

test('work of a server that changes no roles goes on while its role changes wait for a rate limit', async () => {
  const busy = await grown(5)
  await world.asks(syncOf(busy), ...rolesOf(busy))
  const runner = world.runs()
  await until('the role changes wait', () => holders(busy.members) === LIMIT)
  await world.asks({ kind: 'recalculate-levels', guildId: busy.guild.id, userId: null, payload: { reply: null } })
  runner.wake()
  await until(
    'the levels are computed',
    async () => !(await world.jobs()).some(({ kind }) => kind === 'recalculate-levels'),
  )
  expect(holders(busy.members)).toBe(LIMIT)
})

test('a job that waits for a rate limit does not count as tried', async () => {
  const busy = await grown(5)
  await world.asks(...rolesOf(busy))
  world.runs()
  await until('two are left', async () => (await world.jobs()).length === 2)
  await until('they wait', async () => (await world.jobs()).every(({ state }) => state === 'waiting'))
  expect((await world.jobs()).map(({ attempts }) => attempts)).toEqual([0, 0])
})

test('many servers with many role jobs each do not hide the single one of another', async () => {
  await world.close()
  world = await EffectsWorld.open()
  world.discord.misbehave({ restDelayMs: 30 })
  const busy = await Promise.all(Array.from({ length: 40 }, () => grown(12)))
  const single = await grown(1)
  await world.asks(...busy.flatMap(rolesOf))
  const runner = world.runs()
  const given = () => busy.reduce((sum, { members }) => sum + holders(members), 0)
  await until('they are under way', () => given() > 10)
  await world.asks(...rolesOf(single))
  runner.wake()
  await until('the single one is done', () => holders(single.members) === 1)
  expect(given()).toBeLessThan(200)
})

test('four servers with many announcements that wait for their channels hold up no other server', async () => {
  const slowly = { limit: 1, perMs: ENDLESS_MS }
  await world.close()
  world = await EffectsWorld.open({ rateLimits: { ...QUICK, routes: { 'POST /channels/:channel/messages': slowly } } })
  const busy = await Promise.all(Array.from({ length: 4 }, () => grown(300)))
  const single = await grown(1)
  const risesOf = ({ guild, members }: Awaited<ReturnType<typeof grown>>) =>
    members.map((member) => world.rise(guild, member, { level: 2, in: guild.channel('general') }))
  await world.asks(...busy.flatMap(risesOf))
  const runner = world.runs()
  await until('all four wait', () => busy.every(({ guild }) => guild.sent.length === 1))
  await world.asks(...risesOf(single))
  runner.wake()
  await until('the fifth is told', () => single.guild.sent.length === 1)
  expect(busy.map(({ guild }) => guild.sent.length)).toEqual([1, 1, 1, 1])
})
