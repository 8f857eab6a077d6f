import * as v from 'valibot'
import { EXPORT_FORMATS } from '../exports/file.ts'
import { described } from './described.ts'
import { count, id } from './ids.ts'

/** The query of `GET /guilds/:guild_id/export`. */
export const exportQuery = v.strictObject({
  format: described(
    'JSON can be imported again, CSV opens in a spreadsheet',
    v.optional(v.picklist(EXPORT_FORMATS), 'json'),
  ),
})

/** The file as JSON. It also has the settings, level roles, lists and multipliers. */
export const exportReply = v.looseObject({
  prosperity: v.literal('export'),
  version: count,
  members: v.array(
    v.object({
      ...{ id, name: v.nullable(v.string()), xp: count, level: count },
      messages: described('The number of messages that earned XP', count),
    }),
  ),
  count: described('The number of members. It is the last part of the file: without it, the file is incomplete', count),
})
