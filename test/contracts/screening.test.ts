import { expect, test } from 'bun:test'
import { insertJobs } from '../../shared/database/jobs/jobs.ts'
import {
  endScreening,
  leaveForScreening,
  membersBeingScreened,
  waitsForScreening,
} from '../../shared/database/jobs/screening.ts'
import { GUILD, NOW, overEachDialect, TWINS } from './dialects.ts'

overEachDialect('roles that wait for screening', (at) => {
  const member = { guildId: GUILD, userId: TWINS[0] }
  const other = { guildId: GUILD, userId: TWINS[1] }

  test('wait once for each member, until their screening ends', async () => {
    for (const who of [member, member, other]) await leaveForScreening(at.db, who, { now: NOW, until: NOW + 60_000 })
    await insertJobs(at.db, [{ kind: 'member-roles', guildId: GUILD, userId: '7', payload: {} }], NOW)
    expect(await membersBeingScreened(at.db, 10)).toEqual([member, other])
    expect(await membersBeingScreened(at.db, 1)).toHaveLength(1)
    await endScreening(at.db, [member], NOW + 5)
    expect([await waitsForScreening(at.db, member), await waitsForScreening(at.db, other)]).toEqual([false, true])
    const rows = await at.db.selectFrom('jobs').select(['user_id', 'run_at', 'payload']).orderBy('id').execute()
    expect(rows).toEqual([
      { user_id: member.userId, run_at: NOW + 5, payload: '{"screened":true}' },
      { user_id: other.userId, run_at: NOW + 60_000, payload: '{}' },
      { user_id: '7', run_at: NOW, payload: '{}' },
    ])
  })
})
