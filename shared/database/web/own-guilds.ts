import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'
import { numberList } from '../query/number-literals.ts'

/** A guild with the bot in it. */
export interface KnownGuild {
  id: Snowflake
  /** Members with XP. */
  memberCount: number
  managerRoleIds: readonly Snowflake[]
  viewerRoleIds: readonly Snowflake[]
}

interface Row {
  id: Snowflake
  memberCount: number
  access: 'manage' | 'view' | null
  roleId: Snowflake | null
}

/** Finds those of these guilds that the bot is in, in one statement. @param guildIds at most some hundred */
export async function knownGuilds(db: Queries, guildIds: readonly Snowflake[]): Promise<KnownGuild[]> {
  if (guildIds.length === 0) return []
  const ids = sql`(${numberList(guildIds)})`
  const { rows } = await sql<Row>`
    select guilds.id as id, guilds.member_count as memberCount, given.access as access, given.role_id as roleId
    from guilds
    left join (
      select guild_id, 'manage' as access, role_id from manager_roles where guild_id in ${ids}
      union all select guild_id, 'view', role_id from viewer_roles where guild_id in ${ids}
    ) as given on given.guild_id = guilds.id
    where guilds.id in ${ids} and guilds.active = 1`.execute(db)
  return [...new Set(rows.map(({ id }) => id))].map((id) => {
    const own = rows.filter((row) => row.id === id)
    const rolesWith = (access: Row['access']) =>
      own.flatMap((row) => (row.access === access && row.roleId !== null ? [row.roleId] : []))
    return {
      id,
      memberCount: own[0]?.memberCount ?? 0,
      managerRoleIds: rolesWith('manage'),
      viewerRoleIds: rolesWith('view'),
    }
  })
}
