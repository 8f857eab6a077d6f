import { expect, test } from 'bun:test'
import { SCRIPT } from '../../shared/audit/entry.ts'
import { listLevelRoles, registerLevelRole } from '../../shared/database/guilds/level-roles.ts'
import {
  addManagerRole,
  holdsManagerRole,
  listManagerRoles,
  MAX_MANAGER_ROLES,
  removeManagerRole,
} from '../../shared/database/guilds/manager-roles.ts'
import { changeRoleType } from '../../shared/database/guilds/role-type.ts'
import { touchGuild } from '../../shared/database/guilds/version.ts'
import { GUILD, NOW, OTHER_GUILD, overEachDialect, TWINS } from './dialects.ts'

const reply = { applicationId: '1', token: 'token', expiresAt: NOW, locale: 'en-US' }

overEachDialect('manager roles', (at) => {
  test('are listed by id for each guild, and added once', async () => {
    expect(await addManagerRole(at.db, { guildId: GUILD, actor: SCRIPT, roleId: TWINS[1] }, NOW)).toBe('added')
    expect(await addManagerRole(at.db, { guildId: GUILD, actor: SCRIPT, roleId: TWINS[0] }, NOW)).toBe('added')
    expect(await addManagerRole(at.db, { guildId: GUILD, actor: SCRIPT, roleId: TWINS[0] }, NOW)).toBe('known')
    expect(await addManagerRole(at.db, { guildId: OTHER_GUILD, actor: SCRIPT, roleId: '77' }, NOW)).toBe('added')
    expect(await listManagerRoles(at.db, GUILD)).toEqual([...TWINS])
  })

  test('cannot be more than the maximum', async () => {
    for (let nth = 1; nth <= MAX_MANAGER_ROLES; nth++)
      await addManagerRole(at.db, { guildId: GUILD, actor: SCRIPT, roleId: String(nth) }, NOW)
    expect(await addManagerRole(at.db, { guildId: GUILD, actor: SCRIPT, roleId: '99' }, NOW)).toBe('full')
    expect(await addManagerRole(at.db, { guildId: GUILD, actor: SCRIPT, roleId: '1' }, NOW)).toBe('known')
    expect(await removeManagerRole(at.db, { guildId: GUILD, actor: SCRIPT, roleId: '1' }, NOW)).toBe('removed')
    expect(await removeManagerRole(at.db, { guildId: GUILD, actor: SCRIPT, roleId: '1' }, NOW)).toBe('unknown')
    expect(await addManagerRole(at.db, { guildId: GUILD, actor: SCRIPT, roleId: '99' }, NOW)).toBe('added')
  })

  test('make managers of the members who have one of them, in that guild alone', async () => {
    await addManagerRole(at.db, { guildId: GUILD, actor: SCRIPT, roleId: TWINS[0] }, NOW)
    expect(await holdsManagerRole(at.db, GUILD, ['5', TWINS[0]])).toBe(true)
    expect(await holdsManagerRole(at.db, GUILD, ['5', TWINS[1]])).toBe(false)
    expect(await holdsManagerRole(at.db, GUILD, [])).toBe(false)
    expect(await holdsManagerRole(at.db, OTHER_GUILD, [TWINS[0]])).toBe(false)
  })

  test('become level roles only where the member may appoint managers', async () => {
    await addManagerRole(at.db, { guildId: GUILD, actor: SCRIPT, roleId: '5' }, NOW)
    const register = (mayAppoint: boolean) =>
      registerLevelRole(
        at.db,
        { actor: SCRIPT, guildId: GUILD, level: 3, roleId: '5', mayAppoint, refusedRoleIds: [], reply },
        NOW,
      )
    expect(await register(false)).toEqual({ ok: false, reason: 'manager' })
    expect(await listLevelRoles(at.db, GUILD)).toEqual([])
    expect(await register(true)).toMatchObject({ ok: true })
  })
})

overEachDialect('the type of level roles', (at) => {
  const typeOf = async () =>
    (await at.db.selectFrom('guilds').select('role_assign_type').where('id', '=', GUILD).executeTakeFirst())
      ?.role_assign_type
  const change = (refusedRoleIds: string[], mayAppoint = false) =>
    changeRoleType(at.db, { actor: SCRIPT, guildId: GUILD, type: 'stack', refusedRoleIds, mayAppoint, reply }, NOW)
  const levelRole = (role_id: string) =>
    at.db.insertInto('level_roles').values({ guild_id: GUILD, level: 3, role_id }).execute()

  test('is changed where the member may give every level role, also in a guild without a row', async () => {
    await levelRole('5')
    expect(await change(['6', '7'])).toEqual({ ok: true, syncing: false })
    expect(await typeOf()).toBe('stack')
    expect(await change([])).toEqual({ ok: true, syncing: false })
  })

  test('is not changed where the member may not give one of them; the answer names that role', async () => {
    await touchGuild(at.db, GUILD, NOW)
    await levelRole('5')
    expect(await change(['5', '6'])).toEqual({ ok: false, reason: 'role-refused', roleId: '5' })
    expect(await typeOf()).toBe('single')
  })

  test('is not changed where a level role is a manager role, except by those who may appoint managers', async () => {
    await levelRole('5')
    await addManagerRole(at.db, { guildId: GUILD, actor: SCRIPT, roleId: '5' }, NOW)
    expect(await change([])).toEqual({ ok: false, reason: 'role-refused', roleId: '5' })
    expect(await change([], true)).toMatchObject({ ok: true })
  })
})
