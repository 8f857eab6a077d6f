import type { REST } from '@discordjs/rest'
import type { IIdentifyThrottler } from '@discordjs/ws'
import type { APIGatewayBotInfo, GatewayDispatchPayload } from 'discord-api-types/v10'
import type { Kysely } from 'kysely'
import { shardScope } from '../../../shared/database/bots/shard-counts.ts'
import type { Database } from '../../../shared/database/schema.ts'
import { type Checkpoint, loadCheckpoints } from '../../../shared/database/sessions/checkpoints.ts'
import { forgetShards } from '../../../shared/database/sessions/held-checkpoints.ts'
import { shardOf } from '../../../shared/discord/shard.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { ItemLeases, type ItemLeasesParts } from '../../bus/item-leases.ts'
import type { ShardCommits, ShardProgress } from '../../bus/progress.ts'
import type { Log } from '../../ops/log.ts'
import type { Metrics } from '../../ops/metrics.ts'
import type { Clock } from '../../time/clock.ts'
import { within } from '../../time/within.ts'
import type { ConnectTurns } from '../sessions/session-options.ts'
import { Shards } from '../sessions/shards.ts'

/** How long the writes in hand of a shard that is given away may take to be stored. */
const SETTLE_MS = 3_000

export interface ShardRangeParts {
  db: Kysely<Database>
  processId: string
  botId: Snowflake
  token: string
  rest: REST
  leaseMs: number
  /** Decides whether shards may be taken. */
  claim: NonNullable<ItemLeasesParts['claim']>
  ledger: ShardCommits
  connectTurns: ConnectTurns
  guard: (information: APIGatewayBotInfo) => IIdentifyThrottler
  onDispatch: (range: ShardRange, payload: GatewayDispatchPayload, progress: ShardProgress) => void
  /** Discord closed a shard. */
  onClosed: (code: number, shard: number, shardCount: number) => void
  /** Called when this process takes a shard: what it remembers about the shard's guilds may be outdated. */
  onTaken: (isTaken: (guildId: Snowflake) => boolean) => void
  log: Log
  metrics: Metrics
  clock: Clock
  monotonic: () => number
}

/** A bot's shards under one number of shards, as far as this process holds them by lease. */
export class ShardRange {
  private readonly leases: ItemLeases
  private readonly open = new Map<number, Shards>()

  /** @param holdMs how long the events of a shard are held back once it is connected, in milliseconds */
  constructor(
    private readonly parts: ShardRangeParts,
    readonly shardCount: number,
    private readonly holdMs: number,
  ) {
    const items = { scope: shardScope(parts.botId, shardCount), count: shardCount }
    this.leases = new ItemLeases({ ...parts, items })
  }

  /** The shards of this process. */
  get held(): number[] {
    return [...this.open.keys()]
  }

  /** Whether this process may use the shard now. */
  holds(shard: number): boolean {
    return this.open.has(shard) && this.leases.holds(shard)
  }

  readonly isShardReady = (shard: number): boolean => this.open.get(shard)?.isShardReady(shard) ?? false

  /** Why the shards of this process receive no events; empty when they do. */
  async unready(): Promise<string[]> {
    return (await Promise.all([...this.open.values()].map((shards) => shards.unready()))).flat()
  }

  /** Takes free shards up to this process's fair share, or releases those beyond it. */
  async share(processes: number, ask: () => Promise<APIGatewayBotInfo>): Promise<void> {
    const beyond = this.open.size - Math.ceil(this.shardCount / Math.max(1, processes))
    // A shard that is still connecting is kept: the next process would have to identify it once more.
    if (beyond > 0) await this.giveAway(this.held.filter(this.isShardReady).slice(-beyond))
    if (beyond < 0) await this.take(-beyond, ask)
  }

  async renew(): Promise<void> {
    await this.close(await this.leases.renew())
  }

  /** Closes shards whose leases ran out. */
  async dropExpired(): Promise<void> {
    await this.close(this.leases.takeExpired())
  }

  /** Closes every shard so that it can be resumed, here or elsewhere; the leases are kept until `release`. */
  async disconnect(): Promise<void> {
    await Promise.all([...this.open.values()].map((shards) => shards.close()))
  }

  /** Closes every shard and deletes its checkpoint: shards of another number have taken over. */
  async retire(): Promise<void> {
    const { db, botId } = this.parts
    const held = this.held
    await this.giveAway(held, async () => forgetShards(db, botId, this.shardCount, held))
  }

  async release(): Promise<void> {
    await this.leases.release(this.leases.held)
    this.open.clear()
  }

  private async take(limit: number, ask: () => Promise<APIGatewayBotInfo>): Promise<void> {
    const { db, botId, onTaken, log } = this.parts
    const information = await ask()
    const taken = await this.leases.take(limit)
    if (taken.length === 0) return
    const stored = await loadCheckpoints(db, botId).catch(async (error: unknown) => {
      await this.leases.release(taken)
      throw error
    })
    const ofTaken = new Set(taken)
    onTaken((guildId) => ofTaken.has(shardOf(guildId, this.shardCount)))
    for (const shard of taken) this.openShard(shard, stored, information)
    log.info({ bot: botId, taken, of: this.shardCount, held: this.open.size }, 'shards taken')
  }

  private openShard(shard: number, stored: readonly Checkpoint[], information: APIGatewayBotInfo): void {
    const { parts, shardCount, holdMs } = this
    const isOurs = (): boolean => {
      if (this.open.get(shard) !== shards) return false
      if (this.leases.holds(shard)) return true
      // The process was paused, and another process may hold the shard now.
      void this.close(this.leases.drop([shard]))
      return false
    }
    const guard = parts.guard(information)
    const shards: Shards = new Shards({
      ...{ shardCount, holdMs, information, mayIdentify: true },
      options: { ...parts, onShard: (progress) => parts.ledger.follow(progress) },
      shardIds: [shard],
      stored: stored.filter((checkpoint) => checkpoint.shardCount === shardCount),
      mayConnect: isOurs,
      guard: {
        async waitForIdentify(id, signal) {
          await guard.waitForIdentify(id, signal)
          if (!isOurs()) await new Promise<never>(() => {})
        },
      },
      onDispatch: (payload, progress) => {
        if (isOurs()) parts.onDispatch(this, payload, progress)
      },
      onReady: () => {},
      onAbandoned: () => {},
      onClosed: (code) => parts.onClosed(code, shard, shardCount),
    })
    this.open.set(shard, shards)
    shards.open()
  }

  /** Closes shards that another process may already hold: stores no more checkpoints of them. */
  private async close(lost: readonly number[]): Promise<void> {
    if (lost.length === 0) return
    const { botId, log, metrics } = this.parts
    metrics.shardsLost.inc(lost.length)
    log.warn({ bot: botId, lost, of: this.shardCount }, 'the leases of shards were lost: the shards are closed')
    const closing = this.takeOut(lost)
    const stored = this.stopStoring(closing)
    await Promise.all(closing.map((shards) => shards.close()))
    await within(SETTLE_MS, stored)
  }

  /** Closes shards so that the process that takes them next resumes from what is stored by then. */
  private async giveAway(given: readonly number[], beforeRelease?: () => Promise<void>): Promise<void> {
    if (given.length === 0) return
    const { botId, ledger, log } = this.parts
    const closing = given.flatMap((shard) => this.open.get(shard) ?? [])
    await Promise.all(closing.map((shards) => shards.close()))
    // Discord sends the events that are not stored again, to the process that resumes.
    await within(SETTLE_MS, ledger.flush())
    await within(SETTLE_MS, this.stopStoring(closing))
    this.takeOut(given)
    await beforeRelease?.()
    await this.leases.release(given)
    log.info({ bot: botId, given, of: this.shardCount, held: this.open.size }, 'shards given to other processes')
  }

  private async stopStoring(closing: readonly Shards[]): Promise<void> {
    const progresses = closing.flatMap((shards) => [...shards.progresses.values()])
    await Promise.all(progresses.map((progress) => this.parts.ledger.unfollow(progress)))
  }

  private takeOut(gone: readonly number[]): Shards[] {
    const taken = gone.flatMap((shard) => this.open.get(shard) ?? [])
    for (const shard of gone) this.open.delete(shard)
    return taken
  }
}
