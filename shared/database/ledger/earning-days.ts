import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { DayEarnings } from '../../levelling/daily-cap.ts'
import { compareMembers, type MemberKey } from '../../levelling/member-key.ts'
import type { XpSource } from '../../levelling/xp-ledger.ts'
import type { Queries } from '../queries.ts'
import { numberList } from '../query/number-literals.ts'

/** A member's earnings from one source, on the newest day on which the member earned any XP from it. */
export interface MemberDay extends MemberKey, DayEarnings {
  source: XpSource
}

/** A member and source as one text, for maps. */
export const memberDayKey = ({ guildId, userId, source }: Pick<MemberDay, 'guildId' | 'userId' | 'source'>): string =>
  `${guildId}:${userId}:${source}`

/** Reads the XP of members on their newest days. The caller has locked the members, so that no other process changes them. */
export async function earningDays(
  db: Queries,
  members: readonly MemberKey[],
  sources: readonly XpSource[],
): Promise<Map<string, MemberDay>> {
  if (members.length === 0) return new Map()
  const byGuild = new Map<Snowflake, Snowflake[]>()
  for (const { guildId, userId } of members) byGuild.set(guildId, [...(byGuild.get(guildId) ?? []), userId])
  const conditions = [...byGuild].map(
    ([guildId, userIds]) => sql`(guild_id = ${guildId} and user_id in (${numberList(userIds)}))`,
  )
  const { rows } = await sql<MemberDay>`
    select guild_id as guildId, user_id as userId, source, day, xp from earning_days force index (primary)
    where (${sql.join(conditions, sql` or `)}) and source in (${sql.join([...sources])})`.execute(db)
  return new Map(rows.map((row) => [memberDayKey(row), row]))
}

/** Writes what members have earned on their newest days, in the order of the primary key. The members are locked. */
export async function writeEarningDays(db: Queries, days: readonly MemberDay[]): Promise<void> {
  if (days.length === 0) return
  await db
    .insertInto('earning_days')
    .values(
      days.toSorted(compareMembers).map(({ guildId, userId, source, day, xp }) => {
        return { guild_id: guildId, user_id: userId, source, day, xp }
      }),
    )
    .onDuplicateKeyUpdate((eb) => ({ day: eb.fn('values', ['day']), xp: eb.fn('values', ['xp']) }))
    .execute()
}
