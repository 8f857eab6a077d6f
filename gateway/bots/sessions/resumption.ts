import type { SessionInfo } from '@discordjs/ws'
import type { ShardProgress } from '../../bus/progress.ts'

/** Discord keeps a session for some minutes; one that has been unreachable for longer is not worth resuming. */
const RESUMABLE_MS = 5 * 60_000

export interface ResumptionParts {
  /** Whether a shard without a session to resume may identify; where not, the shard is abandoned. */
  mayIdentify: boolean
  /** Whether this process may still connect the shard. */
  mayConnect: () => boolean
  /** The common address of the gateway. */
  url: string
  progressOf: (shard: number) => ShardProgress
  onAbandoned: () => void
  now: () => number
}

/**
 * Tells @discordjs/ws which session each shard connects with, and when. Without an answer @discordjs/ws does not connect;
 * that is how a shard is kept from connecting here.
 */
export class Resumption {
  mayIdentify: boolean
  private readonly abandoned = new Set<number>()
  private readonly unreachableSince = new Map<number, number>()
  /** Shards that lost their connection, each with the time to wait before the next attempt. */
  private readonly waits = new Map<number, Promise<void>>()
  private closed = false

  constructor(private readonly parts: ResumptionParts) {
    this.mayIdentify = parts.mayIdentify
  }

  /** How many shards were abandoned. */
  get abandonedCount(): number {
    return this.abandoned.size
  }

  /** The session to connect with; null to identify. By itself @discordjs/ws would try every 500 ms. */
  retrieve(shard: number): SessionInfo | null | Promise<SessionInfo | null> {
    const wait = this.waits.get(shard)
    return wait === undefined ? this.sessionOf(shard) : wait.then(() => this.sessionOf(shard))
  }

  /** @param info the session as @discordjs/ws knows it now; null where it drops the session */
  update(shard: number, info: SessionInfo | null): void {
    if (!this.closed) this.parts.progressOf(shard).live = info ?? this.afterLoss(shard)
  }

  /** The shard reached the gateway. */
  reached(shard: number): void {
    this.unreachableSince.delete(shard)
    this.waits.delete(shard)
  }

  /** The shard could not reach the gateway, or lost its socket. */
  unreachable(shard: number): void {
    if (!this.unreachableSince.has(shard)) this.unreachableSince.set(shard, this.parts.now())
  }

  /** The shard connects again after this wait. */
  reconnectAfter(shard: number, wait: Promise<void>): void {
    this.waits.set(shard, wait)
  }

  /** No shard connects any more, and sessions stay as they are. */
  close(): void {
    this.closed = true
  }

  private sessionOf(shard: number): SessionInfo | null | Promise<never> {
    const { live } = this.parts.progressOf(shard)
    if (this.closed || !this.parts.mayConnect()) return new Promise(() => {})
    if (live !== null || this.mayIdentify) return live
    this.abandoned.add(shard)
    this.parts.onAbandoned()
    return new Promise(() => {})
  }

  /**
   * The session to connect with where @discordjs/ws drops one. It also drops a session where the network failed, though
   * Discord keeps it: the messages of that time would then be lost. The session's own address may be what cannot be
   * reached, so the next attempt goes to the common one.
   */
  private afterLoss(shard: number): SessionInfo | null {
    const { live } = this.parts.progressOf(shard)
    const since = this.unreachableSince.get(shard)
    if (live === null || since === undefined) return null
    if (this.parts.now() - since > RESUMABLE_MS) return null
    return { ...live, resumeURL: this.parts.url }
  }
}
