import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import { operationOf } from '../../../edge/api/openapi/operation.ts'
import { type AnyRoute, isWrite } from '../../../edge/api/route.ts'
import { routes } from '../../../edge/api/routes.ts'
import type { VersionConflict } from '../../../shared/api/conflict.ts'
import { listLevelRoles } from '../../../shared/database/guilds/level-roles.ts'
import { listAccessRoles } from '../../../shared/database/guilds/manager-roles.ts'
import { guildOverview } from '../../../shared/database/guilds/overview.ts'
import { nextRuns } from '../../../shared/levelling/boost.ts'
import { ApiWorld } from '../../support/api-world.ts'
import { fewestWaits, takenBy } from '../../support/taken-by.ts'

const changing = routes.filter((route) => route.path.startsWith('/guilds/:guild_id') && isWrite(route))
const isVersioned = ({ needsVersion, takesVersion }: AnyRoute): boolean => (needsVersion ?? takesVersion) === true

const FRIDAYS = { weekdays: 16, fromMinute: 1_080, toMinute: 1_320, timeZone: 'Europe/Berlin' }
const NAMED = { weekdays: ['fri'], from: '18:00', to: '22:00', timeZone: 'Europe/Berlin' }
const BOOST = { factor: 2, startsAt: null, endsAt: null, weekly: NAMED, channelId: null }
const ROW = { factor: 2, starts_at: 0, ends_at: null, created_at: 0, creator_id: null, channel_id: null }
const TIMES = { weekdays: 16, from_minute: 1_080, to_minute: 1_320, time_zone: 'Europe/Berlin' }
const nextFriday = (): number | undefined =>
  nextRuns({ id: '1', factor: 2, startsAt: 0, endsAt: null, weekly: FRIDAYS, cuts: [] }, api.now, 1)[0]?.from

interface Ids {
  listed: string
  free: string
}

/**
 * The path and body of a change by each route that has a version. One role and one channel are on all lists already, another
 * role and channel on none.
 */
const CHANGES: Readonly<
  Record<string, (listed: string, free: string, channels: Ids) => { path: string; body?: unknown }>
> = {
  'settings.change': () => ({ path: '/settings', body: { values: { xpDelaySeconds: 90 } } }),
  'settings.reset': () => ({ path: '/settings/reset', body: { keys: ['xpRate'] } }),
  'curve.change': () => ({ path: '/curve', body: { preset: 'linear' } }),
  'curve.undo': () => ({ path: '/curve/undo' }),
  'level-roles.add': (_, roleId) => ({ path: '/level-roles', body: { roleId, level: 5 } }),
  'level-roles.change': (listed) => ({ path: `/level-roles/${listed}`, body: { whenLost: 'keep' } }),
  'level-roles.remove': (listed) => ({ path: `/level-roles/${listed}` }),
  'activity-roles.set': (_, roleId) => ({ path: `/activity-roles/${roleId}`, body: { members: 5, days: 7 } }),
  'activity-roles.remove': (listed) => ({ path: `/activity-roles/${listed}` }),
  'level-texts.set': () => ({ path: '/level-texts/10', body: { text: 'GG {user}!', form: 'plain' } }),
  'level-texts.remove': () => ({ path: '/level-texts/3' }),
  'ignored.add': (_, free) => ({ path: `/ignored/roles/${free}` }),
  'ignored.remove': (listed) => ({ path: `/ignored/roles/${listed}` }),
  'xp-channels.add': (_, __, { free }) => ({ path: `/xp-channels/${free}` }),
  'xp-channels.remove': (_, __, { listed }) => ({ path: `/xp-channels/${listed}` }),
  'multipliers.set': (_, free) => ({ path: `/multipliers/roles/${free}`, body: { factor: 1.5 } }),
  'multipliers.remove': (listed) => ({ path: `/multipliers/roles/${listed}` }),
  'boosts.add': () => ({ path: '/boosts', body: { ...BOOST, factor: 3 } }),
  'boosts.stop': (listed) => ({ path: `/boosts/${listed}` }),
  'boosts.skip': (listed) => ({ path: `/boosts/${listed}/skip`, body: { from: nextFriday() } }),
  'command-limits.add': (_, free) => ({ path: `/command-limits/${free}`, body: { kind: 'role' } }),
  'command-limits.remove': (listed) => ({ path: `/command-limits/${listed}` }),
  'access.give': (_, free) => ({ path: `/access/${free}`, body: { access: 'manage' } }),
  'access.take': (listed) => ({ path: `/access/${listed}` }),
}

let api: ApiWorld
beforeAll(async () => {
  api = await ApiWorld.open()
})
afterAll(() => api.close())

beforeEach(() => api.restoreLimits())

/**
 * A guild with an admin who changes its configuration. `version` is the version that the admin has seen.
 * @param isLate whether another admin has changed the configuration since
 */
async function lateAdmin(route: AnyRoute, { isLate = true } = {}) {
  const { guild, admin, manager, managing } = await api.staffedGuild()
  guild.roleOf(api.world.application).moveTo(50)
  const [listed, free] = [guild.role('Listed', { position: 1 }).id, guild.role('Free', { position: 2 }).id]
  const channels = { listed: guild.channel('listed').id, free: guild.channel('free').id }
  const ofRole = { guild_id: guild.id, role_id: listed }
  await Promise.all([
    api.db
      .insertInto('level_roles')
      .values({ ...ofRole, level: 3 })
      .execute(),
    api.db.insertInto('ignored_roles').values(ofRole).execute(),
    api.db.insertInto('earning_channels').values({ guild_id: guild.id, channel_id: channels.listed }).execute(),
    api.db
      .insertInto('multipliers')
      .values({ guild_id: guild.id, kind: 'role', target_id: listed, percent: 200 })
      .execute(),
    api.db
      .insertInto('boosts')
      .values({ guild_id: guild.id, id: listed, ...ROW, ...TIMES })
      .execute(),
    api.db
      .updateTable('guilds')
      .set({ curve_before: '0,0,600000', curve_changed_at: 1, curve_settled_at: 1 })
      .where('id', '=', guild.id)
      .execute(),
    api.db.insertInto('manager_roles').values(ofRole).execute(),
    api.db
      .insertInto('activity_roles')
      .values({ ...ofRole, members: 3, days: 7, next_at: 1 })
      .execute(),
    api.db.insertInto('level_texts').values({ guild_id: guild.id, level: 3, form: 'plain', text: '{user}' }).execute(),
    api.db.insertInto('command_limits').values({ guild_id: guild.id, target_id: listed, kind: 'role' }).execute(),
  ])
  const version = String((await guildOverview(api.db, guild.id)).version)
  const other = { as: manager, body: { values: { xpRate: 3 } }, headers: { 'if-match': `"${version}"` } }
  if (isLate) expect((await api.ask('PATCH', `/guilds/${guild.id}/settings`, other)).status).toBe(200)
  api.passes(1_000)
  const { path, ...body } = CHANGES[route.id]?.(listed, free, channels) ?? { path: '' }
  return {
    ...{ guild, managing, version },
    send: (named: string | null) =>
      api.ask(route.method, `/guilds/${guild.id}${path}`, {
        ...{ as: admin, ...body },
        headers: named === null ? {} : { 'if-match': `"${named}"` },
      }),
    stored: async () => ({
      overview: await guildOverview(api.db, guild.id),
      levelRoles: await listLevelRoles(api.db, guild.id),
      access: await listAccessRoles(api.db, guild.id),
      entries: await api.db.selectFrom('audit_entries').select('kind').where('guild_id', '=', guild.id).execute(),
    }),
  }
}

test('each change of settings and lists has a version', () => {
  expect(changing.filter(isVersioned).map(({ id }) => id)).toEqual(Object.keys(CHANGES))
  // XP, seasons, imports, keys, webhooks and the bot's profile are not part of the configuration. Seasons and imports check their state in their statement.
  // `doctor.mend` first checks again whether the problem still exists.
  expect(changing.filter((route) => !isVersioned(route)).map(({ id }) => id)).toEqual([
    'members.change-xp',
    'level-roles.sync',
    'seasons.start',
    'seasons.end',
    'seasons.undo',
    ...['imports.begin', 'imports.part', 'imports.read'],
    ...['imports.confirm', 'imports.cancel', 'imports.stop', 'imports.undo', 'bulk-changes.begin'],
    'doctor.mend',
    'keys.create',
    'keys.delete',
    ...['webhooks.create', 'webhooks.change', 'webhooks.rotate', 'webhooks.delete', 'webhooks.test', 'webhooks.replay'],
    ...['branding.change', 'branding.reset'],
  ])
})

describe.each(changing.filter(isVersioned).map((route) => [route.id, route] as const))('%s', (_, route) => {
  test('on an old version changes nothing and shows who changed what; on the newest it succeeds', async () => {
    const { guild, managing, version, send, stored } = await lateAdmin(route)
    const before = await stored()
    const late = await send(version)
    expect(late.status).toBe(412)
    // The shape that all these routes share.
    const conflict = (await late.json()) as VersionConflict
    expect(conflict).toMatchObject({
      version: String((await guildOverview(api.db, guild.id)).version),
      changes: [{ actorId: managing.id, via: 'dashboard', key: 'xpRate', text: expect.stringContaining('Multiplier') }],
    })
    expect(await stored()).toEqual(before)
    expect((await send(conflict.version)).status).toBeLessThan(300)
    expect((await guildOverview(api.db, guild.id)).version).toBeGreaterThan(Number(conflict.version))
  })

  test('on a text that is not a version changes nothing', async () => {
    const { send, stored } = await lateAdmin(route)
    const before = await stored()
    expect((await send('v1')).status).toBe(412)
    expect(await stored()).toEqual(before)
  })

  if (route.takesVersion) {
    test('without a version succeeds after the change of another admin', async () => {
      const { send } = await lateAdmin(route)
      expect((await send(null)).status).toBeLessThan(300)
    })
  }

  test('that is sent four times at the same moment is made, and no reply is an error of the server', async () => {
    const { version, send } = await lateAdmin(route, { isLate: false })
    const replies = await Promise.all(Array.from({ length: 4 }, () => send(version)))
    const statuses = replies.map(({ status }) => status)
    expect(statuses.filter((status) => status >= 500)).toEqual([])
    expect(statuses.some((status) => status < 300)).toBe(true)
  })

  test('waits for the database at most twice: for access and the configuration, and for the change', async () => {
    const { waits } = await fewestWaits(2, async () => {
      const { version, send } = await lateAdmin(route, { isLate: false })
      // Discord's answers are in memory afterwards.
      expect((await send('v1')).status).toBe(412)
      let status = 0
      const taken = await takenBy(api.world.tap, async () => {
        status = (await send(version)).status
      })
      expect(status).toBeLessThan(300)
      await api.settled()
      return taken
    })
    expect(waits).toBeLessThanOrEqual(2)
  })

  test('is documented with its version and the refusal', () => {
    const { parameters, responses } = operationOf(route)
    const named = parameters.find(({ name }) => name === 'If-Match')
    expect([named?.required, 412 in responses]).toEqual([route.needsVersion === true, true])
  })
})
