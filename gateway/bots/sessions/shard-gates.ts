import type { GatewayDispatchPayload } from 'discord-api-types/v10'

/**
 * Holds back what a new shard brings, so that nothing of it overtakes what the old shards still have on the way: of two
 * messages of one member the older must be judged first, or it would fall into the cooldown of the newer.
 */
export class ShardGates {
  private readonly held = new Map<number, GatewayDispatchPayload[]>()
  private readonly timers = new Map<number, ReturnType<typeof setTimeout>>()

  constructor(
    shards: Iterable<number>,
    private readonly parts: {
      /** Milliseconds that a shard is held back once it is connected. */
      holdMs: number
      pass: (payload: GatewayDispatchPayload, shard: number) => void
      onOpen: (shard: number) => void
    },
  ) {
    if (parts.holdMs > 0) for (const shard of shards) this.held.set(shard, [])
  }

  take(payload: GatewayDispatchPayload, shard: number): void {
    const held = this.held.get(shard)
    if (held === undefined) this.parts.pass(payload, shard)
    else held.push(payload)
  }

  /** The shard is connected: its gate opens when its time is over, at once where it has opened before. */
  connected(shard: number): void {
    clearTimeout(this.timers.get(shard))
    if (this.held.has(shard)) {
      this.timers.set(
        shard,
        setTimeout(() => this.open(shard), this.parts.holdMs),
      )
    } else {
      this.parts.onOpen(shard)
    }
  }

  /** It lost its connection before its gate opened. */
  parted(shard: number): void {
    clearTimeout(this.timers.get(shard))
  }

  close(): void {
    for (const timer of this.timers.values()) clearTimeout(timer)
  }

  private open(shard: number): void {
    const held = this.held.get(shard) ?? []
    this.held.delete(shard)
    for (const payload of held) this.parts.pass(payload, shard)
    this.parts.onOpen(shard)
  }
}
