import { quietTimeOf, quietTimesOf } from '../../../shared/database/guilds/settings.ts'
import { hurryAnnouncements } from '../../../shared/database/jobs/announcements.ts'
import { releaseJobs } from '../../../shared/database/jobs/job-leases.ts'
import { takeJobs } from '../../../shared/database/jobs/take-jobs.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { quietUntil } from '../../../shared/levelling/quiet-time.ts'
import type { EffectContext } from '../context.ts'
import { isLevelUp, type LevelUpJob } from './plan.ts'

/** A level-up that waited for less than this was hardly delayed by a quiet time. */
const LATE_MS = 60_000

/** A quiet time that has begun and has not ended. */
export interface QuietNow {
  /** The setting as it was read. */
  setting: string | null
  /** When it ends, in milliseconds since 1970. */
  until: number
}

/** @returns the quiet time if `now` is in it, or null */
export function quietNow(setting: string | null, now: number): QuietNow | null {
  const until = quietUntil(now, setting)
  return until === null ? null : { setting, until }
}

/** Reads a guild's setting from the database. @returns its quiet time if the guild is in it now, or null */
export async function readQuietNow(
  guildId: Snowflake,
  { db, now }: Pick<EffectContext, 'db' | 'now'>,
): Promise<QuietNow | null> {
  return quietNow(await quietTimeOf(db, guildId), now())
}

/**
 * Gives announcements of a guild back until its quiet time ends. A command that changes the setting makes the waiting
 * announcements due. It could not do so for these, because this process had them: so the setting is read once more.
 */
export async function waitForQuietEnd(
  guildId: Snowflake,
  ids: readonly string[],
  { setting, until }: QuietNow,
  { db, processId, now, metrics }: Pick<EffectContext, 'db' | 'processId' | 'now' | 'metrics'>,
): Promise<void> {
  metrics.announcementsDelayed.inc(ids.length)
  await releaseJobs(db, ids, processId, now(), until)
  if ((await quietTimeOf(db, guildId)) !== setting) await hurryAnnouncements(db, guildId, now())
}

/**
 * Of the guilds of these level-ups, those whose quiet time has delayed at least one.
 * @param levelUps taken just now
 */
async function delayedGuilds(
  levelUps: readonly LevelUpJob[],
  { db, now }: Pick<EffectContext, 'db' | 'now'>,
): Promise<Snowflake[]> {
  const late = levelUps.filter(({ createdAt }) => now() - createdAt >= LATE_MS)
  if (late.length === 0) return []
  const settings = await quietTimesOf(db, [...new Set(late.map((job) => job.guildId))])
  const delayed = late.filter(({ guildId, createdAt }) => quietUntil(createdAt, settings.get(guildId) ?? null) !== null)
  return [...new Set(delayed.map((job) => job.guildId))]
}

/**
 * Takes the other level-ups of guilds whose quiet time has delayed some, so that they are announced together. If the
 * quiet times of many guilds end at once, the share of each guild in what is taken would be small.
 * @param levelUps taken just now
 * @param options `limit` jobs at most, and none of the ids in `except`
 */
export async function takeDelayed(
  levelUps: readonly LevelUpJob[],
  options: { limit: number; except: ReadonlySet<string> },
  context: EffectContext,
): Promise<LevelUpJob[]> {
  const guildIds = await delayedGuilds(levelUps, context)
  if (guildIds.length === 0) return []
  const { db, processId, leaseMs, now } = context
  const jobs = await takeJobs(db, {
    ...options,
    processId,
    now: now(),
    leaseMs,
    kinds: ['level-up', 'level-reached'],
    guildIds,
  })
  return jobs.filter(isLevelUp)
}
