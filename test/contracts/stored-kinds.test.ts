import { expect, test } from 'bun:test'
import { aheadElsewhere } from '../../shared/database/jobs/announcement-order.ts'
import { failedJobsOf } from '../../shared/database/jobs/failed.ts'
import { insertJobs, type NewJob } from '../../shared/database/jobs/jobs.ts'
import { takeJobs } from '../../shared/database/jobs/take-jobs.ts'
import { GUILD, NOW, overEachDialect, TWINS } from './dialects.ts'

const member = { guildId: GUILD, userId: TWINS[0] }
const levelUp: NewJob = { kind: 'level-up', ...member, payload: { level: 5, channelId: '1', messageId: '2' } }
const jobs: NewJob[] = [
  levelUp,
  { kind: 'member-roles', ...member, payload: {} },
  { kind: 'guild-role-sync', guildId: GUILD, userId: null, payload: { reply: null } },
]

overEachDialect('job kinds under two names', (at) => {
  const names = async () =>
    (await at.db.selectFrom('jobs').select('kind').orderBy('id').execute()).map(({ kind }) => kind)
  const renamed = async () => {
    for (const { kind } of jobs)
      await at.db.updateTable('jobs').set({ kind }).where('kind', '=', before(kind)).execute()
  }
  const before = (kind: string) => ({ 'level-up': 'announce', 'member-roles': 'roles' })[kind] ?? 'guild-roles'
  const take = () => takeJobs(at.db, { processId: 'a', now: NOW, leaseMs: 1_000, limit: 9 })

  test('a new job has the name that processes of the previous release know', async () => {
    await insertJobs(at.db, jobs, NOW)
    expect(await names()).toEqual(['announce', 'roles', 'guild-roles'])
  })

  test('jobs under both names are taken, the oldest of a kind first', async () => {
    await insertJobs(at.db, jobs, NOW)
    await renamed()
    await insertJobs(at.db, jobs, NOW)
    expect((await take()).map(({ kind }) => kind)).toEqual([...jobs, ...jobs].map(({ kind }) => kind))
    const [first] = await take()
    expect(first).toBeUndefined()
  })

  test('the oldest level-up of a member is found under either name', async () => {
    await insertJobs(at.db, [levelUp, levelUp], NOW)
    const [oldest] = await at.db.selectFrom('jobs').select('id').orderBy('id').execute()
    const key = `${GUILD}:${TWINS[0]}`
    const ahead = () => aheadElsewhere(at.db, [member], { processId: 'a', inHand: [] })
    expect((await ahead()).members.get(key)).toBe(oldest?.id ?? '')
    await at.db
      .updateTable('jobs')
      .set({ kind: 'level-up' })
      .where('id', '=', oldest?.id ?? '')
      .execute()
    expect((await ahead()).members.get(key)).toBe(oldest?.id ?? '')
  })

  test('the failure of a job under either name is shown by its kind', async () => {
    await insertJobs(at.db, jobs, NOW)
    await renamed()
    await insertJobs(at.db, jobs, NOW)
    await at.db.updateTable('jobs').set({ state: 'failed', reason: 'gone' }).execute()
    const kinds = (await failedJobsOf(at.db, [GUILD])).map(({ kind }) => kind)
    expect(new Set(kinds)).toEqual(new Set(jobs.map(({ kind }) => kind)))
    expect(kinds).toHaveLength(2 * jobs.length)
  })
})
