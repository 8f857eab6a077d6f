import type { MemberKey } from '../../levelling/member-key.ts'
import type { Total } from '../../levelling/xp-change.ts'
import { xpRangeOf } from '../../levelling/xp-range.ts'
import type { Queries } from '../queries.ts'
import { countedLevel, countMembers } from './level-counts.ts'
import { countRanges } from './range-counts.ts'

/**
 * Updates the counts of members after `changeTotal` has changed a member's XP. It writes nothing where the member stays on
 * the level, except in a guild that counts ranges of XP.
 */
export async function countChange(
  db: Queries,
  { guildId, userId }: MemberKey,
  { before, after, countsRanges }: { before: Total; after: Total; countsRanges: boolean },
): Promise<void> {
  await countMembers(db, [{ guildId, from: countedLevel(before), to: countedLevel(after) }])
  if (!countsRanges) return
  await countRanges(db, [{ guildId, from: xpRangeOf(before, userId), to: xpRangeOf(after, userId) }])
}
