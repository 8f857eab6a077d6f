import type { REST } from '@discordjs/rest'
import type { Kysely } from 'kysely'
import { assertNever } from '../../shared/assert-never.ts'
import { endJob, type JobOutcome } from '../../shared/database/job-ends.ts'
import { takeJobs } from '../../shared/database/job-taking.ts'
import type { TakenJob } from '../../shared/database/jobs.ts'
import type { Database } from '../../shared/database/schema.ts'
import type { Log } from '../ops/log.ts'
import type { Metrics } from '../ops/metrics.ts'
import { announce } from './announce.ts'
import { outcomeOfFailure } from './outcome.ts'
import { roles } from './roles.ts'

const IDLE_MS = 1_000
const LEASE_MS = 5 * 60_000
const MAX_RUNNING = 64
const STOP_GRACE_MS = 2_000

export interface RunnerParts {
  db: Kysely<Database>
  rest: REST
  /** Names this process among those that share the jobs. */
  owner: string
  log: Log
  metrics: Metrics
  clock: { now(): number }
  random: () => number
}

/** Takes jobs from the table and carries them out, woken by a commit and otherwise looking once a second. */
export class Runner {
  private readonly running = new Set<Promise<void>>()
  private timer: ReturnType<typeof setTimeout> | null = null
  private taking: Promise<void> | null = null
  private again = false
  private readonly stopping = new AbortController()
  private stopped = false

  constructor(private readonly parts: RunnerParts) {}

  start(): void {
    this.wake()
  }

  /** There may be something to do now. */
  wake(): void {
    if (this.stopped) return
    this.again = true
    this.taking ??= this.takeAll().finally(() => {
      this.taking = null
      if (!this.stopped) this.timer = setTimeout(() => this.wake(), IDLE_MS)
    })
  }

  /** Takes nothing more, and lets what is under way end; what waits for a rate limit is left for the next process. */
  async stop(): Promise<void> {
    this.stopped = true
    if (this.timer) clearTimeout(this.timer)
    await this.taking
    const grace = setTimeout(() => this.stopping.abort(), STOP_GRACE_MS)
    await Promise.all(this.running)
    clearTimeout(grace)
  }

  private async takeAll(): Promise<void> {
    if (this.timer) clearTimeout(this.timer)
    while (this.again && !this.stopped && this.running.size < MAX_RUNNING) {
      this.again = false
      const { db, owner, clock, log } = this.parts
      try {
        const limit = MAX_RUNNING - this.running.size
        const jobs = await takeJobs(db, {
          owner,
          now: clock.now(),
          leaseMs: LEASE_MS,
          limit,
          kinds: ['announce', 'roles'],
        })
        for (const job of jobs) this.launch(job)
        if (jobs.length === limit) this.again = true
      } catch (error) {
        log.warn({ err: error }, 'jobs could not be taken, looking again soon')
      }
    }
  }

  private launch(job: TakenJob): void {
    const run = this.run(job).finally(() => {
      this.running.delete(run)
      this.wake()
    })
    this.running.add(run)
  }

  private async run(job: TakenJob): Promise<void> {
    const { db, owner, log, metrics, clock, random } = this.parts
    let end: JobOutcome
    try {
      end = await this.carryOut(job)
    } catch (error) {
      end = outcomeOfFailure(error, job.attempts, clock.now(), random())
      log.warn({ job: job.id, kind: job.kind, guild: job.guildId, end }, 'job did not succeed')
    }
    metrics.jobs.inc({ kind: job.kind, outcome: end.outcome })
    try {
      await endJob(db, job.id, owner, end, clock.now())
    } catch (error) {
      log.error(
        { err: error, job: job.id },
        'the end of a job could not be recorded; it runs again when its lease is over',
      )
    }
  }

  private async carryOut(job: TakenJob): Promise<JobOutcome> {
    const { db, rest } = this.parts
    const context = { db, rest, signal: this.stopping.signal }
    switch (job.kind) {
      case 'announce':
        await announce(job, context)
        return { outcome: 'done' }
      case 'roles':
        await roles(job, context)
        return { outcome: 'done' }
      case 'guild-roles':
      case 'announcement':
        return { outcome: 'released' }
      case 'unreadable':
        return { outcome: 'failed', reason: job.reason }
      default:
        return assertNever(job)
    }
  }
}
