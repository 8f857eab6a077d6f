import * as v from 'valibot'
import { bulkBody, importSaved } from '../../../shared/api/imports.ts'
import { requestImport } from '../../../shared/database/imports/request.ts'
import { usersById } from '../../../shared/database/members/users.ts'
import { type BulkChange, bulkChangeSchema } from '../../../shared/imports/bulk-change.ts'
import { refuse } from '../problem.ts'
import { route } from '../route.ts'
import { isOnItsWay, lastImports } from './last.ts'
import { sayImports } from './texts.ts'
import { workFacts, workProblem } from './work.ts'

/** How many characters of a name the title of a change shows. */
const LONGEST_NAME = 64

export const bulkRoute = route({
  id: 'bulk-changes.begin',
  method: 'POST',
  path: '/guilds/:guild_id/bulk-changes',
  access: 'manager',
  key: 'write',
  summary: 'Prepares a reset or a gift of XP for many members. It is listed, previewed and confirmed like an import',
  request: { body: bulkBody },
  reply: importSaved,
  status: 201,
  async load(context, { body: { whose } }) {
    const { database } = context
    const userIds = whose.of === 'member' ? [whose.userId] : []
    const [imports, facts, users] = await Promise.all([
      lastImports(context),
      workFacts(context),
      usersById(database, userIds),
    ])
    return { imports, facts, users }
  },
  async run(context, { body }, { imports, facts, users }) {
    const { database, guildId, actor, now, locale } = context
    const say = sayImports(locale)
    const { xp, ...rest } = body
    const change = v.safeParse(bulkChangeSchema, xp === null ? rest : { ...rest, xp })
    if (!change.success || (body.what === 'reset' && xp !== null)) return refuse('cannot-do', say('noSuchChange'))
    const problem = workProblem(context, facts)
    if (problem !== null) return problem
    if (imports.some(isOnItsWay)) return refuse('cannot-do', say('openUpload'))
    const nameOf = ({ whose }: BulkChange): string => {
      if (whose.of === 'role') return facts.order.roles.get(whose.roleId)?.name ?? whose.roleId
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
