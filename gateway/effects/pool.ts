import type { JobOutcome } from '../../shared/database/job-ends.ts'
import type { JobKind, TakenJob } from '../../shared/database/jobs.ts'
import type { EffectContext } from './effect.ts'
import type { Lane } from './lane.ts'
import { outcomeOfFailure } from './outcome.ts'

export interface PoolOptions {
  kind: JobKind
  /** Jobs under way at a time. */
  atOnce: number
  /** Of these, jobs of one guild. */
  perGuild: number
  run: (job: TakenJob) => Promise<JobOutcome>
  context: EffectContext
  /** There is room again. */
  onRoom: () => void
}

/** A lane whose jobs have nothing to do with one another: each is begun as it comes, and ends by itself. */
export class Pool implements Lane {
  readonly kinds: readonly JobKind[]
  readonly perGuild: number
  private readonly running = new Map<string, { job: TakenJob; done: Promise<void> }>()

  constructor(private readonly options: PoolOptions) {
    this.kinds = [options.kind]
    this.perGuild = options.perGuild
  }

  room(): number {
    return this.options.atOnce - this.running.size
  }

  held() {
    return [...this.running.values()].map(({ job }) => job)
  }

  closed() {
    return []
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

  /** What is under way is done twice then, which does no harm to roles; its end is not recorded. */
  lose(): void {}

  async stop(): Promise<void> {
    await Promise.all([...this.running.values()].map(({ done }) => done))
  }

  private async run(job: TakenJob): Promise<void> {
    const { context, run } = this.options
    let end: JobOutcome
    try {
      end = await run(job)
    } catch (error) {
      end = outcomeOfFailure(error, job, context.now(), context.random())
      context.log.warn({ job: job.id, kind: job.kind, guild: job.guildId, end }, 'job did not succeed')
    }
    await context.end(job, end)
  }
}
