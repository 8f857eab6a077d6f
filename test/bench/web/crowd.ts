import { type Kysely, sql } from 'kysely'
import { beginRanges, correctRanges, rangedGuilds } from '../../../shared/database/members/range-recount.ts'
import { numberList } from '../../../shared/database/query/number-literals.ts'
import type { Database } from '../../../shared/database/schema.ts'
import { type Snowflake, snowflakeAt } from '../../../shared/discord/snowflake.ts'
import { DAY_MS } from '../../../shared/levelling/day.ts'
import { xpFor } from '../../support/default-curve.ts'
import { numbersFrom } from '../../support/numbers-from.ts'

const HIGHEST_LEVEL = 60
const CHANNELS = 60
/** Members who have written the messages. */
const TALKERS = 20_000
const DAYS = 90
/** Rows that one statement writes. */
const STEP = 10_000

/** The id of the member of this number. */
export const memberId = (nth: number): Snowflake => String(1_200_000_000_000_000_000n + BigInt(nth))

/** Writes members, their names, and as many messages that earned XP in the last 90 days. */
async function writeRows(db: Kysely<Database>, guildId: Snowflake, count: number, now: number): Promise<void> {
  const [guild, first, newest] = [guildId, memberId(0), snowflakeAt(now)].map((id) => numberList([id]))
  const levels = Array.from({ length: HIGHEST_LEVEL }, (_, nth) => HIGHEST_LEVEL - nth)
  const cases = levels.map((level) => sql`when xp >= ${numberList([xpFor(level)])} then ${numberList([level])}`)
  // Most members have written little, and a few have written a lot.
  const xp = sql`1 + (n * 7919 % 1000) * (n * 7919 % 1000) * (n * 31 % 40) div 400`
  const everyMs = Math.floor((DAYS * DAY_MS) / count)
  const [talkers, channels] = [numberList([TALKERS]), numberList([CHANNELS])]
  for (let from = 0; from < count; from += STEP) {
    const some = numbersFrom(from, Math.min(STEP, count - from))
    await sql`
      insert into guild_users (guild_id, user_id, xp, level, message_count, last_xp_at)
      select ${guild}, ${first} + n, xp, case ${sql.join(cases, sql` `)} else 0 end, 1 + xp div 22, ${now}
      from (select n, ${xp} as xp from ${some}) as members`.execute(db)
    await sql`
      insert into users (id, username, global_name, discriminator, created_at, updated_at)
      select ${first} + n, concat('member', n), concat('Member ', n), '0', 0, 0 from ${some}`.execute(db)
    await sql`
      insert into message_logs (message_id, guild_id, user_id, channel_id, xp, created_at)
      select ${newest} - ((n * ${numberList([everyMs])}) << 22), ${guild}, ${first} + n * 7919 % ${talkers},
        1 + (n * 31 % ${channels}) * (n * 17 % ${channels}) div ${channels}, 22, 0
      from ${some}`.execute(db)
  }
}

/** Fills a guild with members and messages, and counts the members as the gateway does. */
export async function fillCrowd(db: Kysely<Database>, guildId: Snowflake, count: number, now: number): Promise<void> {
  await writeRows(db, guildId, count, now)
  await sql`
    insert into guild_levels (guild_id, level, members)
    select guild_id, level, count(*) from guild_users where guild_id = ${guildId} group by guild_id, level
    on duplicate key update members = values(members)`.execute(db)
  await db.updateTable('guilds').set({ member_count: count }).where('id', '=', guildId).execute()
  for (const ranged of await rangedGuilds(db, [guildId])) {
    await beginRanges(db, ranged.id, now)
    await correctRanges(db, ranged)
  }
  await sql`analyze table guild_users, guild_levels, guild_xp_ranges, message_logs, users`.execute(db)
}
