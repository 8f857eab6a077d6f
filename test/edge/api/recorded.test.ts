import { afterAll, beforeAll, expect, test } from 'bun:test'
import { routes } from '../../../edge/api/routes.ts'
import type { BoostsReply } from '../../../shared/api/boosts.ts'
import { listEntries } from '../../../shared/database/audit/list.ts'
import { standingSettings } from '../../../shared/database/guilds/settings.ts'
import { type ApiCaller, ApiWorld, type Staffed } from '../../support/api-world.ts'

let api: ApiWorld
let castle: Staffed
let roleId: string
let channelId: string
/** The key that keys.create has just made. */
let keyId = ''
let secret = ''

/** The boost that boosts.add has just made, and the beginning of its next run. */
let boostId = ''
let boostRun = 0
const FRIDAYS = { weekdays: ['fri'], from: '18:00', to: '22:00', timeZone: 'Europe/Berlin' }
const BOOST = { factor: 2, startsAt: null, endsAt: null, weekly: FRIDAYS, channelId: null }
const firstBoost = ({ items: [item] }: BoostsReply): [string, number] => [item?.id ?? '', item?.runs[0]?.from ?? 0]

beforeAll(async () => {
  api = await ApiWorld.open()
  castle = await api.staffedGuild()
  roleId = castle.guild.role('Knight').id
  channelId = castle.guild.channel('spam').id
}, 180_000)
afterAll(() => api.close())

interface Change {
  method: string
  /** Below the guild. */
  path(): string
  body?(): object
  leaves: string
}

/**
 * A change by every route that changes a guild. Each change needs those before it. Sent again, it changes nothing.
 */
const CHANGES: Readonly<Record<string, Change>> = {
  'settings.change': {
    ...{ method: 'PATCH', path: () => '/settings', body: () => ({ values: { xpRate: 2 } }), leaves: 'setting.changed' },
  },
  'settings.reset': {
    ...{ method: 'POST', path: () => '/settings/reset', body: () => ({ keys: ['xpRate'] }), leaves: 'setting.changed' },
  },
  'level-roles.add': {
    ...{ method: 'POST', path: () => '/level-roles', body: () => ({ roleId, level: 3 }), leaves: 'level-role.added' },
  },
  'level-roles.change': {
    ...{ method: 'PATCH', path: () => `/level-roles/${roleId}`, body: () => ({ whenNext: 'keep' }) },
    leaves: 'level-role.changed',
  },
  'level-roles.remove': { method: 'DELETE', path: () => `/level-roles/${roleId}`, leaves: 'level-role.removed' },
  'activity-roles.set': {
    ...{ method: 'PUT', path: () => `/activity-roles/${roleId}`, body: () => ({ members: 5, days: 7 }) },
    leaves: 'activity-role.set',
  },
  'activity-roles.remove': {
    ...{ method: 'DELETE', path: () => `/activity-roles/${roleId}`, leaves: 'activity-role.removed' },
  },
  'level-texts.set': {
    ...{ method: 'PUT', path: () => '/level-texts/10', body: () => ({ text: 'GG {user}!', form: 'embed' }) },
    leaves: 'level-text.set',
  },
  'level-texts.remove': { method: 'DELETE', path: () => '/level-texts/10', leaves: 'level-text.removed' },
  'ignored.add': { method: 'PUT', path: () => `/ignored/channels/${channelId}`, leaves: 'ignored.added' },
  'ignored.remove': { method: 'DELETE', path: () => `/ignored/channels/${channelId}`, leaves: 'ignored.removed' },
  'xp-channels.add': { method: 'PUT', path: () => `/xp-channels/${channelId}`, leaves: 'earning-channel.added' },
  'xp-channels.remove': {
    method: 'DELETE',
    path: () => `/xp-channels/${channelId}`,
    leaves: 'earning-channel.removed',
  },
  'multipliers.set': {
    ...{ method: 'PUT', path: () => `/multipliers/roles/${roleId}`, body: () => ({ factor: 1.5 }) },
    leaves: 'multiplier.set',
  },
  'multipliers.remove': {
    ...{ method: 'DELETE', path: () => `/multipliers/roles/${roleId}`, leaves: 'multiplier.removed' },
  },
  'boosts.add': { method: 'POST', path: () => '/boosts', body: () => BOOST, leaves: 'boost.added' },
  'boosts.skip': {
    ...{
      method: 'POST',
      path: () => `/boosts/${boostId}/skip`,
      body: () => ({ from: boostRun }),
      leaves: 'boost.skipped',
    },
  },
  'boosts.stop': { method: 'DELETE', path: () => `/boosts/${boostId}`, leaves: 'boost.stopped' },
  'command-limits.add': {
    ...{ method: 'PUT', path: () => `/command-limits/${roleId}`, body: () => ({ kind: 'role' }) },
    leaves: 'command-limit.added',
  },
  'command-limits.remove': {
    ...{ method: 'DELETE', path: () => `/command-limits/${roleId}`, leaves: 'command-limit.removed' },
  },
  'members.change-xp': {
    ...{ method: 'POST', path: () => `/members/${castle.managing.id}/xp`, leaves: 'xp.changed' },
    body: () => ({ change: { kind: 'set', unit: 'xp', amount: 120 }, reason: 'thanks' }),
  },
  'keys.create': {
    ...{ method: 'POST', path: () => '/keys', body: () => ({ name: 'site', scope: 'read' }), leaves: 'key.created' },
  },
  'keys.delete': { method: 'DELETE', path: () => `/keys/${keyId}`, leaves: 'key.deleted' },
  'access.give': {
    ...{ method: 'PUT', path: () => `/access/${roleId}`, body: () => ({ access: 'manage' }), leaves: 'manager.added' },
  },
  'access.take': { method: 'DELETE', path: () => `/access/${roleId}`, leaves: 'manager.removed' },
}

/** Routes with another method than GET that change nothing, and those whose changes doctor.test.ts and config/ test. */
const OTHERS = [
  ...[
    'settings.preview',
    'boosts.preview',
    'curve.preview',
    'level-roles.preview',
    'level-texts.preview',
    'level-roles.report',
    'level-roles.sync',
  ],
  ...['doctor.mend', 'curve.change', 'curve.undo', 'seasons.start', 'seasons.end', 'seasons.undo'],
  // Up to the confirmation, nothing of a member has changed.
  ...['imports.begin', 'imports.part', 'imports.read', 'imports.confirm', 'imports.cancel', 'imports.stop'],
  ...['imports.undo', 'bulk-changes.begin'],
  // In branding.test.ts.
  ...['branding.change', 'branding.reset'],
  // In webhooks.test.ts.
  ...['create', 'change', 'rotate', 'delete', 'test', 'replay'].map((does) => `webhooks.${does}`),
]

const writes = routes.filter(({ method, path }) => method !== 'GET' && path.startsWith('/guilds/:guild_id/'))

const entries = () => listEntries(api.db, { guildId: castle.guild.id }, 100)

async function ask(id: string, as: ApiCaller): Promise<Response> {
  const change = CHANGES[id]
  if (change === undefined) throw new Error(`there is no example of ${id}`)
  const { version } = await standingSettings(api.db, castle.guild.id)
  const headers = { 'if-match': `"${version}"` }
  const body = change.body?.()
  return api.ask(change.method, `/guilds/${castle.guild.id}${change.path()}`, { as, headers, ...(body && { body }) })
}

test('every route that can change a guild has an example here', () => {
  const known = new Set([...Object.keys(CHANGES), ...OTHERS])
  expect(writes.map(({ id }) => id).filter((id) => !known.has(id))).toEqual([])
})

test.each(Object.keys(CHANGES).filter((id) => writes.some((route) => route.id === id)))(
  '%s leaves exactly one entry, and none where it is refused',
  async (id) => {
    api.restoreLimits()
    const before = await entries()
    expect((await ask(id, castle.viewer)).status).toBe(403)
    expect(await entries()).toHaveLength(before.length)
    const reply = await ask(id, castle.admin)
    expect([200, 201, 204]).toContain(reply.status)
    if (id === 'boosts.add') [boostId, boostRun] = firstBoost((await reply.json()) as BoostsReply)
    if (id === 'keys.create') ({ id: keyId, secret } = (await reply.json()) as { id: string; secret: string })
    const [entry, ...rest] = await entries()
    expect(rest).toHaveLength(before.length)
    const actor = { id: castle.admin.userId, via: 'dashboard', keyId: null }
    expect(entry).toMatchObject({ kind: CHANGES[id]?.leaves ?? '', actor, at: api.now })
    expect(entry?.reason ?? null).toBe(id === 'members.change-xp' ? 'thanks' : null)
    if (id === 'keys.create') return
    await ask(id, castle.admin)
    expect(await entries()).toHaveLength(before.length + 1)
  },
)

test('no entry has the secret of a key', async () => {
  expect(secret).not.toBe('')
  expect(JSON.stringify(await entries())).not.toContain(secret)
})
