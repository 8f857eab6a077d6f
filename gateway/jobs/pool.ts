import type { JobOutcome } from '../../shared/database/jobs/end-job.ts'
import type { JobKind, TakenJob } from '../../shared/database/jobs/jobs.ts'
import { inSpan } from '../ops/tracing.ts'
import type { EffectContext } from './context.ts'
import { spanOfJob } from './job-trace.ts'
import type { Lane } from './lane.ts'
import { outcomeOfFailure } from './outcome.ts'
import { Slots } from './slots.ts'

export interface PoolOptions {
  kind: JobKind
  /** How many jobs run at the same time. */
  atOnce: number
  /** How many jobs are held, including those that wait for their turn or for Discord. */
  inHand: number
  /** How many of these are of one guild. */
  perGuild: number
  /** Whether its jobs change roles. Only these leave out guilds whose role changes wait for a rate limit of Discord. */
  changesRoles?: true
  run: (job: TakenJob, turn: Turn) => Promise<JobOutcome>
  context: EffectContext
  /** Called when there is room again. */
  onRoom: () => void
}

/** The slot of a job that runs. */
export interface Turn {
  /** Leaves the slot to another job during a long wait, and then queues for a slot again. */
  aside<T>(wait: () => Promise<T>): Promise<T>
}

/** A lane whose jobs do not depend on one another. Each starts as soon as there is a slot. */
export class Pool implements Lane {
  readonly kinds: readonly JobKind[]
  readonly perGuild: number
  private readonly running = new Map<string, { job: TakenJob; done: Promise<void> }>()

  private readonly slots: Slots
  private readonly turn: Turn = {
    aside: async (wait) => {
      this.slots.leave()
      try {
        return await wait()
      } finally {
        await this.slots.take()
      }
    },
  }

  constructor(private readonly options: PoolOptions) {
    this.slots = new Slots(options.atOnce)
    this.kinds = [options.kind]
    this.perGuild = options.perGuild
  }

  room(): number {
    return this.options.inHand - this.running.size
  }

  held() {
    return [...this.running.values()].map(({ job }) => job)
  }

  closed() {
    return this.options.changesRoles ? this.options.context.limits.guilds() : []
  }

  accept(jobs: readonly TakenJob[]): void {
    for (const job of jobs) {
      const done = this.run(job).finally(() => {
        this.running.delete(job.id)
        this.options.onRoom()
      })
      this.running.set(job.id, { job, done })
    }
  }

  /**
   * A lost job may run in two processes. This does no harm, because every change takes effect once. Its end in this process is
   * not recorded.
   */
  lose(): void {}

  async stop(): Promise<void> {
    await Promise.all([...this.running.values()].map(({ done }) => done))
  }

  private async run(job: TakenJob): Promise<void> {
    const { context, run } = this.options
    let end: JobOutcome
    await this.slots.take()
    const since = performance.now()
    try {
      end = await inSpan(spanOfJob(context.tracer, job), () => run(job, this.turn))
    } catch (error) {
      end = outcomeOfFailure(error, job, context.now(), context.random())
      if (end.outcome === 'released' && end.runAt !== undefined) this.putOff(job, end.runAt)
      else {
        const ms = Math.round(performance.now() - since)
        context.log.warn({ job: job.id, kind: job.kind, guild: job.guildId, ms, end }, 'job did not succeed')
      }
    } finally {
      this.slots.leave()
    }
    await context.end(job, end)
  }

  /** Takes the job again when its rate limit ends, and until then no job that changes roles of the guild. */
  private putOff({ guildId }: TakenJob, until: number): void {
    const { context, onRoom, changesRoles } = this.options
    if (changesRoles) context.limits.note(guildId, until)
    void context.sleep(until - context.now()).then(onRoom)
  }
}
