import { afterEach, beforeEach, expect, test } from 'bun:test'
import { boundUnserved } from '../../../gateway/jobs/unserved.ts'
import { createLog } from '../../../gateway/ops/log.ts'
import { createMetrics } from '../../../gateway/ops/metrics.ts'
import { until } from '../../support/until.ts'
import { EffectsWorld } from './effects-world.ts'

const HOUR_MS = 3_600_000

let world: EffectsWorld
beforeEach(async () => {
  world = await EffectsWorld.open()
})
afterEach(() => world.close())

test('after hours without a bot, level-ups are dropped and counted, and the bot that returns sets the roles right', async () => {
  const guild = await world.guild({ levelRoles: { 2: 'Gold' } })
  const members = ['ada', 'bob'].map((name) => guild.member(name))
  await world.hasLevel(guild, 2, ...members)
  for (const member of members) {
    await world.asks(world.rise(guild, member, { level: 2, in: guild.channel('general') }))
    await world.asks({ kind: 'member-roles', guildId: guild.id, userId: member.id, payload: {} })
  }
  const metrics = createMetrics()
  const log = createLog({ level: 'debug', secrets: [], write: (line) => world.log.push(line) })
  const bound = (hours: number) =>
    boundUnserved({ db: world.database.db, log, metrics, now: Date.now() + hours * HOUR_MS })
  await bound(5)
  expect(await world.jobs()).toHaveLength(4)
  await bound(7)
  expect((await world.jobs()).map(({ kind }) => kind)).toEqual(['guild-roles'])
  expect(await metrics.registry.metrics()).toContain('prosperity_jobs_total{kind="level-up",outcome="overdue"} 2')
  await world.database.db.updateTable('jobs').set({ run_at: 0 }).execute()
  world.runs()
  await until('both have the role', () => members.every((member) => member.roles.includes('Gold')))
  expect(guild.sent).toEqual([])
})
