import { sql } from 'kysely'
import { dayOf } from '../../levelling/day.ts'
import type { MemberKey } from '../../levelling/member-key.ts'
import type { OtherFacts } from '../../levelling/other-outlook.ts'
import { readCurve } from '../../levelling/stored-curve.ts'
import type { XpSource } from '../../levelling/xp-ledger.ts'
import { earnedAt } from '../decay/silent-members.ts'
import { SETTINGS_COLUMNS } from '../guilds/settings.ts'
import type { Queries } from '../queries.ts'

/** The XP that a member has earned from one source on a day, or on a later one, which a process whose clock is ahead has begun: see `capDay`. */
const earnedOn = ({ guildId, userId }: MemberKey, source: XpSource, day: number) => sql<number>`coalesce((
  select xp from earning_days where guild_id = ${guildId} and user_id = ${userId} and source = ${source} and day >= ${day}), 0)`

/**
 * Loads everything that decides what a member earns in voice and by reactions and loses by decay, in one statement; null where
 * the guild is not stored.
 * @param now milliseconds since 1970
 */
export async function otherFacts(db: Queries, member: MemberKey, now: number): Promise<OtherFacts | null> {
  const { guildId, userId } = member
  const day = dayOf(now)
  const row = await db
    .selectFrom('guilds')
    .leftJoin('guild_users as member', (join) =>
      join.on('member.guild_id', '=', guildId).on('member.user_id', '=', userId),
    )
    .leftJoin('voice_sessions as stay', (join) =>
      join.on('stay.guild_id', '=', guildId).on('stay.user_id', '=', userId),
    )
    .leftJoin('voice_guilds as room', 'room.guild_id', 'guilds.id')
    .leftJoin('decay_progress as decay', 'decay.guild_id', 'guilds.id')
    .select([...SETTINGS_COLUMNS, 'member.xp as xp'])
    .select(['stay.channel_id as voiceChannelId', 'stay.flags as flags', 'stay.roles as roles'])
    .select(['stay.counts_since as countsSince', 'stay.day as voiceDay', 'stay.day_xp as voiceDayXp'])
    .select(['room.afk_channel_id as afkChannelId', 'decay.began_at as decayBeganAt'])
    .select([
      earnedAt.as('earnedAt'),
      earnedOn(member, 'reaction-given', day).as('given'),
      earnedOn(member, 'reaction-received', day).as('received'),
    ])
    .where('guilds.id', '=', guildId)
    .executeTakeFirst()
  if (row === undefined) return null
  const { xp, voiceChannelId: channelId, flags, roles, countsSince, voiceDay, voiceDayXp, ...rest } = row
  const { afkChannelId, decayBeganAt, earnedAt: lastEarnedAt, given, received, ...settings } = rest
  return {
    settings,
    curve: readCurve(settings.curve),
    xp: xp ?? 0,
    stay:
      channelId === null
        ? null
        : { userId, channelId, flags: flags ?? 0, roles: roles ?? '', counts: countsSince !== null },
    afkChannelId,
    today: { voice: voiceDay !== null && voiceDay >= day ? (voiceDayXp ?? 0) : 0, given, received },
    earnedAt: lastEarnedAt,
    decayBeganAt,
  }
}
