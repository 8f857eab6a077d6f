import { expect, test } from 'bun:test'
import { sql } from 'kysely'
import { dueQuery, isAnyJobDue } from '../../shared/database/jobs/due.ts'
import { insertJobs, type NewJob } from '../../shared/database/jobs/jobs.ts'
import { takeJobs } from '../../shared/database/jobs/take-jobs.ts'
import { GUILD, NOW, overEachDialect } from './dialects.ts'
import { plansOf } from './explain.ts'

const roles: NewJob = { kind: 'member-roles', guildId: GUILD, userId: '7', payload: {} }

overEachDialect('the small look at the jobs', (at) => {
  test('finds a job from the time at which it is due', async () => {
    expect(await isAnyJobDue(at.db, NOW)).toBe(false)
    await insertJobs(at.db, [roles], NOW)
    expect(await isAnyJobDue(at.db, NOW - 1)).toBe(false)
    expect(await isAnyJobDue(at.db, NOW)).toBe(true)
  })

  test('finds a taken job once its lease has ended', async () => {
    await insertJobs(at.db, [roles], NOW)
    await takeJobs(at.db, { processId: 'dead', now: NOW, leaseMs: 10, limit: 1 })
    expect(await isAnyJobDue(at.db, NOW + 10)).toBe(false)
    expect(await isAnyJobDue(at.db, NOW + 11)).toBe(true)
  })

  test('finds neither a failed job nor a kind that this release does not know', async () => {
    await insertJobs(at.db, [roles], NOW)
    await at.db.updateTable('jobs').set({ state: 'failed' }).execute()
    expect(await isAnyJobDue(at.db, NOW)).toBe(false)
    await at.db.updateTable('jobs').set({ state: 'waiting', kind: 'of-tomorrow' }).execute()
    expect(await isAnyJobDue(at.db, NOW)).toBe(false)
  })

  test('reads the index of the jobs, and does not sort', async () => {
    await insertJobs(at.db, Array(2_000).fill(roles), NOW + 1)
    await sql`analyze table jobs`.execute(at.db)
    const [plan = []] = await plansOf(at.tcp, (db) => dueQuery(db, { now: NOW }).execute())
    const jobs = plan.filter(({ table }) => table === 'jobs')
    expect(jobs.map(({ key }) => key)).toEqual(['jobs_lane', 'jobs_lane'])
    expect(jobs.filter(({ extra }) => extra.includes('filesort'))).toEqual([])
  })
})
