import * as v from 'valibot'
import { accessBody, accessItem, accessReply } from '../../../shared/api/access.ts'
import { id } from '../../../shared/api/ids.ts'
import {
  type AccessLists,
  accessRolesOf,
  addManagerRole,
  addViewerRole,
  MAX_MANAGER_ROLES,
  moveRole,
  readAccessLists,
  removeManagerRole,
  removeViewerRole,
} from '../../../shared/database/guilds/manager-roles.ts'
import type { GuildContext } from '../context.ts'
import { changeOnTop } from '../guild/conflict.ts'
import { type Problem, refuse } from '../problem.ts'
import { type AnyRoute, route } from '../route.ts'
import { sayAccess } from './texts.ts'

/** The functions that change each list. */
const LISTS = {
  manager: { add: addManagerRole, remove: removeManagerRole },
  viewer: { add: addViewerRole, remove: removeViewerRole },
} as const

const list = route({
  id: 'access.list',
  method: 'GET',
  path: '/guilds/:guild_id/access',
  access: 'admin',
  summary: 'Lists the roles whose members may manage the bot, or look at its dashboard',
  reply: accessReply,
  load: ({ database, guildId }) => readAccessLists(database, guildId),
  async run({ order }, _, lists) {
    const { roles: known } = await order()
    const items = accessRolesOf(lists).map(({ roleId, access }) => {
      return { roleId, name: known.get(roleId)?.name ?? null, access }
    })
    // Without an ETag: names of roles change while the version stays.
    return { body: { version: String(lists.version), items, next: null, most: MAX_MANAGER_ROLES } }
  },
})

/** Changes the lists on top of those that `load` has read. */
const change = <Result>(
  context: GuildContext,
  known: AccessLists,
  attempt: (known: AccessLists, expected: number | undefined) => Promise<Result | 'stale'>,
): Promise<Result | Problem> =>
  changeOnTop(context, { known, attempt, read: () => readAccessLists(context.database, context.guildId) })

const give = route({
  id: 'access.give',
  method: 'PUT',
  path: '/guilds/:guild_id/access/:role_id',
  access: 'admin',
  summary: 'Lets members with a role manage the bot, or look at its dashboard',
  request: { params: v.object({ role_id: id }), body: accessBody },
  reply: accessItem,
  takesVersion: true,
  load: ({ database, guildId }) => readAccessLists(database, guildId),
  async run(context, { params: { role_id: roleId }, body: { access } }, lists) {
    const { database, guildId, actor, now, locale, order } = context
    const say = sayAccess(locale)
    if (roleId === guildId) return refuse('cannot-do', say('everyone'))
    const role = (await order()).roles.get(roleId)
    if (role === undefined) return refuse('cannot-do', say('noRole'))
    const [to, from] = access === 'manage' ? (['manager', 'viewer'] as const) : (['viewer', 'manager'] as const)
    return change(context, lists, async (known, expected) => {
      const wanted = { guildId, actor, expected, roleId }
      const isOnOther = known[from].includes(roleId)
      const isOnList = known[to].includes(roleId)
      const full = refuse('cannot-do', say('full', { most: MAX_MANAGER_ROLES }))
      if (!isOnList && known[to].length >= MAX_MANAGER_ROLES) return full
      const given = isOnList
        ? isOnOther && (await LISTS[from].remove(database, wanted, now))
        : await (isOnOther ? moveRole(database, wanted, to, now) : LISTS[to].add(database, wanted, now))
      if (given === 'stale') return given
      if (given === 'full') return full
      return { body: { roleId, name: role.name, access } }
    })
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
  load: ({ database, guildId }) => readAccessLists(database, guildId),
  run(context, { params: { role_id: roleId } }, lists) {
    const { database, guildId, actor, now, locale } = context
    return change(context, lists, async (known, expected) => {
      const unwanted = { guildId, actor, expected, roleId }
      const on = (['manager', 'viewer'] as const).filter((list) => known[list].includes(roleId))
      const removed = await Promise.all(on.map((list) => LISTS[list].remove(database, unwanted, now)))
      // Of two changes, one raises the version, and the other may be refused as stale.
      if (removed.length > 0 && removed.every((one) => one === 'stale')) return 'stale'
      return removed.includes('removed') ? { status: 204 } : refuse('not-found', sayAccess(locale)('none'))
    })
  },
})

export const accessRoutes: readonly AnyRoute[] = [list, give, take]
