import * as v from 'valibot'
import { boardQuery, boardReply } from '../../../shared/api/boards.ts'
import { boardPage } from '../../../shared/database/periods/pages.ts'
import { speak } from '../../features/texts.ts'
import { cursorOf, writeCursor } from '../cursor.ts'
import { refuse } from '../problem.ts'
import { route } from '../route.ts'
import { toPerson } from './person.ts'

/** The number of the page that comes next. */
const placeSchema = v.tuple([v.pipe(v.number(), v.integer(), v.minValue(1))])

/** `GET /guilds/:guild_id/leaderboard/periods`: members who earned XP today, this week or this month, ten at a time. */
export const showBoard = route({
  id: 'leaderboard.period',
  method: 'GET',
  path: '/guilds/:guild_id/leaderboard/periods',
  access: 'viewer',
  key: 'read',
  summary: 'Lists the members who earned the most XP today, this week or this month',
  request: { query: v.object({ ...boardQuery.entries, cursor: v.optional(cursorOf(placeSchema)) }) },
  reply: boardReply,
  load: ({ database, guildId, now }, { query: { period, source, cursor } }) =>
    boardPage(database, guildId, { period, source }, cursor?.[0] ?? 1, now),
  run({ people: { cdnUrl }, after, locale }, { query: { cursor } }, found) {
    if (found === null) return refuse('unavailable', speak(locale)('leaderboard.beingMade'))
    const { page, pages, members, store } = found
    if (store !== null) after(store())
    const wanted = cursor?.[0] ?? 1
    // The leaderboard may have become shorter. The members of its last page are then in an earlier reply.
    const items =
      page < wanted
        ? []
        : members.map(({ userId, user, xp, rank }) => ({ person: toPerson(cdnUrl, userId, user), xp, rank }))
    return { body: { items, next: page < pages ? writeCursor([page + 1]) : null } }
  },
})
