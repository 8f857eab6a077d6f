import type { Snowflake } from '../../discord/snowflake.ts'
import { levelAt } from '../../levelling/curve.ts'
import { readCurve } from '../../levelling/stored-curve.ts'
import type { LinkedStanding } from '../../linked-roles/connection.ts'
import type { Queries } from '../queries.ts'

/** A member in the servers of a bot. */
export interface MemberOfBot {
  /** Whether the bot is in any server. */
  isInGuild: boolean
  /** The member's standings in the servers that the member has not left. */
  standings: LinkedStanding[]
  /** Whether the member has left a server of the bot. */
  hasLeft: boolean
}

/** Reads the standings of a member in the servers of a bot, in one statement. */
export async function memberOfBot(db: Queries, botId: Snowflake, userId: Snowflake): Promise<MemberOfBot> {
  const rows = await db
    .selectFrom('guild_bots as here')
    .leftJoin('guilds as guild', 'guild.id', 'here.guild_id')
    .leftJoin('guild_users as member', (join) =>
      join.onRef('member.guild_id', '=', 'here.guild_id').on('member.user_id', '=', userId),
    )
    .leftJoin('unlisted_members as unlisted', (join) =>
      join.onRef('unlisted.guild_id', '=', 'here.guild_id').on('unlisted.user_id', '=', userId),
    )
    .select([
      ...(['here.guild_id as guildId', 'guild.name as guildName', 'guild.curve as curve'] as const),
      ...(['member.xp as xp', 'member.message_count as messages', 'unlisted.left_at as leftAt'] as const),
    ])
    .where('here.bot_id', '=', botId)
    .execute()
  const present = rows.filter(({ leftAt }) => leftAt === null)
  return {
    isInGuild: rows.length > 0,
    hasLeft: present.length < rows.length,
    standings: present.flatMap(({ guildId, guildName, curve, xp, messages }) =>
      xp === null
        ? []
        : [{ guildId, guildName: guildName ?? '', level: levelAt(xp, readCurve(curve)), xp, messages: messages ?? 0 }],
    ),
  }
}
