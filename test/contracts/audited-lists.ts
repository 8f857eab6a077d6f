import { expect } from 'bun:test'
import { removeActivityRole, setActivityRole } from '../../shared/database/activity-roles/roles.ts'
import { listBoosts } from '../../shared/database/guilds/boosts.ts'
import { addBoost, stopBoost } from '../../shared/database/guilds/change-boosts.ts'
import { clearEarningChannels, clearLevelTexts, clearMultipliers } from '../../shared/database/guilds/clear-lists.ts'
import {
  addCommandLimits,
  clearCommandLimits,
  removeCommandLimit,
} from '../../shared/database/guilds/command-limits.ts'
import { addEarningChannel, removeEarningChannel } from '../../shared/database/guilds/earning-channels.ts'
import { addIgnored, removeIgnored } from '../../shared/database/guilds/ignored.ts'
import { removeLevelText, setLevelText } from '../../shared/database/guilds/level-texts.ts'
import { addManagerRole, clearAccessRoles, removeManagerRole } from '../../shared/database/guilds/manager-roles.ts'
import { changeMultiplier, removeMultiplier } from '../../shared/database/guilds/multipliers.ts'
import type { Queries } from '../../shared/database/queries.ts'
import { GUILD, NOW } from './dialects.ts'
import { by, ONE, type Tried, versioned } from './tried-change.ts'

const BOOST = { factor: 2, startsAt: NOW, endsAt: NOW + 1_000_000, weekly: null, channelId: ONE }
const ROW = { factor: 2, starts_at: NOW, ends_at: NOW + 1_000_000, created_at: NOW, channel_id: ONE, time_zone: null }
const NOT_WEEKLY = { weekdays: null, from_minute: null, to_minute: null, creator_id: null }

const addMultiplier = (db: Queries, target_id: string) =>
  db.insertInto('multipliers').values({ guild_id: GUILD, kind: 'role', target_id, percent: 150 }).execute()

const addLevelText = (db: Queries, level: number) =>
  db.insertInto('level_texts').values({ guild_id: GUILD, level, form: 'plain', text: '{user}!' }).execute()

/** Changes of a guild's lists, except its level roles. */
export const LIST_CHANGES: Readonly<Record<string, Tried>> = {
  'ignoring a channel': {
    change: (db, expected, now) => addIgnored(db, { ...versioned(expected), kind: 'channels', id: ONE }, now),
    writes: [{ kind: 'ignored.added', targetId: ONE, before: null, after: { type: 'channel' } }],
  },
  'removing an ignored role': {
    given: (db) => db.insertInto('ignored_roles').values({ guild_id: GUILD, role_id: ONE }).execute(),
    change: (db, expected, now) => removeIgnored(db, { ...versioned(expected), kind: 'roles', id: ONE }, now),
    writes: [{ kind: 'ignored.removed', targetId: ONE, before: { type: 'role' }, after: null }],
  },
  'adding an earning channel': {
    change: (db, expected, now) => addEarningChannel(db, { ...versioned(expected), id: ONE }, now),
    writes: [{ kind: 'earning-channel.added', targetId: ONE, before: null, after: { type: 'channel' } }],
  },
  'removing an earning channel': {
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
  'removing all multipliers': {
    given: (db) => addMultiplier(db, ONE),
    change: (db) => clearMultipliers(db, by, NOW),
    writes: [{ kind: 'multiplier.removed', targetId: ONE, before: { type: 'role' }, after: null }],
    unversioned: true,
  },
  'setting the text for a level': {
    given: (db) => addLevelText(db, 10),
    change: (db, expected, now) =>
      setLevelText(db, versioned(expected), { level: 10, text: 'GG {user}', form: 'embed' }, now),
    writes: [
      { kind: 'level-text.set', targetId: null, before: null, after: { level: 10, form: 'embed', text: 'GG {user}' } },
    ],
  },
  'removing the text for a level': {
    given: (db) => addLevelText(db, 10),
    change: (db, expected, now) => removeLevelText(db, versioned(expected), 10, now),
    writes: [{ kind: 'level-text.removed', targetId: null, before: { level: 10 }, after: null }],
  },
  'removing the texts for all levels': {
    given: (db) => addLevelText(db, 10),
    change: (db) => clearLevelTexts(db, by, NOW),
    writes: [{ kind: 'level-text.removed', targetId: null, before: { level: 10 }, after: null }],
    unversioned: true,
  },
  'removing all channels that earn': {
    given: (db) => db.insertInto('earning_channels').values({ guild_id: GUILD, channel_id: ONE }).execute(),
    change: (db) => clearEarningChannels(db, by, NOW),
    writes: [{ kind: 'earning-channel.removed', targetId: ONE, before: { type: 'channel' }, after: null }],
    unversioned: true,
  },
  'setting an activity role': {
    change: (db, expected, now) => setActivityRole(db, versioned(expected), { roleId: ONE, members: 10, days: 7 }, now),
    writes: [{ kind: 'activity-role.set', targetId: ONE, before: null, after: { members: 10, days: 7 } }],
  },
  'removing an activity role': {
    given: (db) =>
      db
        .insertInto('activity_roles')
        .values({ guild_id: GUILD, role_id: ONE, members: 3, days: 7, next_at: 1 })
        .execute(),
    change: (db, expected, now) => removeActivityRole(db, versioned(expected), ONE, now),
    writes: [{ kind: 'activity-role.removed', targetId: ONE }],
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
}
