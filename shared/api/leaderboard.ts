import * as v from 'valibot'
import { listedMember } from './members.ts'
import { cursor, numberText, page } from './parts.ts'

export const leaderboardQuery = v.object({
  cursor: v.optional(cursor),
  limit: v.optional(numberText(1, 100), '50'),
})

export type LeaderboardQuery = v.InferInput<typeof leaderboardQuery>

/**
 * Members with XP, those with the most first. Of two with the same XP, the older account comes first. The ranks of members who
 * are not shown are missing, and a part of the list may be empty.
 */
export const leaderboardReply = page(listedMember)

export type LeaderboardReply = v.InferOutput<typeof leaderboardReply>
