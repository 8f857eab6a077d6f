import { expect, test } from 'bun:test'
import { aheadElsewhere, announcedByOthers } from '../../shared/database/jobs/announcement-order.ts'
import { hurryAnnouncements, joinAnnouncements } from '../../shared/database/jobs/announcements.ts'
import { endJob } from '../../shared/database/jobs/end-job.ts'
import { purgeFailedJobs } from '../../shared/database/jobs/failed.ts'
import { hasNewer, replaceOlder, saveProgress } from '../../shared/database/jobs/guild-jobs.ts'
import { releaseJobs, renewJobs } from '../../shared/database/jobs/job-leases.ts'
import { insertJobs, type NewJob } from '../../shared/database/jobs/jobs.ts'
import { type TakeOptions, takeJobs } from '../../shared/database/jobs/take-jobs.ts'
import { countReached, reachedAfter, xpOf } from '../../shared/database/members/reached-levels.ts'
import { DEFAULT_CURVE } from '../../shared/levelling/curve.ts'
import { xpFor } from '../support/default-curve.ts'
import { GUILD, NOW, OTHER_GUILD, overEachDialect, seedMembers, TWINS } from './dialects.ts'

const LEASE_MS = 30_000
const roles = (guildId: string): NewJob => ({ kind: 'member-roles', guildId, userId: TWINS[0], payload: {} })
const announce = (guildId: string): NewJob => ({
  kind: 'level-up',
  guildId,
  userId: TWINS[0],
  payload: { level: 5, channelId: '11', messageId: TWINS[1] },
})
const sync: NewJob = { kind: 'guild-role-sync', guildId: GUILD, userId: null, payload: { reply: null } }

overEachDialect('shared jobs', (at) => {
  const take = (processId: string, options: Partial<TakeOptions> = {}) =>
    takeJobs(at.db, { processId, now: NOW, leaseMs: LEASE_MS, limit: 10, ...options })
  const rows = () => at.db.selectFrom('jobs').selectAll().orderBy('id').execute()

  test('are taken only of the given kinds', async () => {
    await insertJobs(at.db, [announce(GUILD), roles(GUILD)], NOW)
    expect((await take('a', { kinds: ['member-roles'] })).map((job) => job.kind)).toEqual(['member-roles'])
  })

  test('of a guild with many jobs leave room for those of another guild', async () => {
    await insertJobs(at.db, [...Array(8).fill(roles(GUILD)), roles(OTHER_GUILD)], NOW)
    const taken = await take('a', { limit: 4, perGuild: 3 })
    expect(taken.map((job) => job.guildId)).toEqual([GUILD, GUILD, GUILD, OTHER_GUILD])
    const room = new Map([[GUILD, 0]])
    expect(await take('a', { perGuild: 3, room })).toEqual([])
    expect(await take('a', { perGuild: 3, room: new Map([[GUILD, 1]]) })).toHaveLength(1)
  })

  test('of a guild whose turn it is are found behind many guilds with many jobs', async () => {
    const many = Array.from({ length: 8 }, (_, i) => `120000000000000000${i}`)
    await insertJobs(at.db, [...many.flatMap((guildId) => Array(40).fill(roles(guildId)) as NewJob[])], NOW - 1)
    await insertJobs(at.db, [roles(OTHER_GUILD)], NOW)
    const [job] = await take('a', { limit: 1, perGuild: 4, turned: new Set(many) })
    expect(job?.guildId).toBe(OTHER_GUILD)
    expect(await take('a', { limit: 100, perGuild: 2, turned: new Set(many) })).toHaveLength(16)
  })

  test('are taken from the guilds with the fewest jobs in progress, oldest first', async () => {
    await insertJobs(at.db, Array(4).fill(roles(GUILD)), NOW - 1)
    await insertJobs(at.db, [roles(OTHER_GUILD)], NOW)
    const first = await take('a', { limit: 2, perGuild: 4, room: new Map([[GUILD, 2]]) })
    expect(first.map(({ guildId }) => guildId).sort()).toEqual([GUILD, OTHER_GUILD])
    const rest = (await take('a', { limit: 3, perGuild: 4 })).map(({ id }) => BigInt(id))
    expect(rest).toEqual([...rest].sort((a, b) => (a < b ? -1 : 1)))
  })

  test('whose lease expired are not taken again by the process that still works on them', async () => {
    await insertJobs(at.db, [roles(GUILD)], NOW)
    const [job] = await take('a')
    const late = { now: NOW + LEASE_MS + 1 }
    expect(await take('a', { ...late, except: new Set([job?.id ?? '']) })).toEqual([])
    expect(await take('b', late)).toHaveLength(1)
  })

  test('are renewed only by the process that holds them', async () => {
    await insertJobs(at.db, [roles(GUILD), roles(GUILD)], NOW)
    const [mine] = await take('a', { limit: 1 })
    const [others] = await take('b', { limit: 1 })
    const ids = [mine?.id ?? '', others?.id ?? '']
    expect([...(await renewJobs(at.db, ids, 'a', NOW + 99_000))]).toEqual([ids[0] ?? ''])
    expect((await rows()).map((row) => row.taken_until)).toEqual([NOW + 99_000, NOW + LEASE_MS])
  })

  test('that are given back do not count as tried', async () => {
    await insertJobs(at.db, [roles(GUILD)], NOW)
    const ids = (await take('a')).map((job) => job.id)
    await releaseJobs(at.db, ids, 'b', NOW)
    expect(await rows()).toMatchObject([{ state: 'taken' }])
    await releaseJobs(at.db, ids, 'a', NOW + 5)
    expect(await rows()).toMatchObject([{ state: 'waiting', attempts: 0, run_at: NOW, taken_by: null }])
  })

  test.each([
    { outcome: 'done' },
    { outcome: 'released' },
    { outcome: 'released', runAt: NOW + 9 },
    { outcome: 'later', runAt: NOW + 9, reason: 'busy' },
    { outcome: 'failed', reason: 'gone' },
  ] as const)('that another process holds by now are not ended by the one that held them: %j', async (end) => {
    await insertJobs(at.db, [roles(GUILD), roles(GUILD)], NOW)
    const [first, second] = await take('a')
    await endJob(at.db, first?.id ?? '', 'a', { outcome: 'failed', reason: 'gone' }, NOW)
    await take('b', { now: NOW + LEASE_MS + 1 })
    const before = await rows()
    await endJob(at.db, second?.id ?? '', 'a', end, NOW + LEASE_MS + 2)
    expect(await rows()).toEqual(before)
    expect(before).toMatchObject([{ state: 'failed' }, { state: 'taken', taken_by: 'b' }])
  })

  test('that fail for the same reason become one row with their number and the last time', async () => {
    await insertJobs(at.db, [roles(GUILD), roles(GUILD), roles(GUILD), announce(GUILD), roles(OTHER_GUILD)], NOW)
    for (const [i, job] of (await take('a')).entries()) {
      await endJob(at.db, job.id, 'a', { outcome: 'failed', reason: i === 2 ? 'another' : 'gone' }, NOW + i)
    }
    const kept = (await rows()).map((row) => [row.guild_id, row.kind, row.reason, row.occurrences, row.updated_at])
    expect(kept).toEqual([
      [GUILD, 'roles', 'gone', 2, NOW + 1],
      [GUILD, 'roles', 'another', 1, NOW + 2],
      [GUILD, 'announce', 'gone', 1, NOW + 3],
      [OTHER_GUILD, 'roles', 'gone', 1, NOW + 4],
    ])
    await purgeFailedJobs(at.db, NOW + 3)
    expect(await rows()).toHaveLength(2)
  })

  test('about a whole guild begin with defaults, and continue from the saved progress', async () => {
    await insertJobs(at.db, [sync], NOW)
    const [job] = await take('a')
    if (job?.kind !== 'guild-role-sync') throw new Error('it is not there')
    expect(job).toMatchObject({ userId: null, payload: { cursor: '0', total: null, counts: { given: 0 } } })
    const hold = { id: job.id, processId: 'a', now: NOW, until: NOW + 60_000 }
    const progress = { ...job.payload, cursor: TWINS[0], total: 7 }
    expect(await saveProgress(at.db, hold, progress)).toBe(true)
    expect(await saveProgress(at.db, hold, progress)).toBe(true)
    expect(await saveProgress(at.db, { ...hold, processId: 'b' }, progress)).toBe(false)
    await releaseJobs(at.db, [job.id], 'a', NOW)
    expect(await take('b')).toMatchObject([{ payload: { cursor: TWINS[0], total: 7 } }])
  })

  test('about a whole guild are replaced by newer ones', async () => {
    await insertJobs(at.db, [sync, sync, { ...sync, guildId: OTHER_GUILD }], NOW)
    const [older, newer] = (await rows()).map((row) => row.id)
    expect(await hasNewer(at.db, GUILD, 'guild-role-sync', older ?? '')).toBe(true)
    expect(await hasNewer(at.db, GUILD, 'guild-role-sync', newer ?? '')).toBe(false)
    await replaceOlder(at.db, GUILD, 'guild-role-sync', newer ?? '')
    expect((await rows()).map((row) => [row.id, row.guild_id])).toEqual([
      [newer ?? '', GUILD],
      [expect.any(String), OTHER_GUILD],
    ])
  })

  test('of announcing are taken by one process for each guild: the process with the oldest', async () => {
    await insertJobs(at.db, [announce(GUILD), announce(GUILD), announce(OTHER_GUILD)], NOW)
    await take('a', { limit: 1 })
    await take('b')
    expect([...(await announcedByOthers(at.db, [GUILD, OTHER_GUILD], 'a', NOW))]).toEqual([OTHER_GUILD])
    expect([...(await announcedByOthers(at.db, [GUILD, OTHER_GUILD], 'b', NOW))]).toEqual([GUILD])
    expect([...(await announcedByOthers(at.db, [GUILD], 'b', NOW + LEASE_MS + 1))]).toEqual([])
  })

  test('list the members who have reached a level, page by page', async () => {
    const [low, high] = [xpFor(1), xpFor(3)]
    await seedMembers(at.db, GUILD, [
      [TWINS[1], high],
      [TWINS[0], high],
      ['5', low],
      ['6', high],
    ])
    const third = { guildId: GUILD, level: 3, curve: DEFAULT_CURVE }
    expect(await countReached(at.db, third)).toBe(3)
    const page = await reachedAfter(at.db, third, '6', 1)
    expect(page.map((member) => member.userId)).toEqual([TWINS[0]])
    const next = await reachedAfter(at.db, third, TWINS[0], 9)
    expect(next.map((member) => member.userId)).toEqual([TWINS[1]])
    expect(await xpOf(at.db, { guildId: GUILD, userId: '6' })).toBe(high)
    expect(await xpOf(at.db, { guildId: GUILD, userId: '404' })).toBe(0)
  })
})

overEachDialect('announcements', (at) => {
  const payload = { to: { channelId: '11' }, inReplyTo: null, content: 'GG', userIds: [TWINS[0]] }
  const join = (ids: readonly string[], processId: string) =>
    joinAnnouncements(at.tcp, { guildId: GUILD, ids, payload, processId, now: NOW, until: NOW + LEASE_MS })

  test('replace the level-ups that they announce, and are held like these', async () => {
    await insertJobs(at.db, [announce(GUILD), announce(GUILD), announce(GUILD)], NOW)
    const taken = await takeJobs(at.db, { processId: 'a', now: NOW, leaseMs: LEASE_MS, limit: 2 })
    const ids = taken.map((job) => job.id)
    const id = await join(ids, 'a')
    expect(await at.db.selectFrom('jobs').select(['id', 'kind', 'state', 'taken_by']).orderBy('id').execute()).toEqual([
      { id: expect.any(String), kind: 'announce', state: 'waiting', taken_by: null },
      { id: id ?? '', kind: 'announcement', state: 'taken', taken_by: 'a' },
    ])
  })

  test('find older jobs before a level-up, held by another process or by none, with or without an expired lease', async () => {
    const member = { guildId: GUILD, userId: TWINS[0] }
    const ahead = (inHand: readonly string[]) =>
      aheadElsewhere(at.db, [member, { ...member, userId: '404' }], { processId: 'a', inHand })
    await insertJobs(at.db, [announce(GUILD), announce(GUILD), announce(OTHER_GUILD)], NOW)
    const [older, newer] = (await at.db.selectFrom('jobs').select('id').orderBy('id').execute()).map((row) => row.id)
    if (older === undefined || newer === undefined) throw new Error('there are three')
    const key = `${GUILD}:${TWINS[0]}`
    expect((await ahead([])).members).toEqual(new Map([[key, older]]))
    expect((await ahead([older])).members).toEqual(new Map([[key, newer]]))
    expect(await ahead([older, newer])).toEqual({ guilds: new Map(), arriving: new Set(), members: new Map() })

    await takeJobs(at.db, { processId: 'b', now: NOW, leaseMs: -1, limit: 1 })
    expect((await ahead([newer])).members).toEqual(new Map([[key, older]]))
    await takeJobs(at.db, { processId: 'a', now: NOW, leaseMs: LEASE_MS, limit: 1 })
    const id = await join([older], 'a')
    expect(await ahead([newer])).toMatchObject({ guilds: new Map(), arriving: new Set([GUILD]) })
    expect(await ahead([newer, id ?? ''])).toMatchObject({ guilds: new Map(), arriving: new Set() })
    await endJob(at.db, id ?? '', 'a', { outcome: 'later', runAt: NOW + 7, reason: 'no bot' }, NOW)
    expect((await ahead([newer])).guilds).toEqual(new Map([[GUILD, NOW + 7]]))
  })

  test('that are delayed become due at once, only those of the given guild', async () => {
    await insertJobs(at.db, [announce(GUILD), announce(OTHER_GUILD), roles(GUILD)], NOW + 50)
    await insertJobs(at.db, [announce(GUILD)], NOW - 50)
    await hurryAnnouncements(at.db, GUILD, NOW)
    const rows = await at.db.selectFrom('jobs').select('run_at').orderBy('id').execute()
    expect(rows.map((row) => row.run_at)).toEqual([NOW, NOW + 50, NOW + 50, NOW - 50])
  })

  test('are not created where another process took a level-up over', async () => {
    await insertJobs(at.db, [announce(GUILD), announce(GUILD)], NOW)
    const taken = await takeJobs(at.db, { processId: 'a', now: NOW, leaseMs: LEASE_MS, limit: 2 })
    await takeJobs(at.db, { processId: 'b', now: NOW + LEASE_MS + 1, leaseMs: LEASE_MS, limit: 1 })
    expect(
      await join(
        taken.map((job) => job.id),
        'a',
      ),
    ).toBeNull()
    expect(await at.db.selectFrom('jobs').select('kind').execute()).toHaveLength(2)
  })
})
