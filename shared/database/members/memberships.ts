import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { levelAt } from '../../levelling/curve.ts'
import { readCurve } from '../../levelling/stored-curve.ts'
import { EVERYWHERE } from '../privacy/new-rows.ts'
import type { Queries } from '../queries.ts'

/** A guild in which a user has XP. */
export interface Membership {
  guildId: Snowflake
  /** Empty where Discord has not described the guild yet. */
  name: string
  xp: number
  level: number
  /** The last part of the address of the guild's leaderboard on the web; null if nobody may see it. */
  boardKey: string | null
}

export interface Memberships {
  /** The guilds in which the user has the most XP, in descending order. */
  shown: Membership[]
  /** How many guilds there are in all. */
  count: number
}

interface Row extends Omit<Membership, 'level'> {
  curve: string
  count: number
}

/**
 * Lists the guilds in which a user has XP, also guilds in which the user hides from leaderboards. So only this user may see it.
 * Guilds that the user or the bot has left are left out, and guilds in which the user's data will be deleted. One statement.
 */
export async function membershipsOf(db: Queries, userId: Snowflake, most: number): Promise<Memberships> {
  const { rows } = await sql<Row>`
    select guild.id as guildId, guild.name as name, member.xp as xp, guild.curve as curve, count(*) over () as count,
      if(guild.board_visibility = 'off', null, coalesce(guild.board_name, cast(guild.id as char))) as boardKey
    from guild_users as member force index (guild_users_user)
    join guilds as guild on guild.id = member.guild_id and guild.active = 1
    left join unlisted_members as unlisted on unlisted.guild_id = member.guild_id and unlisted.user_id = member.user_id
    where member.user_id = ${userId} and member.xp > 0 and unlisted.left_at is null
      and not exists (select 1 from erasures where erasures.user_id = member.user_id
        and (erasures.guild_id = member.guild_id or erasures.guild_id = ${EVERYWHERE}))
    order by member.xp desc, member.guild_id limit ${most}`.execute(db)
  const shown = rows.map(({ curve, count: _, ...row }) => ({ ...row, level: levelAt(row.xp, readCurve(curve)) }))
  return { shown, count: rows[0]?.count ?? 0 }
}
