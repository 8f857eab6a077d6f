import type { Kysely } from 'kysely'
import { type Checkpoint, saveCheckpoints } from '../../shared/database/gateway-sessions.ts'
import { ensureGuilds } from '../../shared/database/guilds.ts'
import type { Database } from '../../shared/database/schema.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { Log } from '../ops/log.ts'
import type { Metrics } from '../ops/metrics.ts'
import type { Origin, ShardProgress } from '../sessions/progress.ts'
import type { Admission } from './admission.ts'
import type { Outcome } from './apply.ts'
import { commitBatch, commitGuilds } from './commit.ts'
import type { Cooldowns } from './cooldowns.ts'
import { isPoison } from './database-errors.ts'
import type { Entry } from './entry.ts'
import type { RulesCache } from './rules-cache.ts'

const MAX_BATCH = 500
const FIRST_RETRY_MS = 100
const LONGEST_RETRY_MS = 5_000

export interface LedgerParts {
  db: Kysely<Database>
  rules: RulesCache
  cooldowns: Cooldowns
  admission: Admission
  /** Entries held while the database is away; past it the oldest are dropped and counted. */
  maxQueue: number
  /** Called after a commit that left jobs behind. */
  onJobs: () => void
  log: Log
  metrics: Metrics
  clock: { now(): number; sleep(ms: number): Promise<void> }
}

/**
 * Carries what events want written to the database. While one batch commits the next gathers: no timers, no delay
 * when idle, large batches under load.
 */
export class Ledger {
  private queue: Entry[] = []
  private readonly shards = new Set<ShardProgress>()
  private running: Promise<void> | null = null

  constructor(private readonly parts: LedgerParts) {}

  /** Checkpoints of this shard are stored from now on. */
  follow(progress: ShardProgress): void {
    this.shards.add(progress)
  }

  unfollow(progress: ShardProgress): void {
    this.shards.delete(progress)
  }

  add(entry: Entry): void {
    this.queue.push(entry)
    if (this.queue.length > this.parts.maxQueue) this.drop()
    this.parts.metrics.queued.set(this.queue.length)
    this.wake()
  }

  /** Stores how far every shard has come, also where nothing was earned lately; then waits until nothing is queued. */
  async flush(): Promise<void> {
    this.wake()
    await this.running
  }

  private wake(): void {
    this.running ??= Promise.resolve()
      .then(() => this.run())
      .finally(() => {
        this.running = null
      })
  }

  private async run(): Promise<void> {
    do {
      const batch = this.queue.splice(0, MAX_BATCH)
      this.parts.metrics.queued.set(this.queue.length)
      await this.commit(batch, FIRST_RETRY_MS)
    } while (this.queue.length > 0)
  }

  /** Commits a batch, however long the database is away. One that is at fault itself is split until it stands alone. */
  private async commit(batch: readonly Entry[], retryMs: number): Promise<void> {
    try {
      await this.attempt(batch)
    } catch (error) {
      const { log, metrics, clock } = this.parts
      metrics.commitFailures.inc()
      if (!isPoison(error)) {
        log.warn({ err: error, entries: batch.length, retryMs }, 'batch not committed, trying again')
        await clock.sleep(retryMs)
        return this.commit(batch, Math.min(retryMs * 2, LONGEST_RETRY_MS))
      }
      if (batch.length <= 1) {
        log.error({ err: error, entry: batch[0]?.kind }, 'entry set aside: it cannot be committed')
        metrics.dropped.inc({ reason: 'poison' }, batch.length)
        return this.settle(batch, [])
      }
      const middle = batch.length >> 1
      await this.commit(batch.slice(0, middle), FIRST_RETRY_MS)
      await this.commit(batch.slice(middle), FIRST_RETRY_MS)
    }
  }

  private async attempt(batch: readonly Entry[]): Promise<void> {
    const { db, rules, admission, cooldowns, metrics, clock } = this.parts
    const now = clock.now()
    const checkpoints = this.checkpointsAfter(batch)
    if (batch.length === 0) {
      await saveCheckpoints(db, checkpoints, now)
      return this.settle(batch, checkpoints)
    }
    await commitGuilds(db, batch, now)
    await this.learnRules(batch)
    const writes = batch.filter((write) => write.kind !== 'message' || admission.isEligible(write.message))
    const stopTimer = metrics.commits.startTimer()
    const outcome = await commitBatch(db, { writes, checkpoints }, (id) => rules.get(id), now)
    stopTimer()
    this.settle(batch, checkpoints)
    for (const { guildId, userId, standing } of outcome.seen) cooldowns.note(guildId, userId, standing.lastXpAt ?? 0)
    this.count(outcome, batch.length - writes.length)
    if (outcome.jobs.length > 0) this.parts.onJobs()
  }

  /** Reads the rules of guilds that are new here or were just written; registers one that nobody announced. */
  private async learnRules(batch: readonly Entry[]): Promise<void> {
    const { db, rules, clock } = this.parts
    const wanted = new Set<Snowflake>()
    for (const write of batch) {
      if (write.kind === 'guild') wanted.add(write.guild.id)
      else if (write.kind === 'message' && !rules.get(write.message.guildId)) wanted.add(write.message.guildId)
      else if (write.kind === 'member-joined' && !rules.get(write.guildId)) wanted.add(write.guildId)
    }
    await rules.load([...wanted])
    const unknown = [...wanted].filter((id) => !rules.get(id))
    await ensureGuilds(db, unknown, clock.now())
    await rules.load(unknown)
  }

  private checkpointsAfter(batch: readonly Entry[]): Checkpoint[] {
    const byShard = Map.groupBy(origins(batch), (origin) => origin.progress)
    return [...this.shards].flatMap((progress) => progress.checkpointAfter(byShard.get(progress) ?? []) ?? [])
  }

  private settle(batch: readonly Entry[], checkpoints: readonly Checkpoint[]): void {
    for (const { progress } of origins(batch)) progress.settle()
    for (const progress of this.shards) {
      const saved = checkpoints.find((checkpoint) => progress.isOf(checkpoint))
      if (saved) progress.markSaved(saved)
    }
  }

  private count(outcome: Outcome, ineligible: number): void {
    const { messages, xp, levelUps } = this.parts.metrics
    messages.inc({ outcome: 'awarded' }, outcome.awards.length)
    messages.inc({ outcome: 'cooldown' }, outcome.refused)
    messages.inc({ outcome: 'ignored' }, ineligible)
    xp.inc(outcome.awards.reduce((sum, award) => sum + award.xp, 0))
    levelUps.inc(outcome.levelUps)
  }

  /** The queue is full: the oldest goes, and with it the chance to have it sent again. */
  private drop(): void {
    const entry = this.queue.shift()
    if (entry === undefined) return
    entry.origin?.progress.settle()
    if (entry.kind === 'message') this.parts.cooldowns.forget(entry.message.guildId, entry.message.author.id)
    this.parts.metrics.dropped.inc({ reason: 'full' })
    this.parts.log.error({ entry: entry.kind, maxQueue: this.parts.maxQueue }, 'queue full, oldest entry dropped')
  }
}

const origins = (batch: readonly Entry[]): Origin[] => batch.flatMap((entry) => entry.origin ?? [])
