import { expect, test } from 'bun:test'
import { insertJobs, type NewJob } from '../../shared/database/jobs/jobs.ts'
import { takeJobs } from '../../shared/database/jobs/take-jobs.ts'
import { dropOverdueAnnouncements, joinOverdueRoles } from '../../shared/database/jobs/unserved.ts'
import { GUILD, NOW, OTHER_GUILD, overEachDialect, TWINS } from './dialects.ts'

const announce = (guildId: string): NewJob => ({
  ...{ kind: 'level-up', guildId, userId: TWINS[0] },
  payload: { level: 5, channelId: '11', messageId: TWINS[1] },
})
const roles = (guildId: string, userId: string): NewJob => ({ kind: 'member-roles', guildId, userId, payload: {} })
const overdue = { now: NOW + 10, dueBefore: NOW + 5 }

overEachDialect('jobs that no bot serves', (at) => {
  const left = async () => {
    const rows = await at.db.selectFrom('jobs').select(['kind', 'guild_id', 'state']).orderBy('id').execute()
    return rows.map((row) => `${row.kind} ${row.guild_id} ${row.state}`)
  }

  test('overdue announcements are dropped, also those of a dead process', async () => {
    await insertJobs(at.db, [announce(GUILD), announce(GUILD)], NOW)
    await insertJobs(at.db, [announce(OTHER_GUILD), roles(GUILD, '7')], NOW + 5)
    await takeJobs(at.db, { processId: 'dead', now: NOW, leaseMs: 1, limit: 1 })
    expect(await dropOverdueAnnouncements(at.db, overdue)).toBe(2)
    expect(await dropOverdueAnnouncements(at.db, overdue)).toBe(0)
    expect(await left()).toEqual([`announce ${OTHER_GUILD} waiting`, `roles ${GUILD} waiting`])
  })

  test('jobs that a living process holds, and failed jobs, are left unchanged', async () => {
    await insertJobs(at.db, [announce(GUILD), roles(GUILD, '7')], NOW)
    await takeJobs(at.db, { processId: 'alive', now: NOW, leaseMs: 1_000, limit: 2 })
    expect(await dropOverdueAnnouncements(at.db, overdue)).toBe(0)
    expect(await joinOverdueRoles(at.db, overdue)).toBe(0)
    await at.db.updateTable('jobs').set({ state: 'failed', taken_by: null, taken_until: null }).execute()
    expect(await dropOverdueAnnouncements(at.db, overdue)).toBe(0)
    expect(await joinOverdueRoles(at.db, overdue)).toBe(0)
  })

  test('role changes become one sync for each guild', async () => {
    await insertJobs(at.db, [roles(GUILD, '7'), roles(GUILD, '8'), roles(OTHER_GUILD, '7')], NOW)
    await insertJobs(at.db, [roles(GUILD, '9')], NOW + 5)
    expect(await joinOverdueRoles(at.db, overdue)).toBe(3)
    const syncs = [`guild-roles ${GUILD} waiting`, `guild-roles ${OTHER_GUILD} waiting`].sort()
    expect((await left()).sort()).toEqual([...syncs, `roles ${GUILD} waiting`])
    await insertJobs(at.db, [roles(GUILD, '7')], NOW)
    expect(await joinOverdueRoles(at.db, overdue)).toBe(1)
    expect((await left()).sort()).toEqual([...syncs, `roles ${GUILD} waiting`])
  })
})
