import { doubledWaitMs, withJitter } from '../time/back-off.ts'
import type { Clock } from '../time/clock.ts'
import { BOT, type ConnectTurns } from './sessions/session-options.ts'

/** A connection attempt that has not ended by then no longer keeps others waiting. */
const LONGEST_ATTEMPT_MS = 30_000

const WAITS = { firstMs: 1_000, longestMs: 60_000 }
/** A success sooner than this after the previous one does not shorten the wait: the connection may be lost again. */
const STEADY_MS = 60_000

/**
 * How long to wait before an attempt: nothing before the first, then doubling.
 * @param attempts those made since the last success
 * @param random 0..1
 */
export const backOffMs = (attempts: number, random: number): number =>
  attempts === 0 ? 0 : withJitter(doubledWaitMs(attempts, WAITS), random)

/** The waits of one connection: none after a success, longer for a connection that is lost again and again. */
export class BackOff {
  private attempts = 0
  private arrivedAt = Number.NEGATIVE_INFINITY

  constructor(private readonly parts: { clock: { now(): number }; random: () => number }) {}

  /** Milliseconds to wait before the attempt that is made now. */
  next(): number {
    return backOffMs(this.attempts++, this.parts.random())
  }

  arrived(): void {
    const now = this.parts.clock.now()
    if (now - this.arrivedAt >= STEADY_MS) this.attempts = 0
    this.arrivedAt = now
  }
}

export interface ConnectQueueParts {
  /** Connections that may be under way at the same time. */
  atOnce: number
  clock: Clock
  random: () => number
  /** How long an attempt keeps its place, in milliseconds. */
  longestAttemptMs?: number
}

/** Lets many bots connect a few at a time, so that neither Discord nor this process is overloaded when all connect again. */
export class ConnectQueue {
  private readonly queue: (() => void)[] = []
  private underWay = 0

  constructor(readonly parts: ConnectQueueParts) {}

  turnsOfBot(): BotConnectTurns {
    return new BotConnectTurns(this)
  }

  async enter(): Promise<void> {
    if (this.underWay < this.parts.atOnce) {
      this.underWay++
      return
    }
    await new Promise<void>((resolve) => this.queue.push(resolve))
  }

  /** Ends a connection attempt; the next in the queue may connect. */
  leave(): void {
    const next = this.queue.shift()
    if (next) next()
    else this.underWay--
  }
}

interface Connection {
  backOff: BackOff
  /** Ends the attempt's place in the queue; null while no attempt is being made. */
  place: ReturnType<typeof setTimeout> | null
}

/**
 * Decides when one bot may connect. After a failure each of its connections waits, longer each time, and for a random
 * part of that time, so that bots do not connect again together.
 */
export class BotConnectTurns implements ConnectTurns {
  private readonly connections = new Map<string, Connection>()
  private ended = false

  constructor(private readonly connectQueue: ConnectQueue) {}

  /** Resolves when the connection may be made, or at once after `end`. */
  async wait(name = BOT): Promise<void> {
    this.leave(name)
    const { clock, longestAttemptMs = LONGEST_ATTEMPT_MS } = this.connectQueue.parts
    const ms = this.connection(name).backOff.next()
    if (ms > 0) await clock.sleep(ms)
    if (this.ended) return
    await this.connectQueue.enter()
    if (this.ended) return this.connectQueue.leave()
    this.leave(name)
    this.connection(name).place = setTimeout(() => this.leave(name), longestAttemptMs)
  }

  arrived(name = BOT): void {
    // The first shard that arrives has connected the bot as a whole.
    for (const arrived of new Set([name, BOT])) {
      this.connection(arrived).backOff.arrived()
      this.leave(arrived)
    }
  }

  end(): void {
    this.ended = true
    for (const name of this.connections.keys()) this.leave(name)
  }

  private connection(name: string): Connection {
    const known = this.connections.get(name) ?? { backOff: new BackOff(this.connectQueue.parts), place: null }
    this.connections.set(name, known)
    return known
  }

  private leave(name: string): void {
    const connection = this.connections.get(name)
    if (connection === undefined || connection.place === null) return
    clearTimeout(connection.place)
    connection.place = null
    this.connectQueue.leave()
  }
}
