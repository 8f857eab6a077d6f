import type { Snowflake } from '../../discord/snowflake.ts'
import { type Curve, levelAt } from '../../levelling/curve.ts'
import { readCurve } from '../../levelling/stored-curve.ts'
import type { Queries } from '../queries.ts'

/** The XP that a message earned, and the present XP of its author. */
export interface RecentAward {
  messageId: Snowflake
  /** Name that Discord shows. */
  memberName: string
  /** XP of this message. */
  earnedXp: number
  totalXp: number
  level: number
  /** The guild's curve. */
  curve: Curve
}

/** The newest message that earned XP; null where none did. */
export async function newestAwardedMessage(db: Queries): Promise<Snowflake | null> {
  const newest = await db
    .selectFrom('message_logs')
    .select('message_id')
    .orderBy('message_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return newest?.message_id ?? null
}

/** Awards of every guild for messages after one, oldest first. A member whose name is not on record is left out. */
export async function awardsAfter(db: Queries, messageId: Snowflake): Promise<RecentAward[]> {
  const rows = await db
    .selectFrom('message_logs as log')
    .innerJoin('guild_users as member', (join) =>
      join.onRef('member.guild_id', '=', 'log.guild_id').onRef('member.user_id', '=', 'log.user_id'),
    )
    .innerJoin('users', 'users.id', 'log.user_id')
    .leftJoin('guilds', 'guilds.id', 'log.guild_id')
    .select((eb) => [
      'log.message_id as messageId',
      eb.fn.coalesce('users.global_name', 'users.username').as('memberName'),
      'log.xp as earnedXp',
      'member.xp as totalXp',
      'guilds.curve as curve',
    ])
    .where('log.message_id', '>', messageId)
    .orderBy('log.message_id')
    .execute()
  return rows.map((row) => {
    const curve = readCurve(row.curve)
    return { ...row, curve, level: levelAt(row.totalXp, curve) }
  })
}

/** An award for minutes in voice, as a person reads it. `id` is unique in the guild. */
export interface VoiceAwardShown extends Omit<RecentAward, 'messageId' | 'curve'> {
  id: string
}

/** All awards for voice in a guild, oldest first. Only for a developer's guild, because it reads all rows of the guild's ledger. */
export async function voiceAwards(db: Queries, guildId: Snowflake): Promise<VoiceAwardShown[]> {
  const rows = await db
    .selectFrom('xp_ledger as entry')
    .innerJoin('guild_users as member', (join) =>
      join.onRef('member.guild_id', '=', 'entry.guild_id').onRef('member.user_id', '=', 'entry.user_id'),
    )
    .innerJoin('users', 'users.id', 'entry.user_id')
    .leftJoin('guilds', 'guilds.id', 'entry.guild_id')
    .select((eb) => [
      'entry.user_id as userId',
      'entry.entry_key as key',
      eb.fn.coalesce('users.global_name', 'users.username').as('memberName'),
      'entry.amount as earnedXp',
      'member.xp as totalXp',
      'guilds.curve as curve',
    ])
    .where('entry.guild_id', '=', guildId)
    .where('entry.source', '=', 'voice')
    .orderBy('entry.at')
    .execute()
  return rows.map(({ userId, key, curve, ...award }) => {
    return { id: `${userId}:${key}`, ...award, level: levelAt(award.totalXp, readCurve(curve)) }
  })
}
