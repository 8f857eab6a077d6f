import * as v from 'valibot'
import { accessBody, accessItem, accessReply } from '../../../shared/api/access.ts'
import { id } from '../../../shared/api/ids.ts'
import {
  addManagerRole,
  addViewerRole,
  listAccessRoles,
  MAX_MANAGER_ROLES,
  removeManagerRole,
  removeViewerRole,
} from '../../../shared/database/guilds/manager-roles.ts'
import { guildVersion } from '../../../shared/database/guilds/version.ts'
import { authorOf, versionConflict } from '../guild/conflict.ts'
import { refuse } from '../problem.ts'
import { type AnyRoute, route } from '../route.ts'
import { sayAccess } from './texts.ts'

const list = route({
  id: 'access.list',
  method: 'GET',
  path: '/guilds/:guild_id/access',
  access: 'admin',
  summary: 'Lists the roles whose members may manage the bot, or look at its dashboard',
  reply: accessReply,
  load: ({ database, guildId }) => Promise.all([listAccessRoles(database, guildId), guildVersion(database, guildId)]),
  async run({ order }, _, [roles, version]) {
    const { roles: known } = await order()
    const items = roles.map(({ roleId, access }) => ({ roleId, name: known.get(roleId)?.name ?? null, access }))
    // Without an ETag: names of roles change while the version stays.
    return { body: { version: String(version), items, next: null, most: MAX_MANAGER_ROLES } }
  },
})

const give = route({
  id: 'access.give',
  method: 'PUT',
  path: '/guilds/:guild_id/access/:role_id',
  access: 'admin',
  summary: 'Lets members with a role manage the bot, or look at its dashboard',
  request: { params: v.object({ role_id: id }), body: accessBody },
  reply: accessItem,
  takesVersion: true,
  async run(context, { params: { role_id: roleId }, body: { access } }) {
    const { database, guildId, now, locale, order } = context
    const say = sayAccess(locale)
    if (roleId === guildId) return refuse('cannot-do', say('everyone'))
    const role = (await order()).roles.get(roleId)
    if (role === undefined) return refuse('cannot-do', say('noRole'))
    const change = { ...authorOf(context), roleId }
    // The new access is given first, so that the role is never without access.
    const added = await (access === 'manage' ? addManagerRole : addViewerRole)(database, change, now)
    if (added === 'stale') return versionConflict(context)
    if (added === 'full') return refuse('cannot-do', say('full', { most: MAX_MANAGER_ROLES }))
    await (access === 'manage' ? removeViewerRole : removeManagerRole)(
      database,
      { ...change, expected: undefined },
      now,
    )
    return { body: { roleId, name: role.name, access } }
  },
})

const take = route({
  id: 'access.take',
  method: 'DELETE',
  path: '/guilds/:guild_id/access/:role_id',
  access: 'admin',
  summary: 'Takes the access away from a role',
  request: { params: v.object({ role_id: id }) },
  reply: v.undefined(),
  takesVersion: true,
  async run(context, { params: { role_id: roleId } }) {
    const { database, now, locale } = context
    const change = { ...authorOf(context), roleId }
    const removed = await Promise.all([
      removeManagerRole(database, change, now),
      removeViewerRole(database, change, now),
    ])
    // Where the request names the newest version, one of the changes raises it, and the other may be refused as stale.
    if (removed.every((one) => one === 'stale')) return versionConflict(context)
    return removed.includes('removed') ? { status: 204 } : refuse('not-found', sayAccess(locale)('none'))
  },
})

export const accessRoutes: readonly AnyRoute[] = [list, give, take]
