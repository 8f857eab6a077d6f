import type { Kysely } from 'kysely'
import type { Serves } from '../../shared/database/jobs/candidates.ts'
import type { JobKind, TakenJob } from '../../shared/database/jobs/jobs.ts'
import { takeJobs } from '../../shared/database/jobs/take-jobs.ts'
import type { Database } from '../../shared/database/schema.ts'
import type { Lane } from './lane.ts'
import { Rounds } from './rounds.ts'

const MOST_TAKEN = 128

export interface LaneFillerParts {
  db: Kysely<Database>
  /** The guilds whose jobs this process carries out; all guilds if left out. */
  serves?: () => Serves
  /** Identifies this process among those that share the jobs. */
  processId: string
  leaseMs: number
  clock: { now(): number }
}

/** Takes jobs from the table for lanes, so that the guilds with jobs take turns. */
export class LaneFiller {
  private readonly rounds = new Map<JobKind, Rounds>()

  constructor(private readonly parts: LaneFillerParts) {}

  /** Takes jobs until the lane has no room or no job is due. @throws what the database throws */
  async fill(lane: Lane, isStopped: () => boolean): Promise<void> {
    for (const kind of lane.kinds) {
      while (!isStopped()) {
        const limit = Math.min(lane.room(), MOST_TAKEN)
        if (limit <= 0) return
        const jobs = await this.take(lane, kind, limit)
        if (jobs.length === 0) break
        await lane.accept(jobs)
      }
    }
  }

  private async take(lane: Lane, kind: JobKind, limit: number): Promise<TakenJob[]> {
    const held = lane.held()
    // At most half of the free room, so that a few guilds with many jobs leave room for other guilds.
    const perGuild = Math.min(lane.perGuild, Math.ceil(lane.room() / 2))
    const room = new Map(
      [...Map.groupBy(held, (job) => job.guildId)].map(([guildId, jobs]) => [guildId, perGuild - jobs.length]),
    )
    for (const guildId of lane.closed()) room.set(guildId, 0)
    const rounds = this.roundsOf(kind)
    const { db, processId, leaseMs, clock } = this.parts
    const serves = this.parts.serves && { serves: this.parts.serves() }
    const except = new Set(held.map((job) => job.id))
    const options = { processId, now: clock.now(), leaseMs, limit, kinds: [kind], ...serves }
    const jobs = await takeJobs(db, { ...options, room, perGuild, except, turned: rounds.turned })
    rounds.note(jobs.map((job) => job.guildId))
    return jobs
  }

  private roundsOf(kind: JobKind): Rounds {
    const known = this.rounds.get(kind) ?? new Rounds()
    this.rounds.set(kind, known)
    return known
  }
}
