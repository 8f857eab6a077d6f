import type { APIGatewayBotInfo, GatewayDispatchPayload } from 'discord-api-types/v10'
import type { Kysely } from 'kysely'
import {
  abandonShardCount,
  clearOtherCounts,
  loadShardReports,
  promoteShardCount,
  reportShards,
} from '../../../shared/database/bots/shard-change.ts'
import { shardScope } from '../../../shared/database/bots/shard-counts.ts'
import type { Database } from '../../../shared/database/schema.ts'
import { loadCheckpoints } from '../../../shared/database/sessions/checkpoints.ts'
import { shardsInCommon } from '../../../shared/discord/shard-change.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { ShardCommits, ShardProgress } from '../../bus/progress.ts'
import type { Log } from '../../ops/log.ts'
import type { Metrics } from '../../ops/metrics.ts'
import { type Handover, ShardSets } from '../sessions/handover.ts'
import { isComplete } from '../sessions/shard-plan.ts'
import type { LeasedShards } from './leased-shards.ts'

/** A shard whose last report is older may have stopped. */
const FRESH_MS = 10_000

export interface LeasedShardSetsParts {
  db: Kysely<Database>
  botId: Snowflake
  processId: string
  /** How long the events of new shards are held back, so that the last events of the old shards come first. */
  overlapMs: number
  ledger: Pick<ShardCommits, 'oldestMs'>
  openShards: (shardCount: number, handover: Handover | null) => LeasedShards
  onDispatch: (payload: GatewayDispatchPayload, progress: ShardProgress) => void
  log: Log
  metrics: Metrics
  clock: { now(): number }
}

/**
 * The sets of shards that this process has open: the set of the current number, and during a change the set of the next.
 * All processes change together, by reports in the database. New shards open beside the old ones. A new shard passes on
 * its events once the old shards have stored the earlier events. When every new shard does so, the new set takes over.
 * During the change a guild's events come from both sets; each message earns once.
 */
export class LeasedShardSets {
  readonly sets: ShardSets<LeasedShards>
  /** The number of shards that Discord refuses. Their sessions are lost. */
  refused: number | null = null
  /** The number of a change that Discord refused, while the change is not yet abandoned in the database. */
  private refusedNext: number | null = null
  private isClear = false

  constructor(private readonly parts: LeasedShardSetsParts) {
    this.sets = new ShardSets(parts.onDispatch)
  }

  /** Opens and closes shards as the database says. */
  follow(current: number, next: number | null): void {
    const { sets, parts } = this
    if (sets.next?.shardCount === current) {
      sets.next.takeOver()
      this.refused = null
      this.retire(sets.promote(sets.next))
      parts.log.info({ bot: parts.botId, shards: current }, 'the new shards have taken over')
    }
    const isOther = sets.main?.shardCount !== current
    if (sets.next !== null && (isOther || sets.next.shardCount !== next)) {
      this.retire(sets.abandon())
      parts.log.warn({ bot: parts.botId, shards: current }, 'the change to another number of shards was abandoned')
    }
    if (isOther) this.retire(sets.promote(parts.openShards(current, null)))
    if (next !== null) this.isClear = false
    if (next === null || sets.next !== null) return
    parts.log.info({ bot: parts.botId, from: current, to: next }, 'moving to another number of shards')
    const mayPass = (shard: number, connectedAt: number) => this.mayPass(shard, next, connectedAt)
    this.refusedNext = null
    // At 0 the events would not be held back at all.
    sets.next = parts.openShards(next, { holdMs: Math.max(1, parts.overlapMs), mayPass })
  }

  /** Takes this process's share of the shards. New ones connect one after the other: an old shard that is lost must not wait for all of them. */
  async share(processes: number, ask: () => Promise<APIGatewayBotInfo>): Promise<void> {
    const { main, next } = this.sets
    await main?.share(processes, ask)
    if (next === null) return
    const { max_concurrency } = (await ask()).session_start_limit
    await next.share(processes, ask, Math.ceil(max_concurrency / Math.max(1, processes)))
  }

  /**
   * Reports how far this process has come with a change, and ends the change once every new shard passes on its events.
   * @param since when this look began, in milliseconds since 1970: events that the sockets received before that time have
   * been read by now, also where the process was paused
   */
  async advance(since: number): Promise<void> {
    const { sets, parts } = this
    const { main, next } = sets
    if (main === null) return
    if (next === null) return this.clear(main.shardCount)
    if (next.shardCount === this.refusedNext) return this.abandon(next.shardCount)
    const { db, botId, metrics } = parts
    await Promise.all([main, next].map((set) => this.report(set, since)))
    if (!(await this.hasTakenOver(next))) return
    if (await promoteShardCount(db, botId, next.shardCount)) metrics.reshards.inc({ reason: 'asked' })
    // Every process closes the old shards when it sees the number, this one at its next look.
  }

  /** Discord refuses this number of shards. A change to this number is abandoned. If the database fails, the next look tries again. */
  async refuse(shardCount: number): Promise<void> {
    const { sets } = this
    if (sets.main?.shardCount === shardCount) this.refused = shardCount
    if (sets.next?.shardCount !== shardCount) return
    this.refusedNext = shardCount
    await this.abandon(shardCount)
  }

  /** Ends the change to this number in the database. The next look then closes its shards. */
  private async abandon(shardCount: number): Promise<void> {
    await abandonShardCount(this.parts.db, this.parts.botId, shardCount)
    this.refusedNext = null
  }

  private async report(set: LeasedShards, since: number): Promise<void> {
    const { db, botId, processId, ledger, clock } = this.parts
    const scope = shardScope(botId, set.shardCount)
    // Refused shards receive no more events, so all their events are here.
    const shards = set.shardCount === this.refused ? set.held : set.ready
    const storedUntil = Math.min(since, clock.now() - ledger.oldestMs)
    await reportShards(db, scope, processId, shards, storedUntil)
    set.note(await loadShardReports(db, scope, since))
  }

  /** Whether the old shards that share guilds with a new shard have stored the events from before it was connected. */
  private mayPass(shard: number, shardCount: number, connectedAt: number): boolean {
    const { main } = this.sets
    if (main === null) return false
    const enough = connectedAt + this.parts.overlapMs
    return shardsInCommon(shard, shardCount, main.shardCount).every((old) => (main.storedUntil(old) ?? 0) >= enough)
  }

  /** Whether every new shard passes on its events, and can be resumed. */
  private async hasTakenOver(next: LeasedShards): Promise<boolean> {
    const { db, botId, clock } = this.parts
    const fresh = clock.now() - FRESH_MS
    const shards = Array.from({ length: next.shardCount }, (_, shard) => shard)
    if (!shards.every((shard) => (next.storedUntil(shard) ?? 0) >= fresh)) return false
    return isComplete(await loadCheckpoints(db, botId), next.shardCount)
  }

  private retire(set: LeasedShards | null): void {
    if (set === null) return
    const { log, botId } = this.parts
    set
      .retire()
      .catch((error: unknown) => log.warn({ err: error, bot: botId }, 'shards of another number are still stored'))
      .finally(() => this.sets.retired(set))
  }

  /** Deletes the rows about other numbers of shards that dead processes have left. */
  private async clear(current: number): Promise<void> {
    const { db, botId, clock } = this.parts
    if (!this.isClear) this.isClear = await clearOtherCounts(db, botId, current, clock.now())
  }
}
