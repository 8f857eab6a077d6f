import * as v from 'valibot'
import { leaderboardQuery, leaderboardReply } from '../../../shared/api/leaderboard.ts'
import { cursorOf } from '../cursor.ts'
import { route } from '../route.ts'
import { placeSchema, readListed, toListed } from './listed.ts'

/** `GET /guilds/:guild_id/leaderboard`: members with XP, in their order. */
export const showLeaderboard = route({
  id: 'leaderboard.show',
  method: 'GET',
  path: '/guilds/:guild_id/leaderboard',
  access: 'viewer',
  key: 'read',
  summary: 'Lists members with XP, those with the most first. Members who are not shown keep their ranks',
  request: { query: v.object({ ...leaderboardQuery.entries, cursor: v.optional(cursorOf(placeSchema)) }) },
  reply: leaderboardReply,
  load: ({ database, guildId }, { query }) => readListed(database, guildId, query),
  run(context, { query }, members) {
    const unlisted = new Set(members.flatMap(({ userId, isListed }) => (isListed ? [] : [userId])))
    const { items, next } = toListed(members, query, context)
    return { body: { items: items.filter(({ person }) => !unlisted.has(person.id)), next } }
  },
})
