import type { Kysely } from 'kysely'
import { countedLevel } from '../../shared/database/members/level-counts.ts'
import { beginRanges, correctRanges } from '../../shared/database/members/range-recount.ts'
import type { Database } from '../../shared/database/schema.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { xpRangeOf } from '../../shared/levelling/xp-range.ts'

/** Long ago, so that the next comparison of a gateway corrects the counts. */
const COUNTED_SINCE = 1

/** Counts the members of a guild per range of XP, as a gateway does for a guild with a crowded level. */
export async function countPerRange(db: Kysely<Database>, guildId: Snowflake): Promise<void> {
  await beginRanges(db, guildId, COUNTED_SINCE)
  await correctRanges(db, { id: guildId, from: COUNTED_SINCE, filled: 0 }, Date.now())
}

/**
 * Compares a guild's members with the counts from which the bot computes ranks.
 * @param ofRanges whether the counts per range of XP are compared, too
 * @returns a sentence for each wrong count
 */
export async function wrongCounts(db: Kysely<Database>, guildId: Snowflake, ofRanges: boolean): Promise<string[]> {
  const [guild, levels, ranges, members] = await Promise.all([
    db
      .selectFrom('guilds')
      .select(['member_count', 'xp_ranges_from'])
      .where('id', '=', guildId)
      .executeTakeFirstOrThrow(),
    db.selectFrom('guild_levels').select(['level', 'members']).where('guild_id', '=', guildId).execute(),
    db.selectFrom('guild_xp_ranges').select(['level', 'part', 'members']).where('guild_id', '=', guildId).execute(),
    db.selectFrom('guild_users').select(['user_id', 'xp', 'level']).where('guild_id', '=', guildId).execute(),
  ])
  const counted = new Map(levels.map((row) => [`level ${row.level}`, row.members]))
  counted.set('any level', guild.member_count)
  const hasRanges = ofRanges && guild.xp_ranges_from !== null
  for (const { level, part, members } of hasRanges ? ranges : []) counted.set(`part ${part} of level ${level}`, members)
  const right = new Map<string, number>()
  const count = (place: string): void => void right.set(place, (right.get(place) ?? 0) + 1)
  for (const member of members) {
    const [level, range] = [countedLevel(member), xpRangeOf(member, member.user_id)]
    if (level === null) continue
    count(`level ${level}`)
    count('any level')
    if (range !== null && hasRanges) count(`part ${range.part} of level ${range.level}`)
  }
  return [...new Set([...counted.keys(), ...right.keys()])]
    .filter((place) => (counted.get(place) ?? 0) !== (right.get(place) ?? 0))
    .map(
      (place) => `guild ${guildId}: ${right.get(place) ?? 0} members on ${place}, counted ${counted.get(place) ?? 0}`,
    )
}
