import { changeLevelRoleRule } from '../../shared/database/guilds/level-role-rule.ts'
import { registerLevelRole, registerLevelRoles } from '../../shared/database/guilds/level-roles.ts'
import { removeLevelRole } from '../../shared/database/guilds/remove-level-role.ts'
import { changeRoleType } from '../../shared/database/guilds/role-type.ts'
import { changeSettings } from '../../shared/database/guilds/settings.ts'
import type { Queries } from '../../shared/database/queries.ts'
import { levelAt } from '../support/default-curve.ts'
import { changeWhole } from '../support/whole-change.ts'
import { BOT_CHANGES } from './audited-bots.ts'
import { LIST_CHANGES } from './audited-lists.ts'
import { GUILD, NOW, seedMembers } from './dialects.ts'
import { ANN, by, ONE, type Tried, TWO, versioned } from './tried-change.ts'

const may = { mayAppoint: true, refusedRoleIds: [] }

/** Changes a member's XP; a change by 0 is refused. */
export const addXp = (db: Queries, xp: number) =>
  changeWhole(
    db,
    {
      ...{ member: { guildId: GUILD, userId: ONE }, actor: ANN },
      decide: (before) =>
        xp === 0
          ? { ok: false as const, reason: 'no' }
          : { ok: true as const, after: { xp: before.xp + xp, level: levelAt(before.xp + xp) } },
    },
    NOW,
  )

/** Every recorded change, by its name. */
export const TRIED: Readonly<Record<string, Tried>> = {
  'giving XP': {
    given: (db) => seedMembers(db, GUILD, [[ONE, 90]]),
    change: (db) => addXp(db, 20),
    writes: [{ kind: 'xp.changed', targetId: ONE, before: { xp: 90, level: 0 }, after: { xp: 110, level: 1 } }],
    repeats: true,
    unversioned: true,
  },
  'a change of a setting': {
    change: (db, expected, now) => changeSettings(db, versioned(expected), { xpDelaySeconds: 30 }, now),
    writes: [
      {
        ...{ kind: 'setting.changed', subject: 'xpDelay' },
        ...{ before: { xpDelaySeconds: 60 }, after: { xpDelaySeconds: 30 } },
      },
    ],
  },
  'a change of several settings': {
    change: (db, expected, now) =>
      changeSettings(db, versioned(expected), { notificationType: 'dm', xpRate: 2, xpDelaySeconds: 60 }, now),
    writes: [
      { kind: 'setting.changed', subject: 'xpRate', before: { xpRate: 1 }, after: { xpRate: 2 } },
      {
        ...{ kind: 'setting.changed', subject: 'notifications' },
        before: { notificationType: 'reply', notificationChannelId: null },
        after: { notificationType: 'dm', notificationChannelId: null },
      },
    ],
  },
  'a change of the type of level roles': {
    change: (db, expected, now) =>
      changeRoleType(db, { ...versioned(expected), ...may, type: 'stack', reply: null }, now),
    writes: [
      {
        ...{ kind: 'setting.changed', subject: 'roleAssignType' },
        ...{ before: { roleAssignType: 'single' }, after: { roleAssignType: 'stack' } },
      },
    ],
  },
  'adding a level role': {
    change: (db, expected, now) =>
      registerLevelRole(db, { ...versioned(expected), ...may, level: 3, roleId: ONE, reply: null }, now),
    writes: [{ kind: 'level-role.added', targetId: ONE, before: null, after: { level: 3 } }],
  },
  'adding several level roles': {
    given: (db) => db.insertInto('level_roles').values({ guild_id: GUILD, level: 5, role_id: '5' }).execute(),
    change: (db) => {
      const levelRoles = [
        { level: 10, roleId: TWO },
        { level: 5, roleId: '6' },
        { level: 3, roleId: ONE },
      ]
      return registerLevelRoles(db, { ...by, ...may, levelRoles }, NOW)
    },
    writes: [
      { kind: 'level-role.added', targetId: ONE, after: { level: 3 } },
      { kind: 'level-role.added', targetId: TWO, after: { level: 10 } },
    ],
    unversioned: true,
  },
  'removing a level role': {
    given: (db) => db.insertInto('level_roles').values({ guild_id: GUILD, level: 3, role_id: ONE }).execute(),
    change: (db, expected, now) => removeLevelRole(db, { ...versioned(expected), ...may, roleId: ONE }, now),
    writes: [{ kind: 'level-role.removed', targetId: ONE, before: { level: 3 }, after: null }],
  },
  'changing the rule of a level role': {
    given: (db) => db.insertInto('level_roles').values({ guild_id: GUILD, level: 3, role_id: ONE }).execute(),
    change: (db, expected, now) =>
      changeLevelRoleRule(
        db,
        { ...versioned(expected), mayAppoint: true, roleId: ONE, rule: { whenNext: 'keep' } },
        now,
      ),
    writes: [{ kind: 'level-role.changed', targetId: ONE, after: { whenNext: 'keep', whenLost: 'take' } }],
  },
  ...LIST_CHANGES,
  ...BOT_CHANGES,
}
