import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { type CustomerBot, customerBotOf, readCustomerBot, type ServingRule } from '../bots/customer-bot.ts'
import type { Queries } from '../queries.ts'
import { numberList } from '../query/number-literals.ts'

/** A guild with a bot of ours in it. */
export interface KnownGuild {
  id: Snowflake
  /** Members with XP. */
  memberCount: number
  managerRoleIds: readonly Snowflake[]
  viewerRoleIds: readonly Snowflake[]
  /** The bot that serves the guild where the main bot is not in it; null where the main bot serves it. */
  customerBot: CustomerBot | null
}

interface Row {
  id: Snowflake
  memberCount: number
  access: 'manage' | 'view' | null
  roleId: Snowflake | null
  customerBot: string | null
}

/** Finds those of these guilds that a bot of ours is in, in one statement. @param guildIds at most some hundred */
export async function knownGuilds(
  db: Queries,
  guildIds: readonly Snowflake[],
  rule: ServingRule,
): Promise<KnownGuild[]> {
  if (guildIds.length === 0) return []
  const ids = sql`(${numberList(guildIds)})`
  const { rows } = await sql<Row>`
    select guilds.id as id, guilds.member_count as memberCount, given.access as access, given.role_id as roleId,
      ${customerBotOf('guilds.id', rule)} as customerBot
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
      customerBot: readCustomerBot(own[0]?.customerBot ?? null),
    }
  })
}
