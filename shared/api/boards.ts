import * as v from 'valibot'
import { BOARD_SOURCES } from '../levelling/period.ts'
import { described } from './described.ts'
import { count } from './ids.ts'
import { cursor, page, person } from './parts.ts'

/** A member on the leaderboard of a period. */
const boardMember = v.object({
  person,
  xp: described('XP that the member earned in the period', count),
  rank: described('1 for the member who earned the most', count),
})

export type BoardMember = v.InferOutput<typeof boardMember>

export const boardQuery = v.object({
  period: described(
    'Up to now. Days begin at midnight by UTC, weeks on Monday, `season` with the running season',
    v.optional(v.picklist(['day', 'week', 'month', 'season']), 'week'),
  ),
  source: described(
    'What earned the XP: `all` means messages, voice and reactions. XP from admins does not count. With `season` only `all`, which is all XP',
    v.optional(v.picklist(BOARD_SOURCES), 'all'),
  ),
  cursor: v.optional(cursor),
})

/** The first 1,000 members of the leaderboard of a period, at most a minute old. */
export const boardReply = page(boardMember)
