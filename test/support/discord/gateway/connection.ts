import type { ServerWebSocket } from 'bun'
import { GatewayOpcodes } from 'discord-api-types/v10'
import type { Faults } from '../misbehaviour.ts'
import { closeReason } from './close-codes.ts'
import type { Session } from './session.ts'

export interface SocketData {
  connection: Connection | null
  /** Set where the address asks for a version that does not exist: closed as soon as it opens. */
  refusal: number | null
}

/** Dispatches that may wait for the next microtask, so that a burst goes out in few writes. */
const BATCH = 64

/** One socket, with the number of the newest dispatch that it sent. */
export class Connection {
  readonly socket: ServerWebSocket<SocketData>
  readonly #faults: Faults
  session: Session | null = null
  /** Number of the newest dispatch sent here. */
  sent = 0
  heartbeatAt = Date.now()
  /** Client events counted towards 4008, in a window of a minute. */
  events = { count: 0, since: Date.now() }
  #scheduled = false
  #blocked = false
  #closed = false

  constructor(socket: ServerWebSocket<SocketData>, faults: Faults) {
    this.socket = socket
    this.#faults = faults
  }

  /** Takes over a session whose client has everything up to `sequence`. */
  attach(session: Session, sequence: number): void {
    this.session = session
    this.sent = sequence
    session.connection = this
    session.detachedAt = null
  }

  send(op: GatewayOpcodes, data: unknown): void {
    if (!this.#closed) this.socket.send(JSON.stringify({ t: null, s: null, op, d: data }))
  }

  flushSoon(): void {
    const delayMs = this.#faults.now.dispatchDelayMs
    const waiting = (this.session?.replay.last ?? 0) - this.sent
    if (delayMs === 0 && waiting >= BATCH) this.flush()
    else if (!this.#scheduled) this.#flushAfter(delayMs)
  }

  #flushAfter(delayMs: number): void {
    this.#scheduled = true
    const flush = () => {
      this.#scheduled = false
      this.flush()
    }
    if (delayMs > 0) setTimeout(flush, delayMs)
    else queueMicrotask(flush)
  }

  /** Sends what the client has not seen, until the socket's buffer is full; the rest follows when it drains. */
  flush(): void {
    const session = this.session
    if (!session || this.#blocked || this.#closed) return
    this.socket.cork(() => {
      while (this.sent < session.replay.last && !this.#blocked) {
        const dispatch = session.replay.get(this.sent + 1)
        if (!dispatch) throw new Error(`dispatch ${this.sent + 1} was dropped before it was sent`)
        this.sent += 1
        const frame = `{"t":"${dispatch.type}","s":${this.sent},"op":${GatewayOpcodes.Dispatch},"d":${dispatch.data}}`
        this.#blocked = this.socket.send(frame) === -1
      }
    })
  }

  drained(): void {
    this.#blocked = false
    this.flush()
  }

  close(code: number): void {
    this.#closed = true
    this.socket.close(code, closeReason(code))
  }

  /** Ends the socket without a closing handshake, as a lost network does; the client sees 1006. */
  drop(): void {
    this.#closed = true
    this.socket.terminate()
  }

  /** Whether this side closed the socket, so that the close code is not the client's. */
  get closedHere(): boolean {
    return this.#closed
  }

  /** The socket is gone; its session waits to be resumed. */
  detach(): void {
    if (this.session?.connection !== this) return
    this.session.connection = null
    this.session.detachedAt = Date.now()
  }
}
