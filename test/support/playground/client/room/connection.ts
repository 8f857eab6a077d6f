import type { Act, Told } from '../../protocol.ts'

/** An act without its nonce, which the connection adds. */
export type Doing = DistributiveOmit<Act, 'nonce'>
type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never

/** Waits between attempts to connect. The last one repeats. */
const WAITS_MS = [300, 1_000, 2_000, 5_000]

export type Link = 'connecting' | 'open' | 'lost' | 'closed'

interface Handlers {
  onTold: (told: Told) => void
  onLink: (link: Link) => void
  /** The first act on each new socket. */
  greeting: () => Doing
}

/** A socket to the playground's server that connects again by itself, until the server says that the room is closed. */
export class Connection {
  readonly #address: string
  readonly #handlers: Handlers
  #socket: WebSocket | null = null
  #attempts = 0
  #isClosed = false
  #lastNonce = 0

  constructor(address: string, handlers: Handlers) {
    this.#address = address
    this.#handlers = handlers
  }

  /** Connects, also after the server closed the room. */
  open(): void {
    this.#isClosed = false
    this.#handlers.onLink(this.#attempts === 0 ? 'connecting' : 'lost')
    const socket = new WebSocket(this.#address)
    this.#socket = socket
    socket.addEventListener('open', () => {
      this.act(this.#handlers.greeting())
    })
    socket.addEventListener('message', ({ data }) => {
      // The server's own types describe what it sends.
      const told = JSON.parse(String(data)) as Told
      if (told.tell === 'entered') {
        this.#attempts = 0
        this.#handlers.onLink('open')
      }
      if (told.tell === 'closed') this.#isClosed = true
      this.#handlers.onTold(told)
    })
    socket.addEventListener('close', () => {
      if (this.#isClosed) return this.#handlers.onLink('closed')
      this.#handlers.onLink('lost')
      const wait = WAITS_MS[Math.min(this.#attempts, WAITS_MS.length - 1)]
      this.#attempts += 1
      setTimeout(() => this.open(), wait)
    })
  }

  /** Sends an act. @returns its nonce, which the answer repeats; null while there is no connection */
  act(doing: Doing): string | null {
    if (this.#socket?.readyState !== WebSocket.OPEN) return null
    this.#lastNonce += 1
    const nonce = String(this.#lastNonce)
    this.#socket.send(JSON.stringify({ ...doing, nonce }))
    return nonce
  }
}
