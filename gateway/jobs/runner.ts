import { isAnyJobDue } from '../../shared/database/jobs/due.ts'
import { endJob, type JobOutcome } from '../../shared/database/jobs/end-job.ts'
import { purgeFailedJobs } from '../../shared/database/jobs/failed.ts'
import { renewJobs } from '../../shared/database/jobs/job-leases.ts'
import { measureDueJobs } from '../../shared/database/jobs/measure.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { DAY_MS } from '../../shared/levelling/day.ts'
import type { PermissionChange } from '../../shared/levelling/failure-cause.ts'
import type { Tracer } from '../../shared/trace/span.ts'
import type { Cards } from '../cards/cards.ts'
import type { Log } from '../ops/log.ts'
import type { Metrics } from '../ops/metrics.ts'
import { repeat } from '../ops/repeat.ts'
import type { EffectContext } from './context.ts'
import { GuildLimits } from './guild-limits.ts'
import { GuildRest, type RestFor } from './guild-rest.ts'
import { InterruptibleSleep } from './interruptible-sleep.ts'
import { KeyedMutex } from './keyed-mutex.ts'
import type { Lane } from './lane.ts'
import { LaneFiller, type LaneFillerParts } from './lane-filler.ts'
import { createLanes } from './lanes.ts'
import { RoleWatch } from './member-roles/role-watch.ts'
import { Screening } from './member-roles/screening.ts'
import { describe } from './outcome.ts'
import { PermissionRetries } from './permission-retries.ts'
import { Refusals } from './refusals.ts'
import { boundUnserved } from './unserved.ts'
import type { WebhookParts } from './webhooks/parts.ts'

const IDLE_MS = 1_000
/** How often a lease is renewed before it would run out. */
const RENEWALS = 3
const MEND_EVERY_MS = 1_000
const STOP_GRACE_MS = 2_000
const BOUND_EVERY_MS = 10 * 60_000
const MEASURE_EVERY_MS = 10_000
const PURGE_EVERY_MS = 3_600_000
const KEEP_FAILED_MS = 30 * DAY_MS

export interface RunnerParts extends LaneFillerParts {
  restFor: RestFor
  /** Learns of members' roles from events. If left out, role changes that others make at the same time are not seen. */
  roleWatch?: RoleWatch
  screening?: Screening
  /** The address of Discord's API. */
  apiUrl: string
  /** Draws the pictures of level-ups; absent where there are none. */
  cards?: Cards
  webhooks: WebhookParts
  /** Short, so that a message of a process that died is posted while Discord remembers its nonce. */
  leaseMs: number
  log: Log
  metrics: Metrics
  /** Absent where nothing is traced. */
  tracer?: Tracer | null
  /** 0..1 */
  random: () => number
  /** The longest time between two looks for jobs, in milliseconds; a second if left out. */
  idleMs?: number
}

/** Takes jobs from the table and carries them out. It looks for jobs after each commit, and once a second. */
export class Runner {
  private readonly lanes: readonly Lane[]
  private readonly guildRest: GuildRest
  private readonly retries: PermissionRetries
  private readonly filler: LaneFiller
  private readonly interruptibleSleep = new InterruptibleSleep()
  private readonly ended = new AbortController()
  private stopTasks: (() => void)[] = []
  private timer: ReturnType<typeof setTimeout> | null = null
  private taking: Promise<void> | null = null
  private again = false
  /** Whether only time has passed since the last look. */
  private isIdleLook = false
  private stopped = false

  constructor(private readonly parts: RunnerParts) {
    this.guildRest = new GuildRest(parts.restFor, parts.log)
    const context = this.context()
    this.retries = new PermissionRetries(context)
    this.filler = new LaneFiller(parts)
    this.lanes = createLanes(context, () => this.wake())
  }

  start(): void {
    const { db, clock, log, metrics, leaseMs } = this.parts
    this.stopTasks = [
      repeat('try failed jobs again', MEND_EVERY_MS, () => this.mend(), log),
      repeat('renew leases', leaseMs / RENEWALS, () => this.renew(), log),
      repeat(
        'bound jobs that no bot serves',
        BOUND_EVERY_MS,
        () => boundUnserved({ db, log, metrics, now: clock.now() }),
        log,
      ),
      repeat('measure waiting jobs', MEASURE_EVERY_MS, () => this.measure(), log),
      repeat('purge failed jobs', PURGE_EVERY_MS, () => purgeFailedJobs(db, clock.now() - KEEP_FAILED_MS), log),
    ]
    this.wake()
  }

  /** Looks for jobs now. */
  wake(): void {
    if (this.stopped) return
    this.again = true
    this.taking ??= this.takeAll().finally(() => {
      this.taking = null
      if (this.again) return this.wake()
      if (!this.stopped) this.timer = setTimeout(() => this.wakeIdle(), this.parts.idleMs ?? IDLE_MS)
    })
  }

  private wakeIdle(): void {
    this.isIdleLook = true
    this.wake()
  }

  /** Tries failed jobs of a guild again soon, because something changed there. */
  permissionsChanged(guildId: Snowflake, what: readonly PermissionChange[]): void {
    this.retries.note(guildId, what)
  }

  /** Takes no more jobs and waits for those under way. After two seconds it ends their requests and gives them back. */
  async stop(): Promise<void> {
    this.stopped = true
    if (this.timer) clearTimeout(this.timer)
    this.interruptibleSleep.interrupt()
    await this.taking
    const grace = setTimeout(() => {
      this.guildRest.abort()
      this.ended.abort()
    }, STOP_GRACE_MS)
    await Promise.all(this.lanes.map((lane) => lane.stop()))
    clearTimeout(grace)
    for (const stopTask of this.stopTasks) stopTask()
    this.parts.cards?.stop()
  }

  private context(): EffectContext {
    const { db, log, metrics, tracer = null, processId, clock, random, leaseMs, apiUrl } = this.parts
    return {
      ...{ db, log, metrics, tracer, processId, random, leaseMs, apiUrl, guildRest: this.guildRest },
      cards: this.parts.cards ?? null,
      webhooks: this.parts.webhooks,
      refusals: new Refusals(() => clock.now()),
      limits: new GuildLimits(() => clock.now()),
      memberMutex: new KeyedMutex(),
      watch: this.parts.roleWatch ?? new RoleWatch(),
      screening: this.parts.screening ?? new Screening(),
      now: () => clock.now(),
      sleep: (ms) => this.interruptibleSleep.sleep(ms),
      ended: this.ended.signal,
      stopping: () => this.stopped,
      end: (job, outcome) => this.end(job, outcome),
    }
  }

  private async takeAll(): Promise<void> {
    const { db, clock } = this.parts
    if (this.timer) clearTimeout(this.timer)
    while (this.again && !this.stopped) {
      this.again = false
      const { isIdleLook } = this
      this.isIdleLook = false
      try {
        // One small statement each second, instead of a large one for each kind of job.
        if (isIdleLook && !(await isAnyJobDue(db, clock.now()))) continue
        for (const lane of this.lanes) await this.filler.fill(lane, () => this.stopped)
      } catch (error) {
        this.parts.log.warn(
          { reason: describe(error) },
          'jobs could not be taken; they are looked for again in a second',
        )
      }
    }
  }

  private async mend(): Promise<void> {
    if (await this.retries.run()) this.wake()
  }

  private async measure(): Promise<void> {
    const { db, clock, metrics } = this.parts
    const now = clock.now()
    for (const { kind, count, oldestAt } of await measureDueJobs(db, now)) {
      metrics.jobsDue.set({ kind }, count)
      metrics.jobsOldest.set({ kind }, oldestAt === null ? 0 : Math.max(0, now - oldestAt) / 1_000)
    }
  }

  private async renew(): Promise<void> {
    const { db, processId, clock } = this.parts
    for (const lane of this.lanes) {
      const ids = lane.held().map((job) => job.id)
      const kept = await renewJobs(db, ids, processId, clock.now() + this.parts.leaseMs)
      // A job that ended meanwhile is among these, too, but the lane no longer holds it.
      lane.lose(new Set(ids.filter((id) => !kept.has(id))))
    }
  }

  private async end(job: { id: string; kind: string; createdAt: number }, outcome: JobOutcome): Promise<void> {
    const { db, processId, clock, metrics, log } = this.parts
    const { kind } = job
    metrics.jobs.inc({ kind, outcome: outcome.outcome })
    const isOver = outcome.outcome === 'done' || outcome.outcome === 'failed'
    if (isOver) metrics.jobAge.observe({ kind }, Math.max(0, clock.now() - job.createdAt) / 1_000)
    try {
      await endJob(db, job.id, processId, outcome, clock.now())
    } catch (error) {
      const text = 'the end of a job could not be recorded; it runs again when its lease ends'
      log.error({ reason: describe(error), job: job.id }, text)
    }
  }
}
