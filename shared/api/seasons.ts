import * as v from 'valibot'
import { LONGEST_SEASON_NAME, MOST_WINNERS, SEASON_STATES } from '../levelling/season.ts'
import { described } from './described.ts'
import { count, id, sentence, time } from './ids.ts'
import { cursor, numberText, page, person } from './parts.ts'

/** `POST /guilds/:guild_id/seasons` */
export const seasonBody = v.strictObject({
  name: described('Empty for a season without a name of its own', v.pipe(v.string(), v.maxLength(LONGEST_SEASON_NAME))),
  endsAt: described('With null, it runs until somebody ends it', v.nullable(time)),
  startsAnew: described('Whether everybody begins anew with 0 XP when it has ended', v.boolean()),
  winners: described('How many members win', v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_WINNERS))),
  roleId: described('The role of the winners; null for none', v.nullable(id)),
  channelId: described('Where the winners are announced; null for nowhere', v.nullable(id)),
})
export type SeasonBody = v.InferOutput<typeof seasonBody>

/** The number of a season, in a path. */
export const seasonParams = v.object({ number: numberText(1, 999_999_999) })

const winner = v.object({ person, xp: described('XP earned in the season', count) })
export type SeasonWinner = v.InferOutput<typeof winner>

const season = v.object({
  number: described('Counted from 1', count),
  title: described('Its number and name, e.g. `Season 3: Winter`', v.string()),
  state: described(
    '`starting`, `ending` and `undoing` last until a job has gone through all members',
    v.picklist(SEASON_STATES),
  ),
  startedAt: time,
  endsAt: described('The planned end; null where somebody ends it', v.nullable(time)),
  endedAt: v.nullable(time),
  members: described(
    'Members who earned XP in it. While a job goes through all members, those that it has counted so far',
    count,
  ),
  won: described('The winners, the first first; empty before its end', v.array(winner)),
  consequences: described('What happens at its end, in sentences', v.array(sentence)),
})
export type SeasonItem = v.InferOutput<typeof season>

/** `GET /guilds/:guild_id/seasons` */
export const seasonsReply = v.object({
  items: described('The newest first. The oldest are deleted where there are more than 50', v.array(season)),
  noStart: described('Why no season can start now; null where one can', v.nullable(sentence)),
  noEnd: described('Why the newest season cannot be ended now; null where it can', v.nullable(sentence)),
  noUndo: described('Why the end of the newest season cannot be undone; null where it can', v.nullable(sentence)),
})
export type SeasonsReply = v.InferOutput<typeof seasonsReply>

/** The reply to changes of seasons. The work itself is done by a job. */
export const seasonSaved = v.object({ saved: described('What was done, in words', sentence) })
export type SeasonSaved = v.InferOutput<typeof seasonSaved>

/** `GET /guilds/:guild_id/seasons/preview` */
export const seasonPreviewReply = v.object({
  winners: described('The members who would win if the running season ended now', v.array(winner)),
  members: described('Members who have earned XP in it', count),
  isPartial: described('Whether only the members with the most XP were examined', v.boolean()),
  consequences: described('What would happen, in sentences', v.array(sentence)),
})
export type SeasonPreviewReply = v.InferOutput<typeof seasonPreviewReply>

const boardMember = v.object({
  person,
  rank: count,
  xp: described('XP earned in the season', count),
  level: described('The level when it ended', count),
})
export type SeasonBoardMember = v.InferOutput<typeof boardMember>

export const seasonBoardQuery = v.object({ cursor: v.optional(cursor) })

/** `GET /guilds/:guild_id/seasons/:number/members`: the first 10,000 members of an ended season. */
export const seasonBoardReply = page(boardMember)
