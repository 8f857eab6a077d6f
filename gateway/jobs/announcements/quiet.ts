import { quietTimeOf } from '../../../shared/database/guilds/settings.ts'
import { hurryAnnouncements } from '../../../shared/database/jobs/announcements.ts'
import { releaseJobs } from '../../../shared/database/jobs/job-leases.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { quietUntil } from '../../../shared/levelling/quiet-time.ts'
import type { EffectContext } from '../context.ts'

type QuietContext = Pick<EffectContext, 'db' | 'processId' | 'now'>

/** A guild's quiet time as it was read, and when it ends. */
export interface Quiet {
  setting: string | null
  until: number
}

/** The quiet time in which a guild is now; null where it is in none. */
export function quietNow(setting: string | null, now: number): Quiet | null {
  const until = quietUntil(now, setting)
  return until === null ? null : { setting, until }
}

/** The same, by the setting as the database has it at this moment. */
export async function readQuietNow(guildId: Snowflake, { db, now }: QuietContext): Promise<Quiet | null> {
  return quietNow(await quietTimeOf(db, guildId), now())
}

/**
 * Gives announcements of a guild back until its quiet time ends. Whoever changes the setting brings forward what waits,
 * but could not see these while this process had them: so the setting is read once more.
 */
export async function waitForQuietEnd(
  guildId: Snowflake,
  ids: readonly string[],
  { setting, until }: Quiet,
  { db, processId, now }: QuietContext,
): Promise<void> {
  await releaseJobs(db, ids, processId, now(), until)
  if ((await quietTimeOf(db, guildId)) !== setting) await hurryAnnouncements(db, guildId, now())
}
