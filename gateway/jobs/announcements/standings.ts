import { type RankedStanding, rankedStanding } from '../../../shared/database/members/rank.ts'
import type { EffectContext } from '../context.ts'
import type { LevelUpJob } from './plan.ts'

/** Queries at a time, so that other work finds a free connection. */
const AT_A_TIME = 4

/**
 * The XP and the ranks that announcements name or show in pictures. They are read once for each level-up, although a waiting level-up is looked
 * at many times.
 */
export class Standings {
  private readonly known = new Map<string, RankedStanding | null>()

  constructor(private readonly context: Pick<EffectContext, 'db' | 'metrics'>) {}

  /** Reads what is missing for these level-ups, and forgets all others. */
  async load(jobs: readonly LevelUpJob[]): Promise<void> {
    const { db, metrics } = this.context
    const wanted = new Set(jobs.map(({ id }) => id))
    for (const id of this.known.keys()) if (!wanted.has(id)) this.known.delete(id)
    const missing = jobs.filter(({ id }) => !this.known.has(id)).values()
    const readRest = async (): Promise<void> => {
      for (const { id, guildId, userId } of missing) {
        this.known.set(id, await rankedStanding(db, guildId, userId))
        metrics.announcementStandings.inc()
      }
    }
    await Promise.all(Array.from({ length: AT_A_TIME }, readRest))
  }

  /** Null where the announcement does not need it, or the member is not stored. */
  of(id: string): RankedStanding | null {
    return this.known.get(id) ?? null
  }
}
