import { expect, test } from 'bun:test'
import { SCRIPT } from '../../shared/audit/entry.ts'
import {
  addCommandLimits,
  clearCommandLimits,
  loadCommandLimits,
  MAX_COMMAND_LIMITS,
  removeCommandLimit,
} from '../../shared/database/guilds/command-limits.ts'
import { addManagerRole } from '../../shared/database/guilds/manager-roles.ts'
import { type LimitKind, NO_LIMITS } from '../../shared/discord/command-limits.ts'
import { GUILD, NOW, OTHER_GUILD, overEachDialect, TWINS } from './dialects.ts'
import { statementsOf } from './statements.ts'

overEachDialect('limits of commands', (at) => {
  const by = (guildId = GUILD) => ({ guildId, actor: SCRIPT })
  const add = async (kind: LimitKind, id: string, guildId = GUILD) =>
    (await addCommandLimits(at.db, by(guildId), [{ kind, id }], NOW)).length === 1
  const remove = (kind: LimitKind, id: string) => removeCommandLimit(at.db, by(), { kind, id }, NOW)
  const load = (guildId = GUILD) => loadCommandLimits(at.db, guildId)

  test('are loaded by kind, those of one guild', async () => {
    for (const [kind, id] of [
      ['channel', TWINS[1]],
      ['channel', TWINS[0]],
      ['category', '20'],
      ['role', '30'],
      ['member', '40'],
    ] as const) {
      expect(await add(kind, id)).toBe(true)
    }
    await add('role', '77', OTHER_GUILD)
    const limits = { channelIds: [...TWINS], categoryIds: ['20'], roleIds: ['30'], memberIds: ['40'] }
    expect((await load()).limits).toEqual(limits)
  })

  test('of a guild that limits nothing are empty, and its manager roles are not read', async () => {
    await addManagerRole(at.db, { guildId: GUILD, actor: SCRIPT, roleId: '50' }, NOW)
    expect(await load()).toEqual({ limits: NO_LIMITS, managerRoleIds: [] })
    await add('member', '40')
    expect(await load()).toEqual({ limits: { ...NO_LIMITS, memberIds: ['40'] }, managerRoleIds: ['50'] })
  })

  test('are added once and removed once', async () => {
    expect(await add('channel', TWINS[0])).toBe(true)
    expect(await add('channel', TWINS[0])).toBe(false)
    await add('channel', TWINS[0], OTHER_GUILD)
    expect(await remove('channel', TWINS[1])).toBe('unknown')
    expect(await remove('role', TWINS[0])).toBe('unknown')
    expect(await remove('channel', TWINS[0])).toBe('removed')
    expect(await remove('channel', TWINS[0])).toBe('unknown')
    expect((await load()).limits).toEqual(NO_LIMITS)
    expect((await load(OTHER_GUILD)).limits.channelIds).toEqual([TWINS[0]])
  })

  test('are cleared in one guild alone', async () => {
    await add('channel', '10')
    await add('member', '40')
    await add('role', '77', OTHER_GUILD)
    await clearCommandLimits(at.db, by(), NOW)
    expect((await load()).limits).toEqual(NO_LIMITS)
    expect((await load(OTHER_GUILD)).limits.roleIds).toEqual(['77'])
  })

  test('cannot be more than the maximum, counted for channels and categories and for roles and members', async () => {
    for (let nth = 1; nth <= MAX_COMMAND_LIMITS; nth++) {
      await add(nth % 2 === 0 ? 'channel' : 'category', String(nth))
      await add(nth % 2 === 0 ? 'role' : 'member', String(100 + nth))
    }
    for (const kind of ['channel', 'category', 'role', 'member'] as const) expect(await add(kind, '999')).toBe(false)
    expect(await add('channel', '2')).toBe(false)
    await remove('category', '1')
    expect(await add('role', '999')).toBe(false)
    expect(await add('channel', '999')).toBe(true)
  })
})

test('limits are loaded in one statement, by the primary keys', async () => {
  expect(await statementsOf((db) => loadCommandLimits(db, '1'))).toEqual([
    'select kind, target_id as id from command_limits where guild_id = ? ' +
      "union all select 'manager', role_id from manager_roles where guild_id = ? " +
      'and exists (select 1 from command_limits where guild_id = ?)',
  ])
})
