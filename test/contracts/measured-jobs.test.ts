import { expect, test } from 'bun:test'
import { sql } from 'kysely'
import { insertJobs, type NewJob } from '../../shared/database/jobs/jobs.ts'
import { measureDueJobs } from '../../shared/database/jobs/measure.ts'
import { takeJobs } from '../../shared/database/jobs/take-jobs.ts'
import { GUILD, NOW, overEachDialect } from './dialects.ts'
import { plansOf } from './explain.ts'

const roles: NewJob = { kind: 'member-roles', guildId: GUILD, userId: '7', payload: {} }

overEachDialect('the measure of waiting jobs', (at) => {
  const measured = async (now: number) => (await measureDueJobs(at.db, now)).find(({ kind }) => kind === 'member-roles')

  test('counts the due jobs of a kind, and finds when the oldest became due', async () => {
    expect(await measured(NOW)).toEqual({ kind: 'member-roles', count: 0, oldestAt: null })
    await insertJobs(at.db, [roles], NOW - 5_000)
    await insertJobs(at.db, [roles, roles], NOW)
    await insertJobs(at.db, [roles], NOW + 1)
    expect(await measured(NOW)).toEqual({ kind: 'member-roles', count: 3, oldestAt: NOW - 5_000 })
  })

  test('counts jobs under the name of the release before and under the new one', async () => {
    await insertJobs(at.db, [roles, roles], NOW)
    await sql`update jobs set kind = 'member-roles' limit 1`.execute(at.db)
    expect(await measured(NOW)).toEqual({ kind: 'member-roles', count: 2, oldestAt: NOW })
  })

  test('does not count taken and failed jobs', async () => {
    await insertJobs(at.db, [roles, roles], NOW)
    await takeJobs(at.db, { processId: 'one', now: NOW, leaseMs: 1_000, limit: 1 })
    await at.db.updateTable('jobs').set({ state: 'failed' }).where('state', '=', 'waiting').execute()
    expect(await measured(NOW)).toEqual({ kind: 'member-roles', count: 0, oldestAt: null })
  })

  test('reads the index of the jobs, and does not sort', async () => {
    await insertJobs(at.db, Array(2_000).fill(roles), NOW)
    await sql`analyze table jobs`.execute(at.db)
    const plans = (await plansOf(at.tcp, (db) => measureDueJobs(db, NOW))).flat()
    const jobs = plans.filter(({ table }) => table === 'jobs')
    expect(new Set(jobs.map(({ key }) => key))).toEqual(new Set(['jobs_lane']))
    expect(jobs.filter(({ extra }) => extra.includes('filesort'))).toEqual([])
  })
})
