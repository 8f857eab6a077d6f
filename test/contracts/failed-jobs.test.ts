import { expect, test } from 'bun:test'
import { endJob } from '../../shared/database/jobs/end-job.ts'
import { failedJobsOf, forgetFailed, guildsInSync, retryJobs } from '../../shared/database/jobs/failed.ts'
import { insertJobs, type NewJob } from '../../shared/database/jobs/jobs.ts'
import { takeJobs } from '../../shared/database/jobs/take-jobs.ts'
import { GUILD, NOW, OTHER_GUILD, overEachDialect, TWINS } from './dialects.ts'

const roles = (guildId: string): NewJob => ({ kind: 'member-roles', guildId, userId: TWINS[0], payload: {} })
const sync: NewJob = { kind: 'guild-role-sync', guildId: GUILD, userId: null, payload: { reply: null } }

overEachDialect('failed jobs', (at) => {
  const take = (now: number) => takeJobs(at.db, { processId: 'a', now, leaseMs: 30_000, limit: 10 })

  /** One that failed in each of two guilds. */
  async function failing() {
    await insertJobs(at.db, [roles(GUILD), roles(OTHER_GUILD)], NOW)
    for (const { id } of await take(NOW)) {
      await endJob(at.db, id, 'a', { outcome: 'failed', reason: '50013: Missing Permissions' }, NOW + 1)
    }
    return failedJobsOf(at.db, [GUILD])
  }

  test('are listed by guild', async () => {
    const failed = await failing()
    const reason = '50013: Missing Permissions'
    expect(failed).toEqual([{ id: failed[0]?.id ?? '', kind: 'member-roles', guildId: GUILD, reason, lastAt: NOW + 1 }])
    expect(await failedJobsOf(at.db, [])).toEqual([])
  })

  test('are queued again as if they were new', async () => {
    const ids = (await failing()).map(({ id }) => id)
    await retryJobs(at.db, ids, NOW + 2)
    expect(await take(NOW + 2)).toMatchObject([{ id: ids[0], attempts: 1 }])
    await retryJobs(at.db, ids, NOW + 3)
    expect(await take(NOW + 3)).toEqual([])
  })

  test('are deleted, but jobs in progress are not', async () => {
    const ids = (await failing()).map(({ id }) => id)
    await retryJobs(at.db, ids, NOW)
    await forgetFailed(at.db, ids)
    expect(await take(NOW)).toHaveLength(1)
    await endJob(at.db, ids[0] ?? '', 'a', { outcome: 'failed', reason: 'no' }, NOW)
    await forgetFailed(at.db, ids)
    expect(await failedJobsOf(at.db, [GUILD])).toEqual([])
  })

  test('of a sync do not count as a sync in progress', async () => {
    expect([...(await guildsInSync(at.db, [GUILD]))]).toEqual([])
    await insertJobs(at.db, [sync], NOW)
    expect([...(await guildsInSync(at.db, [GUILD, OTHER_GUILD]))]).toEqual([GUILD])
    const [job] = await take(NOW)
    expect([...(await guildsInSync(at.db, [GUILD]))]).toEqual([GUILD])
    await endJob(at.db, job?.id ?? '', 'a', { outcome: 'failed', reason: 'no' }, NOW)
    expect([...(await guildsInSync(at.db, [GUILD]))]).toEqual([])
  })
})
