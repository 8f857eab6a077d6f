import * as v from 'valibot'
import { membersQuery, membersReply } from '../../../shared/api/members.ts'
import { cursorOf } from '../cursor.ts'
import { route } from '../route.ts'
import { findMembers } from './find.ts'
import { placeSchema, readListed, toListed } from './listed.ts'

/** `GET /guilds/:guild_id/members`: searches members, or lists those with XP. */
export const listMembers = route({
  id: 'members.list',
  method: 'GET',
  path: '/guilds/:guild_id/members',
  access: 'viewer',
  key: 'read',
  limit: 'search',
  summary: 'Finds members by the start of a name or by id, or lists all with XP',
  request: { query: v.object({ ...membersQuery.entries, cursor: v.optional(cursorOf(placeSchema)) }) },
  reply: membersReply,
  load: async ({ database, guildId }, { query }) =>
    query.query?.trim() ? null : await readListed(database, guildId, query),
  async run(context, { query }, listed) {
    if (listed !== null) return { body: toListed(listed, query, context) }
    return { body: { items: await findMembers(context, query.query?.trim() ?? '', query.limit), next: null } }
  },
})
