import { type RawBuilder, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { EARNED_SOURCES } from '../../levelling/xp-ledger.ts'

/**
 * A subquery for the newest rows of a guild's ledger that members earned in voice and by reactions. It reads one range of an
 * index for each source, each in the order of time. A single range would also read what decay took from all members.
 * @param during a condition for `at`
 */
export const newestEarned = (guildId: Snowflake, during: RawBuilder<unknown>, most: number): RawBuilder<unknown> => {
  const ranges = EARNED_SOURCES.map(
    (source) => sql`(select user_id, source, entry_key, amount, at from xp_ledger force index (xp_ledger_guild)
      where guild_id = ${guildId} and source = ${source} and ${during} order by at desc, user_id desc, entry_key desc limit ${sql.lit(most)})`,
  )
  return sql`(select * from (${sql.join(ranges, sql` union all `)}) as each_source
    order by at desc, source, user_id desc, entry_key desc limit ${sql.lit(most)})`
}
