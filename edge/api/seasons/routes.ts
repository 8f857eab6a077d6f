import * as v from 'valibot'
import {
  seasonBoardQuery,
  seasonBoardReply,
  seasonBody,
  seasonParams,
  seasonPreviewReply,
  seasonSaved,
  seasonsReply,
} from '../../../shared/api/seasons.ts'
import { usersById } from '../../../shared/database/members/users.ts'
import { previewSeason, seasonPage } from '../../../shared/database/seasons/board.ts'
import { endSeason, startSeason, undoSeason } from '../../../shared/database/seasons/change.ts'
import { seasonOf } from '../../../shared/database/seasons/seasons.ts'
import { endTimeProblem, undoable } from '../../../shared/levelling/season.ts'
import { seasonName } from '../../../shared/levelling/season-announcement.ts'
import { seasonFacts } from '../../guild/seasons.ts'
import { consequenceLines, endTimeText, startedText, undoText } from '../../messages/season.ts'
import { cursorOf, writeCursor } from '../cursor.ts'
import { announcePlaceRefusal } from '../guild/announce-place.ts'
import { look } from '../guild/look.ts'
import { toPerson } from '../members/person.ts'
import { refuse } from '../problem.ts'
import { route } from '../route.ts'
import { noEnd, noStart, noUndo, roleProblem, sayOf, seasonItem, winnersOf } from './shown.ts'

/** The number of the page that comes next. */
const placeSchema = v.tuple([v.pipe(v.number(), v.integer(), v.minValue(1))])

const listRoute = route({
  id: 'seasons.list',
  method: 'GET',
  path: '/guilds/:guild_id/seasons',
  access: 'viewer',
  key: 'read',
  summary: 'Lists the seasons with their winners, and says what can be done now',
  reply: seasonsReply,
  async load({ database, guildId }) {
    const facts = await seasonFacts(database, guildId)
    const ids = new Set(facts.seasons.flatMap(({ won }) => won.map(({ userId }) => userId)))
    return { facts, users: await usersById(database, [...ids]) }
  },
  run(context, _, { facts, users }) {
    const items = facts.seasons.map((season) => seasonItem(context, season, users))
    const reasons = { noStart: noStart(context, facts), noEnd: noEnd(context, facts), noUndo: noUndo(context, facts) }
    return { body: { items, ...reasons } }
  },
})

const previewRoute = route({
  id: 'seasons.preview',
  method: 'GET',
  path: '/guilds/:guild_id/seasons/preview',
  access: 'viewer',
  key: 'read',
  summary: 'Shows who would win if the running season ended now',
  reply: seasonPreviewReply,
  load: ({ database, guildId }) => seasonFacts(database, guildId),
  async run(context, _, facts) {
    const { database, guildId } = context
    const [season] = facts.seasons
    const refusal = noEnd(context, facts)
    if (season === undefined || refusal !== null) return refuse('not-found', refusal ?? '')
    const { ranked, members, isPartial } = await previewSeason(database, guildId, season)
    const won = ranked.slice(0, season.winners)
    const users = await usersById(
      database,
      won.map(({ userId }) => userId),
    )
    const consequences = consequenceLines(sayOf(context), season)
    return { body: { winners: winnersOf(context, won, users), members, isPartial, consequences } }
  },
})

const startRoute = route({
  id: 'seasons.start',
  method: 'POST',
  path: '/guilds/:guild_id/seasons',
  access: 'manager',
  key: 'write',
  summary: 'Starts a season',
  request: { body: seasonBody },
  reply: seasonSaved,
  status: 201,
  async load(context) {
    const [facts, looked] = await Promise.all([seasonFacts(context.database, context.guildId), look(context)])
    return { facts, looked }
  },
  async run(context, { body }, { facts, looked }) {
    const { database, guildId, actor, now } = context
    const refusal = noStart(context, facts)
    if (refusal !== null) return refuse('cannot-do', refusal)
    const wanted = { ...body, name: body.name.trim() }
    const problem = wanted.endsAt === null ? null : endTimeProblem(wanted.endsAt, now)
    if (problem !== null) {
      const detail = endTimeText(sayOf(context), problem)
      return refuse('cannot-do', detail, { errors: [{ at: 'body.endsAt', detail }] })
    }
    const misplaced =
      roleProblem(context, facts, looked, wanted.roleId) ??
      (await announcePlaceRefusal(context, looked, wanted.channelId))
    if (misplaced !== null) return misplaced
    const number = (facts.seasons[0]?.number ?? 0) + 1
    const isStarted = await startSeason(database, { guildId, actor, reply: null }, number, wanted, now)
    if (!isStarted) return refuse('cannot-do', sayOf(context).text('season.workSeason'))
    return { body: { saved: startedText(sayOf(context), number, wanted) } }
  },
})

const endRoute = route({
  id: 'seasons.end',
  method: 'POST',
  path: '/guilds/:guild_id/seasons/:number/end',
  access: 'manager',
  key: 'write',
  summary: 'Ends the running season',
  request: { params: seasonParams },
  reply: seasonSaved,
  load: ({ database, guildId }) => seasonFacts(database, guildId),
  async run(context, { params: { number } }, facts) {
    const { database, guildId, actor, now, locale } = context
    const { text } = sayOf(context)
    const [season] = facts.seasons
    if (season?.number !== number) return refuse('not-found', text('season.notNewest'))
    const refusal = noEnd(context, facts)
    if (refusal !== null) return refuse('cannot-do', refusal)
    const isEnding = await endSeason(database, { guildId, actor, reply: null }, season, now)
    if (!isEnding) return refuse('cannot-do', text('season.workSeason'))
    return { body: { saved: text('season.endingNow', { season: seasonName(season, locale) }) } }
  },
})

const undoRoute = route({
  id: 'seasons.undo',
  method: 'POST',
  path: '/guilds/:guild_id/seasons/:number/undo',
  access: 'manager',
  key: 'write',
  summary: 'Undoes the end of the newest season, which goes on then',
  request: { params: seasonParams },
  reply: seasonSaved,
  load: ({ database, guildId }) => seasonFacts(database, guildId),
  async run(context, { params: { number } }, facts) {
    const { database, guildId, actor, now, locale } = context
    const { text } = sayOf(context)
    if (facts.seasons[0]?.number !== number) return refuse('not-found', text('season.notNewest'))
    const refusal = noUndo(context, facts)
    if (refusal !== null) return refuse('cannot-do', refusal)
    const season = undoable(facts.seasons, now)
    if (typeof season === 'string') return refuse('cannot-do', undoText(sayOf(context), season))
    const isUndoing = await undoSeason(database, { guildId, actor, reply: null }, season, now)
    if (!isUndoing) return refuse('cannot-do', text('season.workSeason'))
    return { body: { saved: text('season.undoingNow', { season: seasonName(season, locale) }) } }
  },
})

const boardRoute = route({
  id: 'seasons.board',
  method: 'GET',
  path: '/guilds/:guild_id/seasons/:number/members',
  access: 'viewer',
  key: 'read',
  summary: 'Lists the members of an ended season, those who earned the most XP first',
  request: {
    params: seasonParams,
    query: v.object({ ...seasonBoardQuery.entries, cursor: v.optional(cursorOf(placeSchema)) }),
  },
  reply: seasonBoardReply,
  async load({ database, guildId }, { params: { number }, query: { cursor } }) {
    const season = await seasonOf(database, guildId, number)
    return season?.state === 'ended' ? seasonPage(database, guildId, season, cursor?.[0] ?? 1) : null
  },
  run(context, { params: { number } }, found) {
    const { text, mention } = sayOf(context)
    if (found === null) return refuse('not-found', text('season.gone', { number, list: mention('season list') }))
    const { page, pages, members } = found
    const { cdnUrl } = context.people
    const items = members.map(({ userId, user, ...member }) => ({ person: toPerson(cdnUrl, userId, user), ...member }))
    return { body: { items, next: page < pages ? writeCursor([page + 1]) : null } }
  },
})

/** The routes about a guild's seasons. */
export const seasonRoutes = [listRoute, previewRoute, startRoute, endRoute, undoRoute, boardRoute]
