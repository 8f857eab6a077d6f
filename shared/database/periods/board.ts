import { type RawBuilder, sql } from 'kysely'
import { compareSnowflakes, type Snowflake } from '../../discord/snowflake.ts'
import type { CalendarBoard } from '../../levelling/period.ts'
import { isListed, joinUnlisted } from '../members/unlisted-members.ts'
import { type NewUser, toUser, type UserRow } from '../members/users.ts'
import type { Queries } from '../queries.ts'

/** The most members on a leaderboard of a period. Few people read beyond a hundred pages. */
const BOARD_MEMBERS = 1_000

type Period = CalendarBoard['period']

/** A member with the XP that they earned in a period. */
export interface BoardMember {
  userId: Snowflake
  xp: number
  /** The user as last seen; null if the user is not stored. */
  user: NewUser | null
  /** 1 for the member with the most XP. */
  rank: number
}

/** The members of a leaderboard who are shown, and the number of members that it has. */
export interface PeriodBoard {
  members: BoardMember[]
  size: number
}

const BEFORE = { day: 'before_day', week: 'before_week', month: 'before_month' } as const

/**
 * A condition for rows of members who earned XP in a period. The range of days is for the index. The other part leaves out
 * members whose newest XP is of a later period.
 */
const since = (guildId: Snowflake, period: Exclude<Period, 'all'>, firstDay: number): RawBuilder<unknown> =>
  sql`earned.guild_id = ${guildId} and earned.day >= ${firstDay} and earned.${sql.ref(period)} = ${firstDay}`

/** XP by messages is the total without the ledger. */
const byMessages = sql`cast(member.xp as signed) - member.ledger_xp`

const messages = (guildId: Snowflake, period: Period, firstDay: number): RawBuilder<unknown> =>
  period === 'all'
    ? sql`select user_id, ${byMessages} as gained from guild_users as member force index (primary)
        where guild_id = ${guildId}`
    : sql`select earned.user_id, ${byMessages} - earned.${sql.ref(BEFORE[period])} as gained
        from member_periods as earned force index (member_periods_day) straight_join guild_users as member
          on member.guild_id = earned.guild_id and member.user_id = earned.user_id
        where ${since(guildId, period, firstDay)} and earned.source = 'messages'`

const others = (
  guildId: Snowflake,
  period: Period,
  firstDay: number,
  sources: readonly ('voice' | 'reactions')[],
): RawBuilder<unknown> =>
  period === 'all'
    ? sql`select user_id, total as gained from member_periods force index (primary)
        where guild_id = ${guildId} and source in (${sql.join(sources)})`
    : sql`select user_id, total - ${sql.ref(BEFORE[period])} as gained
        from member_periods as earned force index (member_periods_day)
        where ${since(guildId, period, firstDay)} and earned.source in (${sql.join(sources)})`

function gains(guildId: Snowflake, { period, source }: CalendarBoard, firstDay: number): RawBuilder<unknown> {
  if (source === 'messages') return messages(guildId, period, firstDay)
  if (source === 'voice') return others(guildId, period, firstDay, ['voice'])
  return sql`select user_id, sum(gained) as gained from (
      ${messages(guildId, period, firstDay)} union all ${others(guildId, period, firstDay, ['voice', 'reactions'])}
    ) as parts group by user_id`
}

/**
 * The members who earned the most XP in a period. It reads the rows of all members who earned XP in the period: 300,000 of them
 * take about a second.
 * @param firstDay the first day of the period: whole days since 1970, by UTC
 */
export const boardMembers = (
  db: Queries,
  guildId: Snowflake,
  board: CalendarBoard,
  firstDay: number,
): Promise<PeriodBoard> => firstMembers(db, guildId, gains(guildId, board, firstDay))

/**
 * The members who earned the most XP, the most first; of two with the same XP, the older account first. Those who are not shown
 * keep their ranks. One statement.
 * @param gained a `select` of the columns `user_id` and `gained`
 */
export async function firstMembers(db: Queries, guildId: Snowflake, gained: RawBuilder<unknown>): Promise<PeriodBoard> {
  const { rows } = await sql<{ userId: Snowflake; xp: number; listed: 0 | 1 } & UserRow>`
    select top.user_id as userId, top.xp, username, global_name as globalName, discriminator, avatar,
      ${isListed} as listed
    from (
      select user_id, cast(gained as unsigned) as xp from (${gained}) as gains
      where gained > 0 order by gained desc, user_id limit ${sql.lit(BOARD_MEMBERS)}
    ) as top
    left join users on users.id = top.user_id
    ${joinUnlisted(guildId, 'top.user_id')}`.execute(db)
  const members = rows
    .sort((a, b) => b.xp - a.xp || compareSnowflakes(a.userId, b.userId))
    .flatMap(({ userId, xp, listed, ...user }, nth) =>
      listed ? [{ userId, xp, user: toUser(userId, user), rank: nth + 1 }] : [],
    )
  return { members, size: rows.length }
}
