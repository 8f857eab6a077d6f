import type { Kysely } from 'kysely'
import { type Checkpoint, saveCheckpoints } from '../../shared/database/gateway-sessions.ts'
import { ensureGuilds } from '../../shared/database/guilds.ts'
import type { Database } from '../../shared/database/schema.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { Metrics } from '../ops/metrics.ts'
import type { Origin, ShardProgress } from '../sessions/progress.ts'
import type { Admission } from './admission.ts'
import type { Outcome } from './apply.ts'
import { commitBatch } from './commit.ts'
import { commitGuilds } from './commit-guilds.ts'
import type { Cooldowns } from './cooldowns.ts'
import type { Entry } from './entry.ts'
import { namesToWrite } from './names.ts'
import type { RulesCache } from './rules-cache.ts'

export interface BatchWriterParts {
  db: Kysely<Database>
  rules: RulesCache
  cooldowns: Cooldowns
  admission: Admission
  /** Called after a commit that left jobs behind. */
  onJobs: () => void
  metrics: Metrics
  clock: { now(): number }
}

/** Writes a batch, with what must be known before and remembered after it. */
export class BatchWriter {
  /** Shards whose checkpoints are stored with every batch. */
  readonly shards = new Set<ShardProgress>()

  constructor(private readonly parts: BatchWriterParts) {}

  /** Commits a batch and the checkpoints that it allows; throws where nothing was committed. An empty one stores checkpoints alone. */
  async write(batch: readonly Entry[]): Promise<void> {
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
    const names = namesToWrite(writes, cooldowns)
    const stopTimer = metrics.commits.startTimer()
    const outcome = await commitBatch(db, { writes, names, checkpoints }, (id) => rules.get(id), now)
    stopTimer()
    this.settle(batch, checkpoints)
    this.remember(batch, outcome)
    for (const { guildId, user } of names) cooldowns.noteName(guildId, user)
    this.count(batch, outcome, batch.length - writes.length)
    if (outcome.jobs.length > 0) this.parts.onJobs()
  }

  /** Nothing will come of these: their events count as done, and their members as not having earned by them. */
  giveUp(entries: readonly Entry[]): void {
    this.forget(entries)
    this.settle(entries, [])
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
    const saved = new Map(checkpoints.map((checkpoint) => [shardKey(checkpoint), checkpoint]))
    for (const progress of this.shards) {
      const checkpoint = saved.get(shardKey(progress))
      if (checkpoint) progress.markSaved(checkpoint)
    }
  }

  /** Takes the rows' word for who earned when; a guild that was left needs no rules until it is back. */
  private remember(batch: readonly Entry[], outcome: Outcome): void {
    const { rules, cooldowns } = this.parts
    // Admitted under rules that have changed since: no award came of it.
    this.forget(batch.filter((entry) => entry.kind === 'message' && !this.parts.admission.isEligible(entry.message)))
    for (const { guildId, userId, standing } of outcome.seen) cooldowns.note(guildId, userId, standing.lastXpAt ?? 0)
    const left = new Set<Snowflake>()
    for (const entry of batch) {
      if (entry.kind === 'guild-left') left.add(entry.guildId)
      if (entry.kind === 'guild') left.delete(entry.guild.id)
    }
    for (const guildId of left) rules.forget(guildId)
  }

  private forget(entries: readonly Entry[]): void {
    for (const entry of entries) {
      if (entry.kind === 'message') this.parts.cooldowns.forget(entry.message.guildId, entry.message.author.id)
    }
  }

  private count(batch: readonly Entry[], outcome: Outcome, ineligible: number): void {
    const { messages, xp, levelUps, latency } = this.parts.metrics
    const now = this.parts.clock.now()
    for (const { receivedAt } of batch) if (receivedAt !== undefined) latency.observe((now - receivedAt) / 1_000)
    messages.inc('awarded', outcome.awards.length)
    messages.inc('cooldown', outcome.refused)
    messages.inc('ignored', ineligible)
    xp.inc(outcome.awards.reduce((sum, award) => sum + award.xp, 0))
    levelUps.inc(outcome.levelUps)
  }
}

const shardKey = ({ botId, shard }: { botId: Snowflake; shard: number }): string => `${botId}:${shard}`

const origins = (batch: readonly Entry[]): Origin[] => batch.flatMap((entry) => entry.origin ?? [])
