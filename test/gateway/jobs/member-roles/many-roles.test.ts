import { afterAll, beforeAll, expect, test } from 'bun:test'
import { xpFor } from '../../../support/default-curve.ts'
import { DISCORD_RATE_LIMITS } from '../../../support/discord/settings.ts'
import { LevellingWorld } from '../../../support/levelling-world.ts'
import { until } from '../../../support/until.ts'

const PATCH = ['PATCH', '/guilds/:guild/members/:user'] as const

let world: LevellingWorld
beforeAll(async () => {
  world = await LevellingWorld.open({ rateLimits: DISCORD_RATE_LIMITS })
})
afterAll(() => world.close())

const names = Array.from({ length: 12 }, (_, i) => `L${i + 1}`)

/** Somebody who comes back to a server that stacks twelve level roles. */
async function comingBack() {
  const levelRoles = Object.fromEntries(names.map((name, i) => [i + 1, name]))
  const guild = await world.guild({ settings: { role_assign_type: 'stack' }, levelRoles })
  const member = guild.member('Veteran')
  // The first joining must be handled before the XP is there, or it asks for the roles as well.
  await world.everythingIsHandled(guild)
  await world.grant(guild, member, xpFor(12))
  member.leaves()
  return { guild, member }
}

const sorted = (roles: readonly string[]) => [...roles].sort()

test('many roles are given in one request, which leaves managed roles and those above the bot', async () => {
  const { guild, member } = await comingBack()
  const requests = () =>
    world.discord.requests.all.filter(({ path }) => path.includes(`/${guild.id}/members/${member.id}`))
  const kept = [guild.role('Booster', { managed: true }), guild.role('Chief', { position: 100 })]
  member.joins()
  for (const role of kept) member.gets(role)
  await until('all are given', () => member.roles.length === 14)
  expect(sorted(member.roles)).toEqual(sorted([...names, 'Booster', 'Chief']))
  expect(requests().map(({ method }) => method)).toEqual(['GET', 'PATCH'])
})

test('changes that others make between the read and the replacement of roles are not lost', async () => {
  const { guild, member } = await comingBack()
  const [gift, loss] = [guild.role('Gift'), guild.role('Loss')]
  world.discord.misbehave({ restDelayMs: 1_500 })
  member.joins()
  member.gets(loss)
  await until('the roles were read', () =>
    world.discord.requests.all.some(
      ({ method, path }) => method === 'GET' && path === `/guilds/${guild.id}/members/${member.id}`,
    ),
  )
  member.gets(gift)
  member.loses(loss)
  await until('the roles were replaced', () =>
    world.discord.requests.to(...PATCH).some(({ path }) => path === `/guilds/${guild.id}/members/${member.id}`),
  )
  world.discord.behave()
  await until('the change of others is back', () => member.roles.includes('Gift') && !member.roles.includes('Loss'))
  expect(sorted(member.roles)).toEqual(sorted([...names, 'Gift']))
})

test('where one of many roles cannot be given, the others are given one by one', async () => {
  const { guild, member } = await comingBack()
  guild.role('L5').delete()
  guild.role('L7').moveTo(200)
  member.joins()
  await until('the others are given', () => member.roles.length === 10)
  const failed = () =>
    world.database.db.selectFrom('jobs').select(['kind', 'state', 'reason']).where('guild_id', '=', guild.id).execute()
  await until('the rest is told', async () => (await failed())[0]?.reason)
  expect(await failed()).toEqual([
    { kind: 'roles', state: 'failed', reason: '10011: Unknown Role; 50013: Missing Permissions' },
  ])
}, 180_000)
