import type { Kysely } from 'kysely'
import { guildsToDecay } from '../../shared/database/decay/progress.ts'
import { type DecayedBatch, decayBatch } from '../../shared/database/decay/run.ts'
import { loadGuildRules } from '../../shared/database/guilds/guilds.ts'
import type { Database } from '../../shared/database/schema.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { dayOf } from '../../shared/levelling/day.ts'
import { describe } from '../discord/describe.ts'
import type { Log } from '../ops/log.ts'
import type { Metrics } from '../ops/metrics.ts'
import type { Clock } from '../time/clock.ts'

/** Guilds that are read at a time. Their decay ends before the next ones are read. */
const MOST_GUILDS = 100
/** The pause between two batches, so that awards of the same guild do not wait for one batch after another. */
const PAUSE_MS = 50

export interface DecayParts {
  db: Kysely<Database>
  /** Called after a batch, which may have stored jobs. */
  onJobs: () => void
  metrics: Pick<Metrics, 'decayedMembers' | 'decayedXp' | 'decayGuilds'>
  clock: Clock
  log: Log
}

/**
 * Takes XP from silent members, once a day by UTC, in guilds that want it. Any number of processes may do this at the same
 * time, and each may be killed at any time: every batch is one transaction with the progress of its guild.
 */
export class Decay {
  private stopped = false

  constructor(private readonly parts: DecayParts) {}

  /** Takes what is due today and has not been taken yet. */
  async run(): Promise<void> {
    const { db, clock } = this.parts
    const failed = new Set<Snowflake>()
    for (;;) {
      const due = await guildsToDecay(db, dayOf(clock.now()), MOST_GUILDS + failed.size)
      const guildIds = due.filter((id) => !failed.has(id))
      if (guildIds.length === 0) return
      for (const guildId of guildIds) {
        if (this.stopped) return
        if (!(await this.decayGuild(guildId))) failed.add(guildId)
      }
    }
  }

  /** The batch under way is the last one. */
  stop(): void {
    this.stopped = true
  }

  /** @returns false if it failed. The other guilds then have their turn, and this one is tried again later */
  private async decayGuild(guildId: Snowflake): Promise<boolean> {
    const { log, metrics, clock } = this.parts
    const taken = { members: 0, xp: 0 }
    try {
      let isDone = false
      while (!isDone && !this.stopped) {
        const batch = await this.takeBatch(guildId)
        isDone = batch.isDone
        taken.members += batch.members
        taken.xp += batch.xp
        if (!isDone) await clock.sleep(PAUSE_MS)
      }
      // Otherwise the process stops. The next one continues with the rest of the members.
      if (isDone) metrics.decayGuilds.inc()
      if (taken.members > 0) log.info({ guild: guildId, ...taken, isDone }, 'silent members have lost XP')
      return true
    } catch (error) {
      log.warn({ guild: guildId, reason: describe(error) }, 'decay of this server stopped, trying again later')
      return false
    }
  }

  private async takeBatch(guildId: Snowflake): Promise<DecayedBatch> {
    const { db, metrics, onJobs, clock } = this.parts
    const rules = (await loadGuildRules(db, [guildId])).get(guildId)
    if (rules === undefined) return { isDone: true, members: 0, xp: 0 }
    const batch = await db
      .transaction()
      .setIsolationLevel('read committed')
      .execute((trx) => decayBatch(trx, rules, clock.now()))
    metrics.decayedMembers.inc(batch.members)
    metrics.decayedXp.inc(batch.xp)
    if (batch.members > 0) onJobs()
    return batch
  }
}
