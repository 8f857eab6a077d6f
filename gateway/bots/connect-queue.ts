import type { Clock } from '../time/clock.ts'
import { BackOff } from './sessions/back-off.ts'
import type { ConnectTurns } from './sessions/session-options.ts'

/** A connection that is neither made nor lost by then no longer keeps others waiting. */
const GIVE_WAY_MS = 30_000
/** The connection of a bot as a whole; the first of its shards to arrive has made it. */
const BOT = 'bot'

export interface ConnectQueueParts {
  /** Connections that may be under way at the same time. */
  atOnce: number
  clock: Clock
  random: () => number
  /** After how long a connection gives way, in milliseconds. */
  giveWayMs?: number
}

/** Lets many bots connect a few at a time, so that neither Discord nor this process is overrun when all come back at once. */
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

/** When one bot may connect. After a failure each of its connections waits, longer each time and never as long as others do. */
export class BotConnectTurns implements ConnectTurns {
  private readonly backOffs = new Map<string, BackOff>()
  /** One for each connection that is being made, with the time at which it gives way. */
  private readonly places = new Map<string, ReturnType<typeof setTimeout>>()
  private ended = false

  constructor(private readonly connectQueue: ConnectQueue) {}

  /** Resolves when the connection may be made; at once when the line has ended. */
  async wait(what = BOT): Promise<void> {
    this.leave(what)
    const { clock, giveWayMs = GIVE_WAY_MS } = this.connectQueue.parts
    const ms = this.backOff(what).next()
    if (ms > 0) await clock.sleep(ms)
    if (this.ended) return
    await this.connectQueue.enter()
    if (this.ended) return this.connectQueue.leave()
    this.leave(what)
    this.places.set(
      what,
      setTimeout(() => this.leave(what), giveWayMs),
    )
  }

  arrived(what = BOT): void {
    for (const connection of new Set([what, BOT])) {
      this.backOff(connection).arrived()
      this.leave(connection)
    }
  }

  end(): void {
    this.ended = true
    for (const what of [...this.places.keys()]) this.leave(what)
  }

  private backOff(what: string): BackOff {
    const known = this.backOffs.get(what) ?? new BackOff(this.connectQueue.parts)
    this.backOffs.set(what, known)
    return known
  }

  private leave(what: string): void {
    const place = this.places.get(what)
    if (place === undefined) return
    clearTimeout(place)
    this.places.delete(what)
    this.connectQueue.leave()
  }
}
