import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { NotificationType } from '../../levelling/announcement.ts'
import type { Curve } from '../../levelling/curve.ts'
import { readCurve } from '../../levelling/stored-curve.ts'
import type { EarnedSource, EntryName } from '../../levelling/xp-ledger.ts'
import { DEFAULT_SETTINGS } from '../guilds/settings.ts'
import { type NewUser, toUser, type UserRow } from '../members/users.ts'
import type { Queries } from '../queries.ts'
import { newestEarned } from './newest-earned.ts'

/** XP that a member earned in voice or by reactions. */
export interface GuildEntry extends EntryName {
  source: EarnedSource
  userId: Snowflake
  /** Null where the user was never seen. */
  user: NewUser | null
  amount: number
  /** Milliseconds since 1970. */
  at: number
  /** How the guild announces level-ups now. */
  announcement: NotificationType
  /** The guild's curve now. */
  curve: Curve
}

interface EntryRow extends UserRow, Pick<GuildEntry, 'userId' | 'source' | 'amount' | 'at'> {
  entryKey: string
  announcement: NotificationType | null
  curve: string | null
}

/**
 * The newest XP that was earned in a guild in voice and by reactions, oldest first. It reads these rows of an index and no
 * others, so it can run every few seconds.
 * @param after milliseconds since 1970: only later ones are read
 */
export async function guildEntriesAfter(
  db: Queries,
  guildId: Snowflake,
  after: number,
  most: number,
): Promise<GuildEntry[]> {
  const { rows } = await sql<EntryRow>`
    select entry.user_id as userId, entry.source, entry.entry_key as entryKey, entry.amount, entry.at,
      users.username, users.global_name as globalName, users.discriminator, users.avatar,
      guilds.notification_type as announcement, guilds.curve
    from ${newestEarned(guildId, sql`at > ${after}`, most)} as entry
    left join users on users.id = entry.user_id
    left join guilds on guilds.id = ${guildId}`.execute(db)
  return rows
    .map(({ userId, source, entryKey: key, amount, at, announcement, curve, ...user }) => ({
      ...{ userId, source, key, amount, at },
      user: toUser(userId, user),
      announcement: announcement ?? DEFAULT_SETTINGS.notificationType,
      curve: readCurve(curve),
    }))
    .sort((a, b) => a.at - b.at)
}
