import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { ShardCommits } from '../../bus/progress.ts'
import type { Log } from '../../ops/log.ts'
import type { Shards } from '../sessions/shards.ts'

/** Opens a connection of a shard. @param onReady called when it passes on its events */
type Connect = (shard: number, options: { beside: boolean; onReady: () => void }) => Shards

export interface OpenShardsParts {
  botId: Snowflake
  ledger: Pick<ShardCommits, 'unfollow'>
  log: Log
}

/**
 * The connections of leased shards, by number. Where the session of a shard was begun with the intents of another release, a new
 * session opens beside it once it was resumed, and takes over when it passes on its events: so no event is lost.
 */
export class OpenShards {
  private readonly open = new Map<number, Shards>()
  private readonly successors = new Map<number, Shards>()

  constructor(private readonly parts: OpenShardsParts) {}

  get held(): number[] {
    return [...this.open.keys()]
  }

  get size(): number {
    return this.open.size
  }

  has(shard: number): boolean {
    return this.open.has(shard)
  }

  get(shard: number): Shards | undefined {
    return this.open.get(shard)
  }

  /** Whether this connection may pass on events of the shard. */
  isOpen(shard: number, shards: Shards): boolean {
    return this.open.get(shard) === shards || this.successors.get(shard) === shards
  }

  /** All connections of these shards, successors too. */
  of(shards: readonly number[]): Shards[] {
    return shards.flatMap((shard) =>
      [this.open.get(shard), this.successors.get(shard)].filter((one) => one !== undefined),
    )
  }

  /** Removes shards. @returns their connections */
  takeOut(shards: readonly number[]): Shards[] {
    const taken = this.of(shards)
    for (const shard of shards) {
      this.open.delete(shard)
      this.successors.delete(shard)
    }
    return taken
  }

  /** Opens a shard. */
  connect(shard: number, connect: Connect): void {
    const shards = connect(shard, { beside: false, onReady: () => this.succeed(shard, shards, connect) })
    this.open.set(shard, shards)
    shards.open()
  }

  private succeed(shard: number, old: Shards, connect: Connect): void {
    if (!old.isOutdated || this.open.get(shard) !== old || this.successors.has(shard)) return
    const successor = connect(shard, { beside: true, onReady: () => this.takeOver(shard, old, successor) })
    this.successors.set(shard, successor)
    this.parts.log.info({ bot: this.parts.botId, shard }, 'a session with new intents opens beside the present one')
    successor.open()
  }

  private takeOver(shard: number, old: Shards, successor: Shards): void {
    if (this.successors.get(shard) !== successor) return
    this.successors.delete(shard)
    this.open.set(shard, successor)
    const { botId, log } = this.parts
    log.info({ bot: botId, shard }, 'the session with new intents has taken over')
    this.retire(old).catch((error: unknown) =>
      log.warn({ err: error, bot: botId, shard }, 'an old session did not close'),
    )
  }

  /** Closes a connection. Its checkpoint is stored until its entries are committed. */
  private async retire(old: Shards): Promise<void> {
    await old.close()
    for (const progress of old.progresses) {
      await progress.settled()
      await this.parts.ledger.unfollow(progress)
    }
  }
}
