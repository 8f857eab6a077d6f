import type { GatewayDispatchPayload } from 'discord-api-types/v10'
import { shardOf } from '../../../shared/discord/shard.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { ShardProgress } from '../../bus/progress.ts'

/** How soon a gate that may not open yet is asked again. */
const ASK_AGAIN_MS = 100

/** When the shards of the next number begin to pass on their events. */
export interface Handover {
  /** How long the events of a shard are held back once it is connected, in milliseconds. */
  holdMs: number
  /** Whether the events of a shard may be passed on after that time. @param connectedAt milliseconds since 1970 */
  mayPass: (shard: number, connectedAt: number) => boolean
}

type Dispatch = (payload: GatewayDispatchPayload, progress: ShardProgress) => void

/**
 * Holds back the events of new shards, so that none overtakes an event that an old shard still delivers: of two messages
 * of one member the older must be judged first, or it would fall into the cooldown of the newer.
 */
export class ShardGates {
  private readonly held = new Map<number, GatewayDispatchPayload[]>()
  private readonly timers = new Map<number, ReturnType<typeof setTimeout>>()

  constructor(
    shards: Iterable<number>,
    private readonly parts: {
      /** Milliseconds that the events of a shard are held back once it is connected. */
      holdMs: number
      /** Whether the gate may open after that time; always where this is absent. */
      mayOpen?: (shard: number) => boolean
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

  /** The shard is connected: its gate opens after `holdMs`, or at once where it has opened before. */
  connected(shard: number): void {
    clearTimeout(this.timers.get(shard))
    if (this.held.has(shard)) this.openAfter(this.parts.holdMs, shard)
    else this.parts.onOpen(shard)
  }

  /** The shard lost its connection: its gate does not open before it is connected again. */
  disconnected(shard: number): void {
    clearTimeout(this.timers.get(shard))
  }

  close(): void {
    for (const timer of this.timers.values()) clearTimeout(timer)
  }

  private openAfter(waitMs: number, shard: number): void {
    const open = () => {
      if (this.parts.mayOpen?.(shard) ?? true) this.open(shard)
      else this.openAfter(ASK_AGAIN_MS, shard)
    }
    this.timers.set(shard, setTimeout(open, waitMs))
  }

  private open(shard: number): void {
    const held = this.held.get(shard) ?? []
    this.held.delete(shard)
    for (const payload of held) this.parts.pass(payload, shard)
    this.parts.onOpen(shard)
  }
}

/** Events about a state. When a new shard takes over a guild, Discord sends it the guild's whole state first. */
const OF_STATE = /^(?:GUILD_(?:CREATE|UPDATE|DELETE|ROLE_)|CHANNEL_|THREAD_|VOICE_STATE_)/

/** A set of shards of one bot. When the number of shards changes, another set takes over from it. */
export interface ShardSet {
  shardCount: number
  isReady: boolean
  isShardReady(shard: number): boolean
}

/**
 * Whether the new shards know a newer state than an event of the old shards. An event that happens once (a message, a
 * member who joins) counts from the shard that brings it first. An old state must not replace a newer one.
 */
export function isSuperseded(
  { t, d }: GatewayDispatchPayload,
  { shardCount, isShardReady }: Pick<ShardSet, 'shardCount' | 'isShardReady'>,
): boolean {
  if (!OF_STATE.test(t)) return false
  const guildId = guildOf(d)
  return guildId !== null && isShardReady(shardOf(guildId, shardCount))
}

function guildOf(data: unknown): Snowflake | null {
  if (typeof data !== 'object' || data === null) return null
  const id = 'guild_id' in data ? data.guild_id : 'id' in data ? data.id : null
  return typeof id === 'string' && /^\d{1,20}$/.test(id) ? id : null
}

/**
 * The sets of shards that one bot has open, each with its own number of shards: the main set, the next set, which takes
 * over once it is ready, and the sets that are being closed.
 */
export class ShardSets<Shards extends ShardSet> {
  main: Shards | null = null
  next: Shards | null = null
  private readonly retiring = new Set<Shards>()

  constructor(private readonly onDispatch: Dispatch) {}

  get all(): Shards[] {
    return [this.main, this.next, ...this.retiring].filter((shards) => shards !== null)
  }

  get isReady(): boolean {
    return this.all.some((shards) => shards.isReady)
  }

  /** Whether a change to another number of shards is under way. */
  get isChanging(): boolean {
    return this.next !== null || this.retiring.size > 0
  }

  isRetiring(shards: Shards): boolean {
    return this.retiring.has(shards)
  }

  /** Passes an event on, unless the successor of its shards knows a newer state. */
  dispatch(from: Shards, payload: GatewayDispatchPayload, progress: ShardProgress): void {
    const successor = from === this.main ? this.next : this.retiring.has(from) ? this.main : null
    if (successor === null || !isSuperseded(payload, successor)) this.onDispatch(payload, progress)
  }

  /** The next set becomes the main set. @returns the set that it replaces, which retires from now on */
  promote(next: Shards): Shards | null {
    const old = this.main
    this.main = next
    this.next = null
    if (old !== null) this.retiring.add(old)
    return old
  }

  /** The next set is not used after all. @returns the set, which retires from now on */
  abandon(): Shards | null {
    const { next } = this
    this.next = null
    if (next !== null) this.retiring.add(next)
    return next
  }

  retired(shards: Shards): void {
    this.retiring.delete(shards)
  }
}
