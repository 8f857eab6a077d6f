import type { SessionInfo } from '@discordjs/ws'
import { comesBack } from './refusal.ts'
import type { SessionOptions } from './session-options.ts'
import type { ShardStates } from './shard-states.ts'

/** Discord keeps a session for some minutes; one that has been unreachable for longer is not worth resuming. */
const RESUMABLE_MS = 5 * 60_000

export interface ResumptionParts extends Pick<SessionOptions, 'connectTurns' | 'intake'> {
  shardCount: number
  states: ShardStates
  /** Whether a shard without a session to resume may identify. If not, the shard is abandoned. */
  mayIdentify: boolean
  /** Whether this process may still connect the shard. */
  mayConnect: () => boolean
  /** The common address of the gateway. */
  url: string
  onAbandoned: () => void
  now: () => number
}

/**
 * Tells @discordjs/ws which session each shard connects with, and when. @discordjs/ws waits for the answer, so a shard that
 * must not connect gets none.
 */
export class Resumption {
  mayIdentify: boolean
  /** Whether the shards are being closed: then none connects again. */
  isClosed = false
  private readonly abandoned = new Set<number>()
  private readonly unreachableSince = new Map<number, number>()
  /** Shards that lost their connection, each with the time to wait before the next attempt. */
  private readonly waits = new Map<number, Promise<void>>()

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
    if (!this.isClosed) this.parts.states.of(shard).progress.live = info ?? this.afterLoss(shard)
  }

  /** The shard reached the gateway. */
  reached(shard: number): void {
    this.parts.states.of(shard).isPaused = false
    this.unreachableSince.delete(shard)
    this.waits.delete(shard)
  }

  /** The shard could not reach the gateway, or lost its socket. */
  unreachable(shard: number): void {
    if (!this.unreachableSince.has(shard)) this.unreachableSince.set(shard, this.parts.now())
  }

  /** The shard receives events. */
  arrived(shard: number): void {
    this.parts.connectTurns.arrived(this.turnOf(shard))
  }

  /**
   * Marks a shard as paused: once closed, it connects again when there is room for its events.
   * @returns false if it is paused already, or if the shards are being closed
   */
  pause(shard: number): boolean {
    const state = this.parts.states.of(shard)
    if (this.isClosed || state.isPaused) return false
    state.isPaused = true
    return true
  }

  /** The connection of the shard was closed: decides when it connects again. @returns whether the shard is paused */
  closed(shard: number, code: number): boolean {
    const { states, intake, connectTurns } = this.parts
    const state = states.of(shard)
    if (state.isPaused) {
      const unpause = () => {
        state.isPaused = false
      }
      this.waits.set(shard, intake.room().then(unpause))
      return true
    }
    if (comesBack(code)) this.waits.set(shard, connectTurns.wait(this.turnOf(shard)))
    return false
  }

  /** No shard connects any more, and sessions stay as they are. */
  close(): void {
    this.isClosed = true
  }

  private turnOf(shard: number): string {
    return `${shard}/${this.parts.shardCount}`
  }

  private sessionOf(shard: number): SessionInfo | null | Promise<never> {
    const { live } = this.parts.states.of(shard).progress
    if (this.isClosed || !this.parts.mayConnect()) return new Promise(() => {})
    if (live !== null || this.mayIdentify) return live
    this.abandoned.add(shard)
    this.parts.onAbandoned()
    return new Promise(() => {})
  }

  /**
   * The session to connect with where @discordjs/ws drops one. It also drops a session where the network failed, though
   * Discord keeps it: the messages of that time would then be lost. Perhaps only the session's own address cannot be
   * reached, so the next attempt uses the common one.
   */
  private afterLoss(shard: number): SessionInfo | null {
    const { live } = this.parts.states.of(shard).progress
    const since = this.unreachableSince.get(shard)
    if (live === null || since === undefined) return null
    if (this.parts.now() - since > RESUMABLE_MS) return null
    return { ...live, resumeURL: this.parts.url }
  }
}
