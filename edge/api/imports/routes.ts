import * as v from 'valibot'
import {
  confirmBody,
  confirmQuery,
  importParams,
  importPreviewReply,
  importSaved,
  importsReply,
} from '../../../shared/api/imports.ts'
import { cancelImport, confirmImport, stopImport, undoImport } from '../../../shared/database/imports/confirm.ts'
import { type ListedImport, previewedImport } from '../../../shared/database/imports/listed.ts'
import { usersById } from '../../../shared/database/members/users.ts'
import { CARRIED_PARTS } from '../../../shared/imports/carried/part.ts'
import { confirmingWord, isConfirmed } from '../../../shared/imports/typed-word.ts'
import { sha256 } from '../../sessions/session-id.ts'
import type { GuildContext, GuildLoadContext } from '../context.ts'
import { refuse } from '../problem.ts'
import { route } from '../route.ts'
import { bulkRoute } from './bulk-route.ts'
import { isOnItsWay, lastImports } from './last.ts'
import { importItem, shownPreview, titleOf } from './shown.ts'
import { sayImports } from './texts.ts'
import { uploadRoutes } from './upload-routes.ts'
import { workFacts, workProblem } from './work.ts'

const listRoute = route({
  id: 'imports.list',
  method: 'GET',
  path: '/guilds/:guild_id/imports',
  access: 'viewer',
  key: 'read',
  summary: 'Lists the last imports and other changes of many members, and how far each is',
  reply: importsReply,
  load: lastImports,
  async run(context, _, imports) {
    const items = imports.map((listed) => importItem(context, listed))
    const noStart = imports.some(isOnItsWay) ? sayImports(context.locale)('openUpload') : null
    const body = { items, noStart }
    // A page asks every few seconds, and the list has seldom changed.
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

/** Reads the import that a request changes, and the facts that decide whether its work may begin. */
const loadChange = async (context: GuildLoadContext, { params }: { params: { import_id: string } }) => {
  const { database, guildId, now } = context
  const [found, facts] = await Promise.all([
    previewedImport(database, guildId, params.import_id, now),
    workFacts(context),
  ])
  return { found, facts }
}

/** A change of the state of an import, with the texts of its route, its refusal and its success. */
interface Change {
  does: 'cancel' | 'stop' | 'undo'
  summary: string
  /** Whether the change begins work on members. */
  beginsWork: boolean
  refusal: 'notReady' | 'notOpen' | 'notApplying' | 'notUndoable'
  done: 'confirmed' | 'cancelled' | 'stopping' | 'undoing'
  make(context: GuildContext, found: ListedImport): Promise<boolean>
}

type Loaded = Awaited<ReturnType<typeof loadChange>>

/** Makes a change, unless the import is gone or its work cannot begin. */
async function makeChange(
  context: GuildContext,
  { found, facts }: Loaded,
  { beginsWork, refusal, done, make }: Pick<Change, 'beginsWork' | 'refusal' | 'done' | 'make'>,
) {
  const say = sayImports(context.locale)
  if (found === null) return refuse('not-found', say('none'))
  const problem = beginsWork ? workProblem(context, facts) : null
  if (problem !== null) return problem
  if (!(await make(context, found))) return refuse('cannot-do', say(refusal))
  return { body: { saved: say(done, { title: titleOf(found, context.locale) }) } }
}

const changeRoute = ({ does, summary, ...change }: Change) =>
  route({
    id: `imports.${does}`,
    method: 'POST',
    path: `/guilds/:guild_id/imports/:import_id/${does}`,
    access: 'manager',
    key: 'write',
    summary,
    request: { params: importParams, query: v.strictObject({}) },
    reply: importSaved,
    load: loadChange,
    run: (context, _, loaded) => makeChange(context, loaded, change),
  })

const confirmRoute = route({
  id: 'imports.confirm',
  method: 'POST',
  path: '/guilds/:guild_id/imports/:import_id/confirm',
  access: 'manager',
  key: 'write',
  summary: 'Starts an import after its preview. A change of many members also needs the word that confirms it',
  request: { params: importParams, query: confirmQuery, body: confirmBody },
  reply: importSaved,
  load: loadChange,
  run(context, { query: { take = '' }, body }, loaded) {
    const { locale } = context
    const change = loaded.found?.change ?? null
    const word = change && confirmingWord(change.what, locale)
    if (word !== null && !isConfirmed(body?.word ?? '', word))
      return refuse('cannot-do', sayImports(locale)('wrongWord', { word }))
    const takes = CARRIED_PARTS.filter((part) => take.split(',').includes(part))
    return makeChange(context, loaded, {
      beginsWork: true,
      ...{ refusal: 'notReady', done: 'confirmed' },
      make: async ({ database, actor, now }, found) =>
        found.state === 'ready' && confirmImport(database, found, { actor, reply: null }, now, takes),
    })
  },
})

const cancelRoute = changeRoute({
  does: 'cancel',
  summary: 'Cancels an import that has not changed anything yet',
  beginsWork: false,
  ...{ refusal: 'notOpen', done: 'cancelled' },
  make: ({ database, now }, found) => cancelImport(database, found, now),
})

const stopRoute = changeRoute({
  does: 'stop',
  summary: 'Stops an import that is at work. Members that it has changed stay changed until it is undone',
  beginsWork: false,
  ...{ refusal: 'notApplying', done: 'stopping' },
  make: async ({ database, actor, now }, found) =>
    found.state === 'applying' && stopImport(database, found, { actor, reply: null }, now),
})

const undoRoute = changeRoute({
  does: 'undo',
  summary: 'Undoes an import, up to 30 days after it ended. What members earned since then stays',
  beginsWork: true,
  ...{ refusal: 'notUndoable', done: 'undoing' },
  make: async ({ database, actor, now }, found) =>
    (found.state === 'done' || found.state === 'stopped') && undoImport(database, found, { actor, reply: null }, now),
})

/** The routes about a guild's imports and other changes of many members. */
export const importRoutes = [
  ...[listRoute, previewRoute, ...uploadRoutes],
  ...[confirmRoute, cancelRoute, stopRoute, undoRoute, bulkRoute],
]
