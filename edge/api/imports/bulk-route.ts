import * as v from 'valibot'
import { bulkBody, importSaved } from '../../../shared/api/imports.ts'
import { guildOverview } from '../../../shared/database/guilds/overview.ts'
import { listImports } from '../../../shared/database/imports/listed.ts'
import { requestImport } from '../../../shared/database/imports/request.ts'
import { usersById } from '../../../shared/database/members/users.ts'
import { type BulkChange, bulkChangeSchema } from '../../../shared/imports/bulk-change.ts'
import { refuse } from '../problem.ts'
import { route } from '../route.ts'
import { levelRolesRefusal } from '../settings/own-rules.ts'
import { sayImports } from './texts.ts'
import { isOnItsWay } from './upload-routes.ts'

/** The last imports that are looked at for one that is read. */
const LOOKED_AT = 20

/** The title of an import has room for so many characters. */
const LONGEST_NAME = 64

export const bulkRoute = route({
  id: 'bulk-changes.begin',
  method: 'POST',
  path: '/guilds/:guild_id/bulk-changes',
  access: 'manager',
  key: 'write',
  summary: 'Asks for a reset or a gift of many members, which is then listed, previewed and confirmed with the imports',
  request: { body: bulkBody },
  reply: importSaved,
  status: 201,
  async load({ database, guildId, now, order }, { body: { whose } }) {
    const userIds = whose.of === 'member' ? [whose.userId] : []
    const [imports, stored, users, shownOrder] = await Promise.all([
      listImports(database, guildId, LOOKED_AT, now),
      guildOverview(database, guildId),
      usersById(database, userIds),
      order(),
    ])
    return { imports, stored, users, order: shownOrder }
  },
  async run(context, { body }, { imports, stored, users, order }) {
    const { database, guildId, actor, now, locale } = context
    const say = sayImports(locale)
    const { xp, ...rest } = body
    const change = v.safeParse(bulkChangeSchema, xp === null ? rest : { ...rest, xp })
    if (!change.success || (body.what === 'reset' && xp !== null)) return refuse('cannot-do', say('noSuchChange'))
    const refusal = levelRolesRefusal(context, stored, order)
    if (refusal !== null) return refuse('forbidden', refusal)
    if (imports.some(isOnItsWay)) return refuse('cannot-do', say('openUpload'))
    const nameOf = ({ whose }: BulkChange): string => {
      if (whose.of === 'role') return order.roles.get(whose.roleId)?.name ?? whose.roleId
      if (whose.of === 'everyone') return ''
      const user = users.get(whose.userId)
      return user?.globalName ?? user?.username ?? whose.userId
    }
    const name = [...nameOf(change.output)].slice(0, LONGEST_NAME).join('')
    const wanted = {
      ...{ guildId, actor, kind: body.what, mode: body.what, source: { kind: 'members' } as const },
      options: { keeps: 'totals' as const, columns: null, bulk: { change: change.output, name } },
    }
    await requestImport(database, wanted, null, now)
    return { body: { saved: say('bulkReading') } }
  },
})
