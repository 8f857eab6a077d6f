import * as v from 'valibot'
import { boardQuery, boardReply } from '../../../shared/api/boards.ts'
import { boardPage } from '../../../shared/database/periods/pages.ts'
import { runningSeasonPage } from '../../../shared/database/seasons/running-board.ts'
import { boardOf } from '../../../shared/levelling/period.ts'
import { speak } from '../../features/texts.ts'
import { noSeasonText } from '../../messages/no-season.ts'
import { cursorOf, writeCursor } from '../cursor.ts'
import { sayAsCommands } from '../guild/say.ts'
import { refuse } from '../problem.ts'
import { route } from '../route.ts'
import { toPerson } from './person.ts'

/** The number of the page that comes next. */
const placeSchema = v.tuple([v.pipe(v.number(), v.integer(), v.minValue(1))])

/** `GET /guilds/:guild_id/leaderboard/periods`: members who earned XP today, this week, this month or in the running season, ten at a time. */
export const showBoard = route({
  id: 'leaderboard.period',
  method: 'GET',
  path: '/guilds/:guild_id/leaderboard/periods',
  access: 'viewer',
  key: 'read',
  summary: 'Lists the members who earned the most XP today, this week, this month or in the running season',
  request: { query: v.object({ ...boardQuery.entries, cursor: v.optional(cursorOf(placeSchema)) }) },
  reply: boardReply,
  async load({ database, guildId, now }, { query: { period, source, cursor } }) {
    const board = boardOf(period, source)
    if (board === null) return null
    const page = cursor?.[0] ?? 1
    if (board.period === 'season') return runningSeasonPage(database, guildId, page, now)
    return { season: null, found: await boardPage(database, guildId, board, page, now) }
  },
  run({ people: { cdnUrl }, after, locale }, { query: { period, cursor } }, read) {
    if (read === null) {
      const detail = speak(locale)('leaderboard.seasonSource')
      return refuse('cannot-do', detail, { errors: [{ at: 'query.source', detail }] })
    }
    const { season, found } = read
    if (period === 'season' && season?.state !== 'running')
      return refuse('not-found', noSeasonText(sayAsCommands(locale), season))
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
