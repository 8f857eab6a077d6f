import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { xpFor } from '../../../support/default-curve.ts'
import { until } from '../../../support/until.ts'
import { EffectsWorld } from '../effects-world.ts'

let world: EffectsWorld
beforeEach(async () => {
  world = await EffectsWorld.open()
})
afterEach(() => world.close())

/** A member of level 1, where level 2 means a role. */
async function rising() {
  const guild = await world.guild({ levelRoles: { 2: 'Gold' } })
  const member = guild.member('Riser')
  await world.hasLevel(guild, 1, member)
  const job = { kind: 'member-roles', guildId: guild.id, userId: member.id, payload: { replacing: xpFor(1) } } as const
  const jobs = () => world.database.db.selectFrom('jobs').select(['id', 'attempts', 'reason']).execute()
  return { guild, member, job, jobs }
}

test('a job that was written before the change it is about waits for it', async () => {
  const { guild, member, job, jobs } = await rising()
  await world.asks(job)
  world.runs()
  await until('it was looked at', async () => (await jobs())[0]?.reason === 'the change is not written yet')
  expect(member.roles).toEqual([])
  await world.hasLevel(guild, 2, member)
  await world.allDone()
  expect(member.roles).toEqual(['Gold'])
})

test('a job that was written after the change it is about does not wait', async () => {
  const { guild, member, job } = await rising()
  await world.hasLevel(guild, 2, member)
  await world.asks(job)
  world.runs()
  await world.allDone()
  expect(member.roles).toEqual(['Gold'])
})

test('a job does not wait forever for a change that was never written', async () => {
  const { job, jobs } = await rising()
  await world.asks(job)
  await world.database.db
    .updateTable('jobs')
    .set({ created_at: Date.now() - 61_000 })
    .execute()
  world.runs()
  await world.allDone()
  expect(await jobs()).toEqual([])
})

/** A member who has reached three level roles of a guild that stacks them, and whatever asks for them. */
async function stacked() {
  const guild = await world.guild({
    settings: { role_assign_type: 'stack' },
    levelRoles: { 1: 'A', 2: 'B', 3: 'C' },
  })
  const member = guild.member('Riser')
  await world.hasLevel(guild, 3, member)
  const job = { kind: 'member-roles', guildId: guild.id, userId: member.id, payload: {} } as const
  const sync = { kind: 'guild-role-sync', guildId: guild.id, userId: null, payload: { reply: null } } as const
  const reasons = async () => (await world.jobs('failed')).map((each) => each.reason)
  return { guild, member, asking: { 'a rejoining member': job, 'a sync': sync }, reasons }
}

describe.each(['a rejoining member', 'a sync'] as const)('for %s', (asker) => {
  test('a deleted level role does not keep other roles away', async () => {
    const { guild, member, asking, reasons } = await stacked()
    guild.role('B').delete()
    await world.asks(asking[asker])
    world.runs()
    await world.allDone()
    expect(member.roles.sort()).toEqual(['A', 'C'])
    expect(await reasons()).toEqual(['10011: Unknown Role'])
  })

  test('a level role above the bot does not keep other roles away', async () => {
    const { guild, member, asking, reasons } = await stacked()
    guild.role('C').moveTo(100)
    await world.asks(asking[asker])
    world.runs()
    await world.allDone()
    expect(member.roles.sort()).toEqual(['A', 'B'])
    expect(await reasons()).toEqual(['50013: Missing Permissions'])
  })

  test('every reason why a role could not be given is kept', async () => {
    const { guild, member, asking, reasons } = await stacked()
    guild.role('A').delete()
    guild.role('C').moveTo(100)
    await world.asks(asking[asker])
    world.runs()
    await world.allDone()
    expect(member.roles).toEqual(['B'])
    expect(await reasons()).toEqual(['10011: Unknown Role; 50013: Missing Permissions'])
  })

  test('a role that cannot be taken does not keep other roles from being given or taken', async () => {
    const { guild, member, asking, reasons } = await stacked()
    await world.database.db.updateTable('guilds').set({ role_assign_type: 'single' }).execute()
    for (const name of ['A', 'B']) member.gets(guild.role(name))
    guild.role('A').moveTo(100)
    await world.asks(asking[asker])
    world.runs()
    await world.allDone()
    expect(member.roles.sort()).toEqual(['A', 'C'])
    expect(await reasons()).toEqual(['50013: Missing Permissions'])
  })

  test('a role that cannot be given does not keep other roles from being taken', async () => {
    const { guild, member, asking, reasons } = await stacked()
    await world.database.db.updateTable('guilds').set({ role_assign_type: 'single' }).execute()
    member.gets(guild.role('B'))
    guild.role('C').moveTo(100)
    await world.asks(asking[asker])
    world.runs()
    await world.allDone()
    expect(member.roles).toEqual([])
    expect(await reasons()).toEqual(['50013: Missing Permissions'])
  })
})

test('a role that Discord just refused is not requested again for the next member', async () => {
  const { guild, member, asking } = await stacked()
  const next = guild.member('Next')
  await world.hasLevel(guild, 3, next)
  guild.role('C').moveTo(100)
  await world.asks(asking['a rejoining member'])
  world.runs()
  await world.allDone()
  await world.asks({ ...asking['a rejoining member'], userId: next.id })
  await until('the next has the others', () => next.roles.length === 2)
  await world.allDone()
  expect([member.roles.sort(), next.roles.sort()]).toEqual([
    ['A', 'B'],
    ['A', 'B'],
  ])
  const refused = world.discord.requests.all.filter(({ status }) => status === 403)
  expect(refused).toHaveLength(1)
})
