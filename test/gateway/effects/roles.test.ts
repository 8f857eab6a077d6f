import { afterEach, beforeEach, expect, test } from 'bun:test'
import { xpFor } from '../../../shared/levelling/curve.ts'
import { until } from '../../support/until.ts'
import { EffectsWorld } from './effects-world.ts'

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
  const job = { kind: 'roles', guildId: guild.id, userId: member.id, payload: { replacing: xpFor(1) } } as const
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

test('a change that was never written is not waited for without end', async () => {
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
