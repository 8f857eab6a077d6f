import * as v from 'valibot'
import { count, id } from '../../../shared/api/ids.ts'
import type { ListedMember, membersReply } from '../../../shared/api/members.ts'
import { includesTier, type Tier } from '../../../shared/api/tier.ts'
import { type MemberBelow, membersBelow } from '../../../shared/database/members/members-below.ts'
import type { Unlisted } from '../../../shared/database/members/unlisted-members.ts'
import type { Queries } from '../../../shared/database/queries.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { GuildContext } from '../context.ts'
import { writeCursor } from '../cursor.ts'
import { toPerson } from './person.ts'

/** XP and id of the last member of a part of the list, and the rank of that member. */
export const placeSchema = v.tuple([count, id, count])

/** The part of the list that a request asks for. */
interface Asked {
  cursor?: v.InferOutput<typeof placeSchema> | undefined
  limit: number
}

/** Reads a part of the list of members with XP, and one more member, which shows whether there is a next part. */
export function readListed(db: Queries, guildId: Snowflake, { cursor, limit }: Asked): Promise<MemberBelow[]> {
  const [xp, userId] = cursor ?? []
  return membersBelow(db, guildId, xp === undefined || userId === undefined ? null : { xp, userId }, limit + 1)
}

/** Why leaderboards may not show a member, as a caller may know it: that a member hides is for managers only. */
export const unlistedFor = (tier: Tier, why: Unlisted | null): Unlisted | null =>
  why === 'hidden' && !includesTier(tier, 'manager') ? null : why

/** The part of the list as a reply. Ranks continue those of the part before, so that no members are counted. */
export function toListed(
  members: readonly MemberBelow[],
  { cursor, limit }: Asked,
  { people: { cdnUrl }, tier }: Pick<GuildContext, 'people' | 'tier'>,
): v.InferOutput<typeof membersReply> {
  const above = cursor?.[2] ?? 0
  const items = members.slice(0, limit).map(
    ({ userId, user, xp, level, messageCount, unlisted }, nth): ListedMember => ({
      person: toPerson(cdnUrl, userId, user),
      isHere: null,
      unlisted: unlistedFor(tier, unlisted),
      xp,
      level,
      rank: above + nth + 1,
      messages: messageCount,
    }),
  )
  const last = items.at(-1)
  const isEnd = last === undefined || members.length <= limit
  return { items, next: isEnd ? null : writeCursor([last.xp, last.person.id, last.rank ?? 0]) }
}
