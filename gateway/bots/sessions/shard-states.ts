import { WebSocketShardStatus } from '@discordjs/ws'
import type { ShardProgress } from '../../bus/progress.ts'

export interface ShardState {
  progress: ShardProgress
  /** How the shard was last connected. */
  how: 'identified' | 'resumed'
  /** Milliseconds since 1970; null before the first connection. */
  connectedAt: number | null
  isReady: boolean
  /** Whether its connection is closed until there is room for its events. */
  isPaused: boolean
}

/** The status of each shard that @discordjs/ws knows. */
type Statuses = ReadonlyMap<number, WebSocketShardStatus>

/** The states of the shards that have begun to connect. One map holds them all: each map takes memory in each of a thousand bots. */
export class ShardStates {
  readyCount = 0
  private readonly states = new Map<number, ShardState>()

  /** @param begin called once for each shard, when its state is first asked for */
  constructor(private readonly begin: (shard: number) => ShardProgress) {}

  /** The state of a shard, which begins with this call where there is none yet. */
  of(shard: number): ShardState {
    const known = this.states.get(shard)
    if (known) return known
    const progress = this.begin(shard)
    const state: ShardState = { progress, how: 'resumed', connectedAt: null, isReady: false, isPaused: false }
    this.states.set(shard, state)
    return state
  }

  /** When the shard was last connected, in milliseconds since 1970; undefined where it never was. */
  connectedAt(shard: number): number | undefined {
    return this.states.get(shard)?.connectedAt ?? undefined
  }

  isReady(shard: number): boolean {
    return this.states.get(shard)?.isReady ?? false
  }

  /** The shards that receive events. */
  get ready(): number[] {
    return [...this.states].filter(([, { isReady }]) => isReady).map(([shard]) => shard)
  }

  get progresses(): ShardProgress[] {
    return [...this.states.values()].map(({ progress }) => progress)
  }

  /** @returns whether this changes the shard's state */
  setReady(shard: number, isReady: boolean): boolean {
    const state = this.of(shard)
    if (state.isReady === isReady) return false
    state.isReady = isReady
    this.readyCount += isReady ? 1 : -1
    return true
  }

  /** A word for the state of a shard: `ready`, `held`, `paused`, or the status that @discordjs/ws reports. */
  nameOf(shard: number, statuses: Statuses): string {
    if (this.isReady(shard)) return 'ready'
    const name = this.connectionOf(shard, statuses)
    // The shard is connected, but its events are held back until the old shards have delivered theirs.
    return name === 'ready' ? 'held' : name
  }

  /** Why shards receive no events: one sentence for each shard that @discordjs/ws knows and that is not ready. */
  whyUnready(statuses: Statuses, shardCount: number): string[] {
    if (statuses.size === 0) return ['not connected to Discord yet']
    return [...statuses.keys()]
      .filter((shard) => !this.isReady(shard))
      .map((shard) => `shard ${shard} of ${shardCount} is ${this.connectionOf(shard, statuses)}`)
  }

  private connectionOf(shard: number, statuses: Statuses): string {
    if (this.states.get(shard)?.isPaused) return 'paused'
    return WebSocketShardStatus[statuses.get(shard) ?? WebSocketShardStatus.Idle].toLowerCase()
  }
}
