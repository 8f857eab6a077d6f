import {
  type FailedJob,
  failedJobsOf,
  forgetFailed,
  guildsInSync,
  retryJobs,
} from '../../shared/database/jobs/failed.ts'
import { insertJobs } from '../../shared/database/jobs/jobs.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { mayWork, type PermissionChange } from '../../shared/levelling/failure-cause.ts'
import { doubledWaitMs } from '../time/back-off.ts'
import type { EffectContext } from './context.ts'

/** Jobs are tried again after this long without another event, because an admin who moves roles causes many events. */
const QUIET_MS = 2_000
/** Jobs are tried again after this long even if events keep coming. */
const LONGEST_BURST_MS = 10_000
/** Time between two tries in a guild. It doubles each time, so that frequent changes cause few refused requests. */
const WAITS = { firstMs: 5_000, longestMs: 10 * 60_000 }
/** An older level-up is not announced, because that would only surprise. */
const ANNOUNCE_WITHIN_MS = 3_600_000
const GUILDS_AT_ONCE = 500

interface Burst {
  what: Set<PermissionChange>
  startedAt: number
  dueAt: number
}

/**
 * Tries failed jobs again after an admin has changed what may have been the cause. One failed job about roles stands for
 * all members with the same reason, so that a sync of the whole guild takes its place.
 */
export class PermissionRetries {
  private readonly bursts = new Map<Snowflake, Burst>()
  /** For each guild, when jobs were last tried again, and how often in a row. The earliest comes first. */
  private readonly tried = new Map<Snowflake, { at: number; times: number }>()

  constructor(private readonly context: Pick<EffectContext, 'db' | 'refusals' | 'now' | 'log'>) {}

  /** Something was changed in a guild, so that failed jobs may work now. */
  note(guildId: Snowflake, what: readonly PermissionChange[]): void {
    const now = this.context.now()
    const burst = this.bursts.get(guildId) ?? { what: new Set(), startedAt: now, dueAt: now }
    for (const each of what) burst.what.add(each)
    const soonest = Math.min(now + QUIET_MS, burst.startedAt + LONGEST_BURST_MS)
    burst.dueAt = Math.max(burst.dueAt, soonest, this.nextTry(guildId))
    this.bursts.set(guildId, burst)
  }

  /** @returns whether jobs are tried again. @throws what the database throws; then the next run tries again */
  async run(): Promise<boolean> {
    const { now } = this.context
    for (const [guildId, { at }] of this.tried) {
      if (now() - at < WAITS.longestMs) break
      this.tried.delete(guildId)
    }
    const bursts = [...this.bursts].filter(([, burst]) => burst.dueAt <= now()).slice(0, GUILDS_AT_ONCE)
    if (bursts.length === 0) return false
    const due = new Map(bursts)
    for (const guildId of due.keys()) this.bursts.delete(guildId)
    try {
      return await this.tryAgain(due)
    } catch (error) {
      for (const [guildId, { what }] of due) this.note(guildId, [...what])
      throw error
    }
  }

  private async tryAgain(due: ReadonlyMap<Snowflake, Burst>): Promise<boolean> {
    const { db, refusals, now, log } = this.context
    const failed = (await failedJobsOf(db, [...due.keys()])).filter((job) =>
      [...(due.get(job.guildId)?.what ?? [])].some((what) => mayWork(job, what)),
    )
    for (const { guildId } of failed) refusals.forget(guildId)
    const aboutMembers = failed.filter(({ kind }) => kind === 'member-roles' || kind === 'guild-role-sync')
    // A sync that is under way may have passed members before the change. Their guilds are tried again after it.
    const inSync = await guildsInSync(db, [...new Set(aboutMembers.map((job) => job.guildId))])
    await this.syncInstead(aboutMembers.filter(({ guildId }) => !inSync.has(guildId)))
    const announcements = failed.filter((job) => isAnnouncement(job) && now() - job.lastAt < ANNOUNCE_WITHIN_MS)
    await retryJobs(
      db,
      announcements.map(({ id }) => id),
      now(),
    )
    for (const guildId of new Set(failed.map((job) => job.guildId))) this.remember(guildId)
    for (const guildId of inSync) this.note(guildId, ['roles'])
    if (failed.length > 0)
      log.info({ guilds: new Set(failed.map((job) => job.guildId)).size }, 'failed jobs tried again')
    return failed.length > 0
  }

  private async syncInstead(failed: readonly FailedJob[]): Promise<void> {
    const { db, now } = this.context
    const guildIds = [...new Set(failed.map((job) => job.guildId))]
    const syncs = guildIds.map((guildId) => {
      return { kind: 'guild-role-sync', guildId, userId: null, payload: { reply: null } } as const
    })
    await insertJobs(db, syncs, now())
    await forgetFailed(
      db,
      failed.map(({ id }) => id),
    )
  }

  private remember(guildId: Snowflake): void {
    const times = (this.tried.get(guildId)?.times ?? 0) + 1
    this.tried.delete(guildId)
    this.tried.set(guildId, { at: this.context.now(), times })
  }

  private nextTry(guildId: Snowflake): number {
    const tried = this.tried.get(guildId)
    return tried === undefined ? 0 : tried.at + doubledWaitMs(tried.times, WAITS)
  }
}

const ANNOUNCEMENTS: ReadonlySet<string> = new Set(['level-up', 'level-reached', 'announcement'])

const isAnnouncement = ({ kind }: FailedJob): boolean => ANNOUNCEMENTS.has(kind)
