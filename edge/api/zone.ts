import { quietTimeOf } from '../../shared/database/guilds/settings.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { readQuietTime } from '../../shared/levelling/quiet-time.ts'
import { isTimeZone } from '../../shared/levelling/time-zone.ts'
import { remember } from '../runtime/kept.ts'
import type { GuildLoadContext } from './context.ts'

/** A guild's zone hardly ever changes. Without this memory, a reply would wait for the database twice. */
const KEPT_MS = 60_000
const MOST_KEPT = 1_000

const kept = new Map<Snowflake, { timeZone: string; readAt: number }>()

/**
 * The time zone of a reply: the wanted one, else the zone of the guild's quiet time, else UTC.
 * @returns null where no zone has the wanted name
 */
export async function zoneOf(
  { database, guildId, now }: Pick<GuildLoadContext, 'database' | 'guildId' | 'now'>,
  wanted: string | undefined,
): Promise<string | null> {
  if (wanted !== undefined) return isTimeZone(wanted) ? wanted : null
  const known = kept.get(guildId)
  if (known !== undefined && now - known.readAt < KEPT_MS) return known.timeZone
  const quietTime = await quietTimeOf(database, guildId)
  const timeZone = (quietTime === null ? null : readQuietTime(quietTime)?.timeZone) ?? 'UTC'
  remember(kept, guildId, { timeZone, readAt: now }, MOST_KEPT)
  return timeZone
}
