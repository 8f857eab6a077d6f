import type { JobOutcome } from '../../shared/database/jobs/end-job.ts'
import type { JobKind, TakenJob } from '../../shared/database/jobs/jobs.ts'
import type { EffectContext } from './context.ts'
import type { Lane } from './lane.ts'
import { outcomeOfFailure } from './outcome.ts'
import { Slots } from './slots.ts'

export interface PoolOptions {
  kind: JobKind
  /** Jobs under way at a time. */
  atOnce: number
  /** Jobs in hand, those among them that wait for their turn or for Discord. */
  inHand: number
  /** Of these, jobs of one guild. */
  perGuild: number
  run: (job: TakenJob, turn: Turn) => Promise<JobOutcome>
  context: EffectContext
  /** There is room again. */
  onRoom: () => void
}

/** What a job that is under way may do for others. */
export interface Turn {
  /** Leaves its slot to another job while this waits for what lasts, and then stands in line again. */
  aside<T>(wait: () => Promise<T>): Promise<T>
}

/** A lane whose jobs have nothing to do with one another: each is begun as it comes, and ends by itself. */
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
    return this.options.context.limits.guilds()
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
    await this.slots.take()
    try {
      end = await run(job, this.turn)
    } catch (error) {
      end = outcomeOfFailure(error, job, context.now(), context.random())
      if (end.outcome === 'released' && end.runAt !== undefined) this.putOff(job, end.runAt)
      else context.log.warn({ job: job.id, kind: job.kind, guild: job.guildId, end }, 'job did not succeed')
    } finally {
      this.slots.leave()
    }
    await context.end(job, end)
  }

  /** Looks at the guild again when its rate limit is over; until then the slot is another's. */
  private putOff({ guildId }: TakenJob, until: number): void {
    const { context, onRoom } = this.options
    context.limits.note(guildId, until)
    void context.sleep(until - context.now()).then(onRoom)
  }
}
