import type { Snowflake } from '../../discord/snowflake.ts'

/** A job that may be taken, and its guild. */
export interface Candidate {
  id: string
  guildId: Snowflake
  /** Milliseconds since 1970. */
  runAt: number
}

export interface Shares {
  /** How many jobs are wanted. */
  limit: number
  /** How many more jobs each guild may have. A guild that is not named here may have `perGuild`. */
  room?: ReadonlyMap<Snowflake, number>
  perGuild?: number
  /** Guilds that had jobs taken in this round. The other guilds come first. */
  turned?: ReadonlySet<Snowflake>
}

/**
 * Chooses `limit` of the candidates, for each guild no more than it may have. Guilds that had no turn come first. Among
 * these the guilds with the fewest jobs in hand come first. The jobs of one guild keep their order.
 */
export function shareOut<Job extends Candidate>(candidates: readonly Job[], shares: Shares): Job[] {
  const { limit, room, perGuild = Number.POSITIVE_INFINITY, turned } = shares
  const counted = new Map<Snowflake, number>()
  const inHand = (guildId: Snowflake) => (Number.isFinite(perGuild) ? perGuild - (room?.get(guildId) ?? perGuild) : 0)
  const ranked = candidates.map((job) => {
    const before = counted.get(job.guildId) ?? 0
    counted.set(job.guildId, before + 1)
    const isInRoom = before < (room?.get(job.guildId) ?? perGuild)
    return { job, isInRoom, hadTurn: turned?.has(job.guildId) ? 1 : 0, rank: inHand(job.guildId) + before }
  })
  return ranked
    .filter(({ isInRoom }) => isInRoom)
    .sort((a, b) => a.hadTurn - b.hadTurn || a.rank - b.rank)
    .slice(0, limit)
    .map(({ job }) => job)
}
