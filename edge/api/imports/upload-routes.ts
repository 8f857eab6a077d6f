import * as v from 'valibot'
import {
  importBody,
  importParams,
  importSaved,
  importStarted,
  partBody,
  partParams,
} from '../../../shared/api/imports.ts'
import { previewedImport } from '../../../shared/database/imports/listed.ts'
import { storedParts, storePart } from '../../../shared/database/imports/parts.ts'
import { beginUpload, finishUpload } from '../../../shared/database/imports/request.ts'
import { isPart, LARGEST_FILE_BYTES, PART_BYTES, PART_TEXT_LENGTH, partsOf } from '../../../shared/imports/upload.ts'
import { refuse } from '../problem.ts'
import { route } from '../route.ts'
import { isOnItsWay, lastImports } from './last.ts'
import { sayImports } from './texts.ts'

/** The most stored parts of unread files of one guild: those of the open upload, and of one that was just cancelled. */
const MOST_PARTS = 2 * partsOf(LARGEST_FILE_BYTES)

/** The JSON around a part is a little longer than the part. */
const PART_BODY_KIB = Math.ceil(PART_TEXT_LENGTH / 1_024) + 1

const beginRoute = route({
  id: 'imports.begin',
  method: 'POST',
  path: '/guilds/:guild_id/imports',
  access: 'manager',
  key: 'write',
  summary: 'Begins the upload of a file with the XP of members',
  request: { body: importBody },
  reply: importStarted,
  status: 201,
  load: (context) => Promise.all([lastImports(context), storedParts(context.database, context.guildId)]),
  async run({ database, guildId, actor, now, locale }, { body }, [imports, stored]) {
    const say = sayImports(locale)
    const { name: filename, bytes, mode, keeps, columns } = body
    if (columns !== null && columns.xp === null && columns.level === null) {
      const detail = say('noValueColumn')
      return refuse('cannot-do', detail, { errors: [{ at: 'body.columns.xp', detail }] })
    }
    if (imports.some(isOnItsWay)) return refuse('cannot-do', say('openUpload'))
    const parts = partsOf(bytes)
    if (stored + parts > MOST_PARTS) return refuse('cannot-do', say('tooMuch'))
    const source = { kind: 'upload', parts, filename, bytes } as const
    const wanted = { guildId, actor, kind: 'import', source, options: { keeps, columns }, mode } as const
    return { body: { id: await beginUpload(database, wanted, now), parts, partBytes: PART_BYTES } }
  },
})

const partRoute = route({
  id: 'imports.part',
  method: 'PUT',
  path: '/guilds/:guild_id/imports/:import_id/parts/:part',
  access: 'manager',
  key: 'write',
  summary: 'Sends a part of the file. A part that is sent again replaces the earlier one',
  request: { params: partParams, body: partBody },
  largestBodyKib: PART_BODY_KIB,
  reply: v.undefined(),
  load: ({ database, guildId, now }, { params: { import_id } }) =>
    Promise.all([previewedImport(database, guildId, import_id, now), storedParts(database, guildId)]),
  async run({ database, guildId, now, locale }, { params, body: { base64 } }, [found, stored]) {
    const say = sayImports(locale)
    const { import_id: id, part } = params
    if (found === null) return refuse('not-found', say('none'))
    if (found.state !== 'uploading' || found.source?.kind !== 'upload') return refuse('cannot-do', say('notUploading'))
    if (!isPart(found.source.bytes, part, base64)) return refuse('cannot-do', say('otherSize'))
    // Several uploads that began at the same moment may be under way.
    if (stored >= MOST_PARTS) return refuse('cannot-do', say('tooMuch'))
    await storePart(database, { guildId, id, part }, base64, now)
    return { status: 204 }
  },
})

const readRoute = route({
  id: 'imports.read',
  method: 'POST',
  path: '/guilds/:guild_id/imports/:import_id/read',
  access: 'manager',
  key: 'write',
  summary:
    'Starts to read the uploaded file. Afterwards the import has a preview, or the reason why the file cannot be used',
  request: { params: importParams },
  reply: importSaved,
  load: ({ database, guildId, now }, { params: { import_id } }) => previewedImport(database, guildId, import_id, now),
  async run({ database, now, locale }, _, found) {
    const say = sayImports(locale)
    if (found === null) return refuse('not-found', say('none'))
    const { state, source, parts } = found
    if (state !== 'uploading' || source?.kind !== 'upload') return refuse('cannot-do', say('notUploading'))
    if (parts < source.parts) return refuse('cannot-do', say('partsMissing', { parts, total: source.parts }))
    const isRead = await finishUpload(database, found, now)
    return isRead ? { body: { saved: say('reading') } } : refuse('cannot-do', say('notUploading'))
  },
})

/** The routes that upload a file. */
export const uploadRoutes = [beginRoute, partRoute, readRoute]
