import type { Kysely } from 'kysely'
import { endJob, type JobOutcome } from '../../shared/database/jobs/end-job.ts'
import { purgeFailedJobs } from '../../shared/database/jobs/failed.ts'
import { renewJobs } from '../../shared/database/jobs/job-leases.ts'
import type { JobKind, TakenJob } from '../../shared/database/jobs/jobs.ts'
import { takeJobs } from '../../shared/database/jobs/take-jobs.ts'
import type { Database } from '../../shared/database/schema.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { Mendable } from '../../shared/levelling/failure-cause.ts'
import type { Log } from '../ops/log.ts'
import type { Metrics } from '../ops/metrics.ts'
import { repeat } from '../ops/repeat.ts'
import type { EffectContext } from './context.ts'
import { GuildLimits } from './guild-limits.ts'
import { GuildRest, type RestFor } from './guild-rest.ts'
import { InterruptibleSleep } from './interruptible-sleep.ts'
import { KeyedMutex } from './keyed-mutex.ts'
import type { Lane } from './lane.ts'
import { createLanes } from './lanes.ts'
import { RoleWatch } from './member-roles/role-watch.ts'
import { Screening } from './member-roles/screening.ts'
import { Mending } from './mending.ts'
import { describe } from './outcome.ts'
import { Refusals } from './refusals.ts'
import { Rounds } from './rounds.ts'
import { boundUnserved } from './unserved.ts'

const IDLE_MS = 1_000
/** So often a lease is renewed before it would run out. */
const RENEWALS = 3
const MOST_TAKEN = 128
const MEND_EVERY_MS = 1_000
const STOP_GRACE_MS = 2_000
const BOUND_EVERY_MS = 10 * 60_000
const PURGE_EVERY_MS = 3_600_000
const KEEP_FAILED_MS = 30 * 86_400_000

export interface RunnerParts {
  db: Kysely<Database>
  restFor: RestFor
  /** Whether this process serves guilds that have no bot of their own; left out, it serves all. */
  heldMainBot?: () => Snowflake | null
  /** Told of members' roles as they change; left out, changes that others make at the same time are not seen. */
  roleWatch?: RoleWatch
  screening?: Screening
  /** Identifies this process among those that share the jobs. */
  processId: string
  /** Short, so that what a dead process was about to post is posted while Discord remembers its nonce. */
  leaseMs: number
  log: Log
  metrics: Metrics
  clock: { now(): number }
  random: () => number
}

/** Takes jobs from the table and carries them out, woken by a commit and otherwise looking once a second. */
export class Runner {
  private readonly lanes: readonly Lane[]
  private readonly guildRest: GuildRest
  private readonly mending: Mending
  private readonly interruptibleSleep = new InterruptibleSleep()
  private readonly rounds = new Map<JobKind, Rounds>()
  private stopTasks: (() => void)[] = []
  private timer: ReturnType<typeof setTimeout> | null = null
  private taking: Promise<void> | null = null
  private again = false
  private stopped = false

  constructor(private readonly parts: RunnerParts) {
    this.guildRest = new GuildRest(parts.restFor, parts.log)
    const context = this.context()
    this.mending = new Mending(context)
    this.lanes = createLanes(context, () => this.wake())
  }

  start(): void {
    const { db, clock, log, metrics, leaseMs } = this.parts
    this.stopTasks = [
      repeat('try failed jobs again', MEND_EVERY_MS, () => this.mend(), log),
      repeat('renew leases', leaseMs / RENEWALS, () => this.renew(), log),
      repeat(
        'bound what no bot serves',
        BOUND_EVERY_MS,
        () => boundUnserved({ db, log, metrics, now: clock.now() }),
        log,
      ),
      repeat('purge failed jobs', PURGE_EVERY_MS, () => purgeFailedJobs(db, clock.now() - KEEP_FAILED_MS), log),
    ]
    this.wake()
  }

  /** There may be something to do now. */
  wake(): void {
    if (this.stopped) return
    this.again = true
    this.taking ??= this.takeAll().finally(() => {
      this.taking = null
      if (this.again) return this.wake()
      if (!this.stopped) this.timer = setTimeout(() => this.wake(), IDLE_MS)
    })
  }

  /** Something that Discord refused in a guild may work now. */
  mended(guildId: Snowflake, what: readonly Mendable[]): void {
    this.mending.note(guildId, what)
  }

  /** Takes nothing more, and lets what is under way end; what waits for a rate limit is left for the next process. */
  async stop(): Promise<void> {
    this.stopped = true
    if (this.timer) clearTimeout(this.timer)
    this.interruptibleSleep.interrupt()
    await this.taking
    const grace = setTimeout(() => this.guildRest.abort(), STOP_GRACE_MS)
    await Promise.all(this.lanes.map((lane) => lane.stop()))
    clearTimeout(grace)
    for (const stopTask of this.stopTasks) stopTask()
  }

  private context(): EffectContext {
    const { db, log, processId, clock, random } = this.parts
    return {
      ...{ db, log, processId, random, guildRest: this.guildRest, leaseMs: this.parts.leaseMs },
      refusals: new Refusals(() => clock.now()),
      limits: new GuildLimits(() => clock.now()),
      memberMutex: new KeyedMutex(),
      watch: this.parts.roleWatch ?? new RoleWatch(),
      screening: this.parts.screening ?? new Screening(),
      now: () => clock.now(),
      sleep: (ms) => this.interruptibleSleep.sleep(ms),
      stopping: () => this.stopped,
      end: (job, outcome) => this.end(job, outcome),
    }
  }

  private async takeAll(): Promise<void> {
    if (this.timer) clearTimeout(this.timer)
    while (this.again && !this.stopped) {
      this.again = false
      try {
        for (const lane of this.lanes) await this.fill(lane)
      } catch (error) {
        this.parts.log.warn({ reason: describe(error) }, 'jobs could not be taken, looking again soon')
      }
    }
  }

  private async fill(lane: Lane): Promise<void> {
    for (const kind of lane.kinds) {
      while (!this.stopped) {
        const jobs = await this.take(lane, kind)
        if (jobs === 'no room') return
        if (jobs.length === 0) break
        await lane.accept(jobs)
      }
    }
  }

  private async take(lane: Lane, kind: JobKind): Promise<TakenJob[] | 'no room'> {
    const limit = Math.min(lane.room(), MOST_TAKEN)
    if (limit <= 0) return 'no room'
    const held = lane.held()
    // Half of what is free at most, so that a few guilds with many jobs leave room for those that come next.
    const perGuild = Math.min(lane.perGuild, Math.ceil(lane.room() / 2))
    const room = new Map(
      [...Map.groupBy(held, (job) => job.guildId)].map(([guildId, jobs]) => [guildId, perGuild - jobs.length]),
    )
    for (const guildId of lane.closed()) room.set(guildId, 0)
    const rounds = this.roundsOf(kind)
    const { db, processId, clock, heldMainBot } = this.parts
    const serves = heldMainBot && { serves: { mainBotId: heldMainBot() } }
    const options = { processId, now: clock.now(), leaseMs: this.parts.leaseMs, limit, kinds: [kind], ...serves }
    const except = new Set(held.map((job) => job.id))
    const jobs = await takeJobs(db, { ...options, room, perGuild, except, turned: rounds.turned })
    rounds.note(jobs.map((job) => job.guildId))
    return jobs
  }

  private roundsOf(kind: JobKind): Rounds {
    const known = this.rounds.get(kind) ?? new Rounds()
    this.rounds.set(kind, known)
    return known
  }

  private async mend(): Promise<void> {
    if (await this.mending.run()) this.wake()
  }

  private async renew(): Promise<void> {
    const { db, processId, clock } = this.parts
    for (const lane of this.lanes) {
      const ids = lane.held().map((job) => job.id)
      const kept = await renewJobs(db, ids, processId, clock.now() + this.parts.leaseMs)
      // What ended meanwhile is not lost, and no longer held either.
      lane.lose(new Set(ids.filter((id) => !kept.has(id))))
    }
  }

  private async end(job: { id: string; kind: string }, outcome: JobOutcome): Promise<void> {
    const { db, processId, clock, metrics, log } = this.parts
    metrics.jobs.inc({ kind: job.kind, outcome: outcome.outcome })
    try {
      await endJob(db, job.id, processId, outcome, clock.now())
    } catch (error) {
      const text = 'the end of a job could not be recorded; it runs again when its lease is over'
      log.error({ reason: describe(error), job: job.id }, text)
    }
  }
}
