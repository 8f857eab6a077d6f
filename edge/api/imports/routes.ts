import { importParams, importPreviewReply, importSaved, importsReply } from '../../../shared/api/imports.ts'
import { guildWork } from '../../../shared/database/guilds/guild-work.ts'
import { guildOverview } from '../../../shared/database/guilds/overview.ts'
import { cancelImport, confirmImport, stopImport, undoImport } from '../../../shared/database/imports/confirm.ts'
import { type ListedImport, listImports, previewedImport } from '../../../shared/database/imports/listed.ts'
import { usersById } from '../../../shared/database/members/users.ts'
import { workText } from '../../messages/season.ts'
import { sha256 } from '../../sessions/session-id.ts'
import type { GuildContext, GuildLoadContext } from '../context.ts'
import { sayAsCommands } from '../guild/say.ts'
import { type Problem, refuse } from '../problem.ts'
import { route } from '../route.ts'
import { levelRolesRefusal } from '../settings/own-rules.ts'
import { bulkRoute } from './bulk-route.ts'
import { importItem, shownPreview } from './shown.ts'
import { sayImports } from './texts.ts'
import { isOnItsWay, uploadRoutes } from './upload-routes.ts'

const LISTED = 20

const listRoute = route({
  id: 'imports.list',
  method: 'GET',
  path: '/guilds/:guild_id/imports',
  access: 'viewer',
  key: 'read',
  summary: 'Lists the last imports and other changes of many members, and how far each is',
  reply: importsReply,
  load: ({ database, guildId, now }) => listImports(database, guildId, LISTED, now),
  async run(context, _, imports) {
    const items = imports.map((listed) => importItem(context, listed))
    const noStart = imports.some(isOnItsWay) ? sayImports(context.locale)('openUpload') : null
    const body = { items, noStart }
    // Pages ask every few seconds, and there is seldom news.
    return { body, version: await sha256(JSON.stringify(body)) }
  },
})

const previewRoute = route({
  id: 'imports.preview',
  method: 'GET',
  path: '/guilds/:guild_id/imports/:import_id/preview',
  access: 'viewer',
  key: 'read',
  summary: 'Shows what an import would change',
  request: { params: importParams },
  reply: importPreviewReply,
  async load({ database, guildId, now }, { params: { import_id } }) {
    const found = await previewedImport(database, guildId, import_id, now)
    const ids = found?.preview?.top.map(({ userId }) => userId) ?? []
    return { found, users: await usersById(database, ids) }
  },
  run(context, _, { found, users }) {
    if (found === null || found.preview === null) return refuse('not-found', sayImports(context.locale)('none'))
    return { body: shownPreview(context, found, found.preview, users) }
  },
})

/** An import that a request changes, and what decides whether its work may begin. */
const loadChange = async (
  { database, guildId, now, order }: GuildLoadContext,
  { params: { import_id } }: { params: { import_id: string } },
) => {
  const [found, work, stored, shownOrder] = await Promise.all([
    previewedImport(database, guildId, import_id, now),
    guildWork(database, guildId),
    guildOverview(database, guildId),
    order(),
  ])
  return { found, work, stored, order: shownOrder }
}

type Loaded = Awaited<ReturnType<typeof loadChange>>

/**
 * Why the work on an import cannot begin; null where it can. It may begin while levels are recalculated. It can give and take every
 * level role, so the caller must be allowed to give each, as with `/import`.
 */
function workProblem(context: GuildContext, { work, stored, order }: Loaded): Problem | null {
  const { locale } = context
  if (work === 'import') return refuse('cannot-do', sayImports(locale)('atWork'))
  if (work !== null && work !== 'curve') return refuse('cannot-do', workText(sayAsCommands(locale), work))
  const refusal = levelRolesRefusal(context, stored, order)
  return refusal === null ? null : refuse('forbidden', refusal)
}

/** A change of an import: what its route, its refusal and its success say. */
interface Change {
  does: 'confirm' | 'cancel' | 'stop' | 'undo'
  summary: string
  /** Whether the change begins work on members. */
  works: boolean
  refusal: 'notReady' | 'notOpen' | 'notApplying' | 'notUndoable'
  done: 'confirmed' | 'cancelled' | 'stopping' | 'undoing'
  make(context: GuildContext, found: ListedImport): Promise<boolean>
}

const changeRoute = ({ does, summary, works, refusal, done, make }: Change) =>
  route({
    id: `imports.${does}`,
    method: 'POST',
    path: `/guilds/:guild_id/imports/:import_id/${does}`,
    access: 'manager',
    key: 'write',
    summary,
    request: { params: importParams },
    reply: importSaved,
    load: loadChange,
    async run(context, _, loaded) {
      const { found } = loaded
      const say = sayImports(context.locale)
      if (found === null) return refuse('not-found', say('none'))
      const problem = works ? workProblem(context, loaded) : null
      if (problem !== null) return problem
      if (!(await make(context, found))) return refuse('cannot-do', say(refusal))
      return { body: { saved: say(done, { title: importItem(context, found).title }) } }
    },
  })

const confirmRoute = changeRoute({
  does: 'confirm',
  summary: 'Starts an import whose preview was read',
  works: true,
  ...{ refusal: 'notReady', done: 'confirmed' },
  make: async ({ database, actor, now }, found) =>
    found.state === 'ready' && confirmImport(database, found, { actor, reply: null }, now),
})

const cancelRoute = changeRoute({
  does: 'cancel',
  summary: 'Cancels an import that has not changed anything yet',
  works: false,
  ...{ refusal: 'notOpen', done: 'cancelled' },
  make: ({ database, now }, found) => cancelImport(database, found, now),
})

const stopRoute = changeRoute({
  does: 'stop',
  summary: 'Stops an import that is at work. The first members are changed then; it can be undone',
  works: false,
  ...{ refusal: 'notApplying', done: 'stopping' },
  make: async ({ database, actor, now }, found) =>
    found.state === 'applying' && stopImport(database, found, { actor, reply: null }, now),
})

const undoRoute = changeRoute({
  does: 'undo',
  summary: 'Undoes an import, up to 30 days after it ended. What members earned since then stays',
  works: true,
  ...{ refusal: 'notUndoable', done: 'undoing' },
  make: async ({ database, actor, now }, found) =>
    (found.state === 'done' || found.state === 'stopped') && undoImport(database, found, { actor, reply: null }, now),
})

/** The routes about a guild's imports and other changes of many members. */
export const importRoutes = [
  ...[listRoute, previewRoute, ...uploadRoutes],
  ...[confirmRoute, cancelRoute, stopRoute, undoRoute, bulkRoute],
]
