import { expect, test } from 'bun:test'
import {
  addManagerRole,
  addViewerRole,
  clearAccessRoles,
  listAccessRoles,
  listManagerRoles,
  MAX_MANAGER_ROLES,
  moveRole,
  readAccessLists,
  removeViewerRole,
} from '../../shared/database/guilds/manager-roles.ts'
import { GUILD, NOW, OTHER_GUILD, overEachDialect, TWINS } from './dialects.ts'

const actor = { id: '7', via: 'dashboard', keyId: null } as const
const role = (roleId: string, guildId = GUILD) => ({ guildId, actor, roleId })

overEachDialect('viewer roles', (at) => {
  const entries = async () =>
    (await at.db.selectFrom('audit_entries').select(['kind', 'target_id']).orderBy('id').execute()).map(
      ({ kind, target_id }) => `${kind} ${target_id}`,
    )

  test('are listed by id for each guild, and added once, with one entry of the audit', async () => {
    expect(await addViewerRole(at.db, role(TWINS[1]), NOW)).toBe('added')
    expect(await addViewerRole(at.db, role(TWINS[0]), NOW)).toBe('added')
    expect(await addViewerRole(at.db, role(TWINS[0]), NOW)).toBe('known')
    expect(await addViewerRole(at.db, role('77', OTHER_GUILD), NOW)).toBe('added')
    expect(await listAccessRoles(at.db, GUILD)).toEqual(TWINS.map((roleId) => ({ roleId, access: 'view' })))
    expect((await entries()).filter((entry) => entry.endsWith(TWINS[0]))).toEqual([`viewer.added ${TWINS[0]}`])
  })

  test('cannot be more than the maximum', async () => {
    for (let nth = 1; nth <= MAX_MANAGER_ROLES; nth++) await addViewerRole(at.db, role(String(nth)), NOW)
    expect(await addViewerRole(at.db, role('99'), NOW)).toBe('full')
    expect(await removeViewerRole(at.db, role('1'), NOW)).toBe('removed')
    expect(await removeViewerRole(at.db, role('1'), NOW)).toBe('unknown')
    expect(await addViewerRole(at.db, role('99'), NOW)).toBe('added')
  })

  test('are removed with the manager roles, all at once; each has an entry, and the manager roles have one', async () => {
    await addViewerRole(at.db, role('5'), NOW)
    await addViewerRole(at.db, role('6'), NOW)
    await addManagerRole(at.db, role('7'), NOW)
    await addManagerRole(at.db, role('8', OTHER_GUILD), NOW)
    await clearAccessRoles(at.db, { guildId: GUILD, actor }, NOW)
    expect(await listAccessRoles(at.db, GUILD)).toEqual([])
    expect(await listManagerRoles(at.db, OTHER_GUILD)).toEqual(['8'])
    const removals = (await entries()).filter((entry) => !entry.includes('added'))
    expect(removals.sort()).toEqual(['setting.changed null', 'viewer.removed 5', 'viewer.removed 6'])
  })

  test('move to the other list and back, with an entry for each list, and only on the expected version', async () => {
    await addViewerRole(at.db, role('5'), NOW)
    expect(await moveRole(at.db, role('5'), 'manager', NOW)).toBe('moved')
    expect(await readAccessLists(at.db, GUILD)).toMatchObject({ manager: ['5'], viewer: [] })
    const { version } = await readAccessLists(at.db, GUILD)
    expect(await moveRole(at.db, { ...role('5'), expected: 1 }, 'viewer', NOW + 1_000)).toBe('stale')
    expect(await moveRole(at.db, { ...role('5'), expected: version }, 'viewer', NOW + 1_000)).toBe('moved')
    const moved = await readAccessLists(at.db, GUILD)
    expect(moved).toMatchObject({ manager: [], viewer: ['5'] })
    expect(moved.version).toBeGreaterThan(version)
    expect((await entries()).slice(1).sort()).toEqual(
      ['manager.added 5', 'manager.removed 5', 'viewer.added 5', 'viewer.removed 5'].sort(),
    )
  })

  test('are listed after manager roles; a role on both lists manages', async () => {
    await addViewerRole(at.db, role('5'), NOW)
    await addViewerRole(at.db, role('6'), NOW)
    await addManagerRole(at.db, role('6'), NOW)
    expect(await listAccessRoles(at.db, GUILD)).toEqual([
      { roleId: '6', access: 'manage' },
      { roleId: '5', access: 'view' },
    ])
  })
})
