import { expect, test } from 'bun:test'
import { endJob } from '../../shared/database/jobs/end-job.ts'
import { insertJobs, type NewJob } from '../../shared/database/jobs/jobs.ts'
import { takeJobs } from '../../shared/database/jobs/take-jobs.ts'
import { GUILD, NOW, overEachDialect, TWINS } from './dialects.ts'

const LEASE_MS = 30_000
const announce: NewJob = {
  kind: 'level-up',
  guildId: GUILD,
  userId: TWINS[0],
  payload: { level: 5, channelId: '11', messageId: TWINS[1] },
}
const roles: NewJob = { kind: 'member-roles', guildId: GUILD, userId: TWINS[1], payload: {} }

overEachDialect('jobs', (at) => {
  const take = (processId: string, now = NOW, limit = 10) =>
    takeJobs(at.db, { processId, now, leaseMs: LEASE_MS, limit })
  const takeOne = async (processId: string, now = NOW) => {
    const [job] = await take(processId, now)
    if (job === undefined) throw new Error('there is no job to take')
    return job
  }

  test('are taken as they were written, oldest first', async () => {
    await insertJobs(at.db, [announce, roles], NOW)
    const taken = await take('a')
    expect(taken).toMatchObject([announce, roles])
    expect(taken.map((job) => [typeof job.id, job.attempts])).toEqual([
      ['string', 1],
      ['string', 1],
    ])
  })

  test('are not taken before their time', async () => {
    await insertJobs(at.db, [announce], NOW)
    expect(await take('a', NOW - 1)).toEqual([])
    expect(await take('a', NOW)).toHaveLength(1)
  })

  test('are taken up to the given number', async () => {
    await insertJobs(at.db, [announce, roles, roles], NOW)
    expect(await take('a', NOW, 2)).toHaveLength(2)
    expect(await take('b', NOW, 2)).toHaveLength(1)
  })

  test('are each taken by one of many processes that ask at the same time', async () => {
    await insertJobs(at.db, Array(40).fill(roles), NOW)
    const takers = Array.from({ length: 5 }, (_, i) => take(`taker-${i}`, NOW, 40))
    const ids = (await Promise.all(takers)).flat().map((job) => job.id)
    expect(ids).toHaveLength(40)
    expect(new Set(ids).size).toBe(40)
  })

  test('of a process that died are free once their lease has expired', async () => {
    await insertJobs(at.db, [roles], NOW)
    await take('dead')
    expect(await take('other', NOW + LEASE_MS)).toEqual([])
    expect(await take('other', NOW + LEASE_MS + 1)).toMatchObject([{ ...roles, attempts: 2 }])
  })

  test('that are done are deleted', async () => {
    await insertJobs(at.db, [roles], NOW)
    await endJob(at.db, (await takeOne('a')).id, 'a', { outcome: 'done' }, NOW)
    expect(await at.db.selectFrom('jobs').selectAll().execute()).toEqual([])
  })

  test('that must wait are due again at their time', async () => {
    await insertJobs(at.db, [roles], NOW)
    const { id } = await takeOne('a')
    await endJob(at.db, id, 'a', { outcome: 'later', runAt: NOW + 100, reason: 'rate limit' }, NOW)
    expect(await take('a', NOW + 99)).toEqual([])
    expect(await take('a', NOW + 100)).toMatchObject([{ id, attempts: 2 }])
  })

  test('that can never work are kept with the reason, cut to the column’s length', async () => {
    await insertJobs(at.db, [roles], NOW)
    const { id } = await takeOne('a')
    await endJob(at.db, id, 'a', { outcome: 'failed', reason: `\u{1f409}${'x'.repeat(600)}` }, NOW)
    expect(await take('a', NOW + LEASE_MS * 10)).toEqual([])
    const row = await at.db.selectFrom('jobs').select(['state', 'reason', 'taken_by']).executeTakeFirstOrThrow()
    expect(row).toMatchObject({ state: 'failed', taken_by: null })
    expect(row.reason).toStartWith('\u{1f409}xxx')
  })

  test('that another process took over are not ended by the first one', async () => {
    await insertJobs(at.db, [roles], NOW)
    const { id } = await takeOne('slow')
    await take('other', NOW + LEASE_MS + 1)
    await endJob(at.db, id, 'slow', { outcome: 'done' }, NOW)
    await endJob(at.db, id, 'slow', { outcome: 'failed', reason: 'late' }, NOW)
    expect(await at.db.selectFrom('jobs').select(['id', 'taken_by', 'state']).execute()).toEqual([
      { id, taken_by: 'other', state: 'taken' },
    ])
  })

  test('with an unreadable payload throw', async () => {
    const row = { guild_id: GUILD, run_at: NOW, created_at: NOW, updated_at: NOW }
    const free = { taken_by: null, taken_until: null, reason: null }
    await at.db
      .insertInto('jobs')
      .values([
        { ...row, ...free, kind: 'roles', user_id: null, payload: '{}' },
        { ...row, ...free, kind: 'announce', user_id: '1', payload: '{"level":"5"}' },
        { ...row, ...free, kind: 'announce', user_id: '1', payload: 'not json' },
      ])
      .execute()
    expect((await take('a')).map((job) => job.kind)).toEqual(Array(3).fill('unreadable'))
  })
})
