import { type RawBuilder, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { candidatesFor, type Season, type Winner } from '../../levelling/season.ts'
import { PAGE_SIZE } from '../members/ranked-members.ts'
import { isListed, joinUnlisted } from '../members/unlisted-members.ts'
import { type NewUser, toUser, type UserRow } from '../members/users.ts'
import type { Queries } from '../queries.ts'

/**
 * The most members of a past season that stay stored, which fill a thousand pages. Some guilds have a million members, at some
 * 100 bytes a row, and nobody reads that many pages.
 */
export const MOST_ARCHIVED = 10_000
/** For a preview, only the members with the most XP are examined. More of them would delay the reply. */
const MOST_EXAMINED = 50_000

/** A member on the board of a season. */
export interface SeasonMember extends Winner {
  rank: number
  level: number
  /** The user as last seen; null if the user is not stored. */
  user: NewUser | null
}

export interface SeasonPage {
  page: number
  /** At least 1. */
  pages: number
  members: SeasonMember[]
}

/** One page of the board of an ended season, without members who are not shown. A number past the end gives the last page. */
export async function seasonPage(
  db: Queries,
  guildId: Snowflake,
  { number, members: all }: Pick<Season, 'number' | 'members'>,
  wanted: number,
): Promise<SeasonPage> {
  const pages = Math.max(1, Math.ceil(Math.min(all, MOST_ARCHIVED) / PAGE_SIZE))
  const page = Math.min(pages, Math.max(1, wanted))
  const before = (page - 1) * PAGE_SIZE
  const { rows } = await sql<{ userId: Snowflake; xp: number; level: number; listed: 0 | 1 } & UserRow>`
    select top.user_id as userId, top.xp, top.level, ${isListed} as listed, username, global_name as globalName, discriminator, avatar
    from (
      select user_id, xp, level from season_members force index (season_members_place)
      where guild_id = ${guildId} and number = ${number} and xp > 0
      order by xp desc, user_id limit ${sql.lit(PAGE_SIZE)} offset ${sql.lit(before)}
    ) as top
    left join users on users.id = top.user_id
    ${joinUnlisted(guildId, 'top.user_id')}
    order by top.xp desc, top.user_id`.execute(db)
  const members = rows.flatMap(({ userId, xp, level, listed, ...user }, nth) =>
    listed === 1 ? [{ userId, xp, level, rank: before + nth + 1, user: toUser(userId, user) }] : [],
  )
  return { page, pages, members }
}

/** Who would win a season if it ended now. */
export interface SeasonPreview {
  /** The most XP first. There are more of them than winners, because some may have left the server. */
  ranked: Winner[]
  /** Members with XP in the season, among the examined ones. */
  members: number
  /** Whether some members were not examined. One of them may have earned more in the season than those in `ranked`. */
  isPartial: boolean
}

/** A `select` of the columns `user_id` and `gained`: the XP of members in a running season. It is below 0 after a loss. */
export const seasonGains = (guildId: Snowflake, number: number, most: number): RawBuilder<unknown> => sql`
  select top.user_id, cast(top.xp as signed) - cast(coalesce(start.start_xp, 0) as signed) as gained
  from (
    select user_id, xp from guild_users force index (guild_users_leaderboard)
    where guild_id = ${guildId} and xp > 0 order by xp desc limit ${sql.lit(most)}
  ) as top
  left join season_members as start
    on start.guild_id = ${guildId} and start.number = ${number} and start.user_id = top.user_id`

/** Computes who would win a running season if it ended now. One statement. */
export async function previewSeason(
  db: Queries,
  guildId: Snowflake,
  { number, winners }: Pick<Season, 'number' | 'winners'>,
): Promise<SeasonPreview> {
  const { rows } = await sql<{ userId: Snowflake; xp: number; members: number; examined: number; listed: 0 | 1 }>`
    select userId, xp, members, examined, ${isListed} as listed from (
      select user_id as userId, gained as xp, sum(gained > 0) over () as members, count(*) over () as examined
      from (${seasonGains(guildId, number, MOST_EXAMINED)}) as earned
      order by xp desc, userId limit ${sql.lit(candidatesFor(winners))}
    ) as ranked
    ${joinUnlisted(guildId, 'ranked.userId')} order by xp desc, userId`.execute(db)
  const ranked = rows.filter(({ xp, listed }) => xp > 0 && listed === 1).map(({ userId, xp }) => ({ userId, xp }))
  return { ranked, members: Number(rows[0]?.members ?? 0), isPartial: (rows[0]?.examined ?? 0) === MOST_EXAMINED }
}
