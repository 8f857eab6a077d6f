import { expect } from 'bun:test'
import type { Actor, AuditEntry } from '../../shared/audit/entry.ts'
import { type BotSetup, requestAction, setPresence, setUpBot } from '../../shared/database/bots/whitelabel.ts'
import { listBoosts } from '../../shared/database/guilds/boosts.ts'
import { addBoost, stopBoost } from '../../shared/database/guilds/change-boosts.ts'
import {
  addCommandLimits,
  clearCommandLimits,
  removeCommandLimit,
} from '../../shared/database/guilds/command-limits.ts'
import { addEarningChannel, removeEarningChannel } from '../../shared/database/guilds/earning-channels.ts'
import { addIgnored, removeIgnored } from '../../shared/database/guilds/ignored.ts'
import { registerLevelRole, registerLevelRoles, removeLevelRole } from '../../shared/database/guilds/level-roles.ts'
import { addManagerRole, clearAccessRoles, removeManagerRole } from '../../shared/database/guilds/manager-roles.ts'
import { changeMultiplier, removeMultiplier } from '../../shared/database/guilds/multipliers.ts'
import { changeRoleType } from '../../shared/database/guilds/role-type.ts'
import { changeSettings } from '../../shared/database/guilds/settings.ts'
import { changeTotal } from '../../shared/database/members/xp-changes.ts'
import type { Queries } from '../../shared/database/queries.ts'
import { levelAt } from '../support/default-curve.ts'
import { GUILD, NOW, seedMembers, TWINS } from './dialects.ts'

export const ANN: Actor = { id: '7', via: 'dashboard', keyId: null }
export const by = { guildId: GUILD, actor: ANN }
export const [ONE, TWO] = TWINS
const may = { mayAppoint: true, refusedRoleIds: [] }

export const bot = (ownerId = '7'): BotSetup => ({
  ...{ ...by, botId: ONE, ownerId, sealedToken: `a sealed token ${Math.random()}`, publicKey: 'ab'.repeat(32) },
  ...{ name: 'Branded', discriminator: null, avatarHash: null },
})

export async function addXp(db: Queries, xp: number) {
  const following: Promise<unknown>[] = []
  const changed = await changeTotal(
    db,
    {
      ...{ key: crypto.randomUUID(), after: (work: Promise<unknown>) => void following.push(work) },
      ...{ member: { guildId: GUILD, userId: ONE }, actor: ANN, isHere: true },
      decide: (before) =>
        xp === 0
          ? { ok: false as const, reason: 'no' }
          : { ok: true as const, after: { xp: before.xp + xp, level: levelAt(before.xp + xp) } },
    },
    NOW,
  )
  await Promise.all(following)
  return changed
}

const BOOST = { factor: 2, startsAt: NOW, endsAt: NOW + 1_000_000, weekly: null, channelId: ONE }
const ROW = { factor: 2, starts_at: NOW, ends_at: NOW + 1_000_000, created_at: NOW, channel_id: ONE, time_zone: null }
const NOT_WEEKLY = { weekdays: null, from_minute: null, to_minute: null, creator_id: null }

/** A recorded change. Tried twice, the second time is refused or changes nothing, where that is possible. */
export interface Tried {
  /** Prepares what the change needs. */
  given?(db: Queries): Promise<unknown>
  change(db: Queries, expected: number | undefined, now: number): Promise<unknown>
  writes: readonly Partial<AuditEntry>[]
  /** The same change again is made again. */
  repeats?: true
  /** The change takes no expected version. */
  unversioned?: true
}

const addMultiplier = (db: Queries, target_id: string) =>
  db.insertInto('multipliers').values({ guild_id: GUILD, kind: 'role', target_id, percent: 150 }).execute()

const versioned = (expected: number | undefined) => ({ ...by, expected })

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
  'ignoring a channel': {
    change: (db, expected, now) => addIgnored(db, { ...versioned(expected), kind: 'channels', id: ONE }, now),
    writes: [{ kind: 'ignored.added', targetId: ONE, before: null, after: { type: 'channel' } }],
  },
  'ignoring a role no longer': {
    given: (db) => db.insertInto('ignored_roles').values({ guild_id: GUILD, role_id: ONE }).execute(),
    change: (db, expected, now) => removeIgnored(db, { ...versioned(expected), kind: 'roles', id: ONE }, now),
    writes: [{ kind: 'ignored.removed', targetId: ONE, before: { type: 'role' }, after: null }],
  },
  'letting only a channel earn': {
    change: (db, expected, now) => addEarningChannel(db, { ...versioned(expected), id: ONE }, now),
    writes: [{ kind: 'earning-channel.added', targetId: ONE, before: null, after: { type: 'channel' } }],
  },
  'letting a channel earn no longer': {
    given: (db) => db.insertInto('earning_channels').values({ guild_id: GUILD, channel_id: ONE }).execute(),
    change: (db, expected, now) => removeEarningChannel(db, { ...versioned(expected), id: ONE }, now),
    writes: [{ kind: 'earning-channel.removed', targetId: ONE, before: { type: 'channel' }, after: null }],
  },
  'setting a multiplier': {
    given: (db) => addMultiplier(db, ONE),
    change: (db, expected, now) =>
      changeMultiplier(db, { ...versioned(expected), kind: 'role', id: ONE, percent: 250 }, now),
    writes: [{ kind: 'multiplier.set', targetId: ONE, after: { type: 'role', percent: 250 } }],
  },
  'removing a multiplier': {
    given: (db) => addMultiplier(db, ONE),
    change: (db, expected, now) => removeMultiplier(db, { ...versioned(expected), kind: 'role', id: ONE }, now),
    writes: [{ kind: 'multiplier.removed', targetId: ONE, before: { type: 'role' }, after: null }],
  },
  'adding a manager role': {
    change: (db, expected, now) => addManagerRole(db, { ...versioned(expected), roleId: ONE }, now),
    writes: [{ kind: 'manager.added', targetId: ONE }],
  },
  'removing a manager role': {
    given: (db) => db.insertInto('manager_roles').values({ guild_id: GUILD, role_id: ONE }).execute(),
    change: (db, expected, now) => removeManagerRole(db, { ...versioned(expected), roleId: ONE }, now),
    writes: [{ kind: 'manager.removed', targetId: ONE }],
  },
  'removing all manager roles': {
    given: (db) => db.insertInto('manager_roles').values({ guild_id: GUILD, role_id: ONE }).execute(),
    change: (db) => clearAccessRoles(db, by, NOW),
    writes: [{ kind: 'setting.changed', subject: 'managerRoles', before: [ONE], after: [] }],
    unversioned: true,
  },
  'limiting commands': {
    given: (db) => db.insertInto('command_limits').values({ guild_id: GUILD, target_id: '5', kind: 'role' }).execute(),
    change: (db, expected, now) =>
      addCommandLimits(
        db,
        versioned(expected),
        [
          { kind: 'role', id: '5' },
          { kind: 'member', id: ONE },
        ],
        now,
      ),
    writes: [{ kind: 'command-limit.added', targetId: ONE, before: null, after: { type: 'member' } }],
  },
  'removing a limit of commands': {
    given: (db) => db.insertInto('command_limits').values({ guild_id: GUILD, target_id: ONE, kind: 'role' }).execute(),
    change: (db, expected, now) => removeCommandLimit(db, versioned(expected), { kind: 'role', id: ONE }, now),
    writes: [{ kind: 'command-limit.removed', targetId: ONE, before: { type: 'role' }, after: null }],
  },
  'removing all limits of commands': {
    given: (db) => db.insertInto('command_limits').values({ guild_id: GUILD, target_id: ONE, kind: 'role' }).execute(),
    change: (db) => clearCommandLimits(db, by, NOW),
    writes: [
      {
        ...{ kind: 'setting.changed', subject: 'commandLimits' },
        before: { channelIds: [], categoryIds: [], roleIds: [ONE], memberIds: [] },
        after: { channelIds: [], categoryIds: [], roleIds: [], memberIds: [] },
      },
    ],
    unversioned: true,
  },
  'adding a boost': {
    change: (db, expected, now) => addBoost(db, versioned(expected), BOOST, { now, random: (now % 7) / 7 }),
    writes: [{ kind: 'boost.added', targetId: ONE, before: null, after: expect.objectContaining({ factor: 2 }) }],
    repeats: true,
  },
  'stopping a boost': {
    given: (db) =>
      db
        .insertInto('boosts')
        .values({ guild_id: GUILD, id: ONE, ...ROW, ...NOT_WEEKLY })
        .execute(),
    async change(db, expected, now) {
      const [boost] = await listBoosts(db, GUILD, now - 10)
      return boost && stopBoost(db, versioned(expected), boost, now)
    },
    writes: [{ kind: 'boost.stopped', after: null, before: expect.objectContaining({ factor: 2 }) }],
  },
  'setting up a bot': {
    change: (db) => setUpBot(db, bot(), NOW),
    writes: [{ kind: 'bot.added', targetId: ONE, before: null, after: { name: 'Branded' } }],
    repeats: true,
    unversioned: true,
  },
  'an action of a bot': {
    given: async (db) => {
      await setUpBot(db, { ...bot(), guildId: '0' }, NOW)
      await db.updateTable('whitelabel_bots').set({ action: null }).execute()
    },
    change: (db) => requestAction(db, { ...by, botId: ONE, action: 'stop', ownerId: '7', onlyIfIdle: true }, NOW),
    writes: [{ kind: 'bot.action', targetId: ONE, after: 'stop' }],
    unversioned: true,
  },
  'a presence of a bot': {
    given: (db) => setUpBot(db, { ...bot(), guildId: '0' }, NOW),
    change: (db) =>
      setPresence(db, { ...by, botId: ONE, ownerId: '7', before: null, presence: '{"text":"chess"}' }, NOW),
    writes: [{ kind: 'bot.presence', targetId: ONE, before: null, after: { text: 'chess' } }],
    repeats: true,
    unversioned: true,
  },
}
