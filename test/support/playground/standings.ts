import type { Kysely } from 'kysely'
import type { Database } from '../../../shared/database/schema.ts'
import { progressAt } from '../../../shared/levelling/curve.ts'
import { readCurve } from '../../../shared/levelling/stored-curve.ts'
import type { ReadStandings } from './playground.ts'
import type { Standing } from './protocol.ts'

/** Reads XP from the database of the bot, all servers in one query. */
export const standingsIn =
  (db: Kysely<Database>): ReadStandings =>
  async (guildIds) => {
    const rows = await db
      .selectFrom('guild_users as member')
      .innerJoin('guilds', 'guilds.id', 'member.guild_id')
      .select(['member.guild_id as guildId', 'member.user_id as userId', 'member.xp as xp', 'guilds.curve as curve'])
      .where('member.guild_id', 'in', [...guildIds])
      .execute()
    const found = new Map<string, Standing[]>()
    for (const { guildId, userId, xp, curve } of rows) {
      const standing = { userId, xp, ...progressAt(xp, readCurve(curve)) }
      found.set(guildId, [...(found.get(guildId) ?? []), standing])
    }
    return found
  }
