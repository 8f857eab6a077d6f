import { beforeEach, describe, expect, test } from 'bun:test'
import { SCRIPT } from '../../shared/audit/entry.ts'
import { listEntries } from '../../shared/database/audit/list.ts'
import { requestAction, setUpBot } from '../../shared/database/bots/whitelabel.ts'
import { registerLevelRole } from '../../shared/database/guilds/level-roles.ts'
import { removeLevelRole } from '../../shared/database/guilds/remove-level-role.ts'
import { changeRoleType } from '../../shared/database/guilds/role-type.ts'
import { changeSettings, standingSettings } from '../../shared/database/guilds/settings.ts'
import { touchGuild } from '../../shared/database/guilds/version.ts'
import type { Queries } from '../../shared/database/queries.ts'
import { levelAt } from '../support/default-curve.ts'
import { bot } from './audited-bots.ts'
import { addXp, TRIED } from './audited-changes.ts'
import { GUILD, NOW, overEachDialect } from './dialects.ts'
import { ANN, by, ONE, TWO } from './tried-change.ts'

/** Changes of guilds that are refused, and change nothing. */
const REFUSED: Readonly<Record<string, (db: Queries) => Promise<unknown>>> = {
  'XP that is refused': (db) => addXp(db, 0),
  'a level role that the admin may not register': async (db) => {
    await db.insertInto('manager_roles').values({ guild_id: GUILD, role_id: ONE }).execute()
    const wanted = { ...by, mayAppoint: false, refusedRoleIds: [], level: 3, roleId: ONE, reply: null }
    return registerLevelRole(db, wanted, NOW)
  },
  'a level role whose removal would bring a refused role': async (db) => {
    for (const [level, role_id] of [[3, ONE] as const, [5, TWO] as const])
      await db.insertInto('level_roles').values({ guild_id: GUILD, level, role_id }).execute()
    return removeLevelRole(db, { ...by, mayAppoint: true, refusedRoleIds: [ONE], roleId: TWO }, NOW)
  },
  'a type of level roles that the admin may not change': async (db) => {
    await db.insertInto('level_roles').values({ guild_id: GUILD, level: 3, role_id: ONE }).execute()
    return changeRoleType(db, { ...by, mayAppoint: true, refusedRoleIds: [ONE], type: 'stack', reply: null }, NOW)
  },
  'another owner’s bot': async (db) => {
    await setUpBot(db, { ...bot('8'), guildId: '0' }, NOW)
    return setUpBot(db, bot(), NOW)
  },
  'an action of another owner’s bot': async (db) => {
    await setUpBot(db, { ...bot('8'), guildId: '0' }, NOW)
    return requestAction(db, { ...by, botId: ONE, action: 'stop', ownerId: '7' }, NOW)
  },
}

overEachDialect('the audit', (at) => {
  const entries = async () => (await listEntries(at.db, { guildId: GUILD }, 100)).map(({ id, ...entry }) => entry)
  const version = async () => (await standingSettings(at.db, GUILD)).version

  describe.each(Object.entries(TRIED))('of %s', (_, { given, change, writes, repeats, unversioned }) => {
    beforeEach(async () => {
      await given?.(at.db)
    })

    test('has exactly the entries of the change, and none for a change that changes nothing', async () => {
      await change(at.db, undefined, NOW)
      const expected = writes.map((entry) => expect.objectContaining({ actor: ANN, reason: null, ...entry }))
      expect(await entries()).toEqual(expected)
      await change(at.db, undefined, NOW + 1)
      expect(await entries()).toHaveLength(writes.length * (repeats ? 2 : 1))
      expect(JSON.stringify(await entries())).not.toContain('sealed')
    })

    if (unversioned) return

    test('is written for the expected version alone, and raises it', async () => {
      await touchGuild(at.db, GUILD, NOW)
      const isStale = async (expected: number, now: number) =>
        JSON.stringify(await change(at.db, expected, now)).includes('stale')
      expect([await isStale(NOW - 1, NOW + 1), await isStale(0, NOW + 1)]).toEqual([true, true])
      expect(await entries()).toEqual([])
      expect(await version()).toBe(NOW)
      // The clock of this process is behind.
      expect(await isStale(NOW, NOW - 5)).toBe(false)
      expect(await entries()).toHaveLength(writes.length)
      expect(await version()).toBe(NOW + 1)
      expect(await isStale(NOW, NOW + 2)).toBe(true)
    })

    test('of a guild that is not registered is written for the version 0', async () => {
      expect(JSON.stringify(await change(at.db, 0, NOW))).not.toContain('stale')
      expect(await entries()).toHaveLength(writes.length)
      expect(await version()).toBeGreaterThanOrEqual(NOW)
    })
  })

  test.each(Object.entries(REFUSED))('has no entry of %s', async (_, change) => {
    await change(at.db)
    expect(await entries()).toEqual([])
  })

  test('names the value before that was replaced, where many admins change a setting at the same time', async () => {
    const values = [10, 20, 30, 40, 50, 70]
    const changes = values.map((xpDelaySeconds) => changeSettings(at.db, by, { xpDelaySeconds }, NOW))
    expect((await Promise.all(changes)).every(({ ok }) => ok)).toBe(true)
    const chain = (await listEntries(at.db, { guildId: GUILD }, 100)).toSorted((a, b) => a.at - b.at)
    expect(chain).toHaveLength(values.length)
    expect(chain.map(({ before }) => before)).toEqual([
      { xpDelaySeconds: 60 },
      ...chain.slice(0, -1).map(({ after }) => after),
    ])
  })

  test('has one entry for each of many changes of one member’s XP at the same time', async () => {
    await Promise.all(Array.from({ length: 10 }, () => addXp(at.db, 10)))
    const all = await entries()
    expect(
      all
        .map(({ after }) => after)
        .map((after) => JSON.stringify(after))
        .toSorted(),
    ).toEqual(
      Array.from({ length: 10 }, (_, nth) =>
        JSON.stringify({ xp: (nth + 1) * 10, level: levelAt((nth + 1) * 10) }),
      ).toSorted(),
    )
  })

  test('keeps the reason of a change', async () => {
    await changeSettings(at.db, { ...by, actor: SCRIPT, reason: 'too slow' }, { xpDelaySeconds: 5 }, NOW)
    expect(await entries()).toMatchObject([{ actor: SCRIPT, reason: 'too slow' }])
  })
})
