import { expect, test } from 'bun:test'
import { SCRIPT } from '../../shared/audit/entry.ts'
import {
  listLevelRoles,
  registerLevelRole,
  registerLevelRoles,
  storeLevelRoles,
} from '../../shared/database/guilds/level-roles.ts'
import { removeLevelRole } from '../../shared/database/guilds/remove-level-role.ts'
import { syncRoles } from '../../shared/database/jobs/role-sync.ts'
import { takeJobs } from '../../shared/database/jobs/take-jobs.ts'
import { guildsChangedSince } from './changed-guilds.ts'
import { GUILD, NOW, OTHER_GUILD, overEachDialect, seedMembers, TWINS } from './dialects.ts'

const reply = {
  applicationId: '1200000000000000001',
  token: 'interaction-token',
  expiresAt: NOW + 900_000,
  locale: 'de',
}

overEachDialect('level roles', (at) => {
  const register = (level: number, roleId: string, guildId = GUILD) =>
    registerLevelRole(
      at.db,
      { actor: SCRIPT, guildId, level, roleId, mayAppoint: false, refusedRoleIds: [], reply },
      NOW,
    )
  const takeAll = () => takeJobs(at.db, { processId: 'a', now: NOW, leaseMs: 1_000, limit: 10 })

  test('are listed from the lowest level, for each guild', async () => {
    await register(10, TWINS[1])
    await register(5, TWINS[0])
    await register(1, TWINS[0], OTHER_GUILD)
    expect(await listLevelRoles(at.db, GUILD)).toEqual([
      { level: 5, roleId: TWINS[0] },
      { level: 10, roleId: TWINS[1] },
    ])
  })

  test('that are stored without checks create no job, and change no registered role', async () => {
    await register(5, TWINS[0])
    await takeAll()
    await storeLevelRoles(at.db, GUILD, [])
    await storeLevelRoles(at.db, GUILD, [
      { level: 5, roleId: TWINS[1] },
      { level: 7, roleId: '9' },
    ])
    expect(await listLevelRoles(at.db, GUILD)).toEqual([
      { level: 5, roleId: TWINS[0] },
      { level: 7, roleId: '9' },
    ])
    expect(await takeAll()).toEqual([])
  })

  test('that are registered at once skip what is taken or refused, and start one sync from the lowest new level', async () => {
    await seedMembers(at.db, GUILD, [['7', 5_000]])
    await register(5, TWINS[0])
    await takeAll()
    const limits = { guildId: GUILD, actor: SCRIPT, mayAppoint: false, refusedRoleIds: [TWINS[0]] }
    const levelRoles = [
      { level: 10, roleId: '9' },
      { level: 5, roleId: '11' },
      { level: 3, roleId: '12' },
      { level: 4, roleId: TWINS[0] },
    ]
    // Level 10 would replace the role of level 5, which the admin may not take.
    expect(await registerLevelRoles(at.db, { ...limits, levelRoles }, NOW)).toEqual({
      added: [{ level: 3, roleId: '12' }],
      syncing: true,
    })
    expect(await takeAll()).toMatchObject([{ kind: 'guild-role-sync', payload: { reply: null } }])
    expect(await guildsChangedSince(at.tcp, NOW - 1)).toHaveLength(1)
    const none = { ...limits, levelRoles: [{ level: 5, roleId: '11' }] }
    expect(await registerLevelRoles(at.db, none, NOW)).toEqual({ added: [], syncing: false })
    expect(await takeAll()).toEqual([])
  })

  test('are refused for a level that has a role', async () => {
    await register(5, TWINS[0])
    expect(await register(5, TWINS[1])).toEqual({ ok: false, reason: 'level-taken', roleId: TWINS[0] })
    expect(await listLevelRoles(at.db, GUILD)).toEqual([{ level: 5, roleId: TWINS[0] }])
  })

  test('are refused for a role that has a level', async () => {
    await register(5, TWINS[0])
    expect(await register(6, TWINS[0])).toEqual({ ok: false, reason: 'role-taken', level: 5 })
  })

  test('that are registered already are named by their role, also where another role has the level', async () => {
    await register(5, TWINS[0])
    await register(6, TWINS[1])
    expect(await register(6, TWINS[0])).toEqual({ ok: false, reason: 'role-taken', level: 5 })
    expect(await register(5, TWINS[0])).toEqual({ ok: false, reason: 'role-taken', level: 5 })
  })

  test('that two admins register at once are registered once', async () => {
    const outcomes = await Promise.all([register(5, TWINS[0]), register(5, TWINS[1]), register(7, TWINS[0])])
    const registered = outcomes.filter((outcome) => outcome.ok).length
    expect(await listLevelRoles(at.db, GUILD)).toHaveLength(registered)
  })

  test('that a member may have reached create a job with the reply to update', async () => {
    await seedMembers(at.db, GUILD, [
      ['7', 90],
      ['8', 1_200],
    ])
    expect(await register(5, TWINS[0])).toEqual({ ok: true, syncing: true })
    expect(await takeAll()).toMatchObject([
      { kind: 'guild-role-sync', guildId: GUILD, userId: null, payload: { reply, cursor: '0', total: null } },
    ])
  })

  test('that no member has reached create no job', async () => {
    await seedMembers(at.db, GUILD, [['7', 90]])
    expect(await register(5, TWINS[0])).toEqual({ ok: true, syncing: false })
    expect(await takeAll()).toEqual([])
  })

  test('can be removed once', async () => {
    await register(5, TWINS[0])
    await register(6, TWINS[1])
    const remove = () =>
      removeLevelRole(
        at.db,
        { actor: SCRIPT, guildId: GUILD, roleId: TWINS[0], mayAppoint: true, refusedRoleIds: [] },
        NOW,
      )
    expect(await remove()).toEqual({ ok: true })
    expect(await remove()).toEqual({ ok: false, reason: 'not-registered' })
    expect(await listLevelRoles(at.db, GUILD)).toEqual([{ level: 6, roleId: TWINS[1] }])
  })

  test('mark the guild as changed for every gateway process when they are added or removed', async () => {
    await register(5, TWINS[0])
    expect(await guildsChangedSince(at.tcp, NOW - 1)).toEqual([{ id: GUILD, updatedAt: NOW }])
    await removeLevelRole(
      at.db,
      { actor: SCRIPT, guildId: GUILD, roleId: TWINS[0], mayAppoint: true, refusedRoleIds: [] },
      NOW + 1,
    )
    expect(await guildsChangedSince(at.tcp, NOW)).toEqual([{ id: GUILD, updatedAt: NOW + 1 }])
  })

  test('of a whole guild are synced again where any member has reached the lowest', async () => {
    await seedMembers(at.db, GUILD, [['7', 1_200]])
    expect(await syncRoles(at.db, { guildId: GUILD, reply }, NOW)).toBe(false)
    await register(600, TWINS[1])
    expect(await syncRoles(at.db, { guildId: GUILD, reply }, NOW)).toBe(false)
    await register(5, TWINS[0])
    expect(await syncRoles(at.db, { guildId: GUILD, reply }, NOW)).toBe(true)
    expect(await takeAll()).toHaveLength(2)
  })

  test('are synced also where the stored levels do not follow the curve yet', async () => {
    await seedMembers(at.db, GUILD, [['7', 1_200]])
    const stores = (settledAt: number) =>
      at.db
        .updateTable('guilds')
        .set({ curve: '0,0,6000', curve_changed_at: 5, curve_settled_at: settledAt })
        .where('id', '=', GUILD)
        .execute()
    await stores(5)
    await register(600, TWINS[1])
    expect(await takeAll()).toEqual([])
    // The member is on level 120 by the curve; level 5 is stored.
    await stores(4)
    expect(await syncRoles(at.db, { guildId: GUILD, level: 100, reply }, NOW)).toBe(true)
    expect(await takeAll()).toHaveLength(1)
  })
})
