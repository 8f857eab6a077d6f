import { until } from '../until.ts'
import type { Act } from './acts.ts'
import type { Room, Told } from './protocol.ts'

type ToldOf<Kind extends Told['tell']> = Extract<Told, { tell: Kind }>
type Entered = ToldOf<'entered'>
/** An act without its nonce, which the visitor adds. */
type Plain = Act extends infer One ? (One extends Act ? Omit<One, 'nonce'> : never) : never

/** Long enough for a busy machine. */
const PATIENCE_MS = 60_000

/** A visitor without the page: it sends acts, and keeps everything that the server tells it. */
export class PlaygroundVisitor {
  readonly told: Told[] = []
  readonly url: string
  #socket: WebSocket
  #nonce = 0
  readonly #listeners = new Set<(told: Told) => void>()
  isClosed = false

  private constructor(url: string) {
    this.url = url
    this.#socket = new WebSocket(`${url.replace('http', 'ws')}/playground/socket`, { headers: { Origin: url } })
    this.#socket.addEventListener('message', ({ data }) => {
      // The server's own type; the test would fail where a field is missing.
      const told = JSON.parse(String(data)) as Told
      this.told.push(told)
      for (const listen of this.#listeners) listen(told)
    })
    this.#socket.addEventListener('close', () => {
      this.isClosed = true
    })
  }

  /** Enters a room. @param token of a room that was entered before; null for a new one @returns once the room is shown or refused */
  static async enters(url: string, token: string | null = null): Promise<PlaygroundVisitor> {
    const visitor = new PlaygroundVisitor(url)
    await new Promise((resolve, reject) => {
      visitor.#socket.addEventListener('open', resolve)
      visitor.#socket.addEventListener('error', () => reject(new Error('the socket was refused')))
    })
    visitor.#send({ do: 'enter', token })
    await until('the room is shown', () => visitor.told.length > 0)
    return visitor
  }

  /** The room as it was last shown whole. */
  get entered(): Entered {
    const last = this.all('entered').at(-1)
    if (last === undefined) throw new Error(`no room was entered: ${JSON.stringify(this.told.at(-1))}`)
    return last
  }

  get room(): Room {
    return this.entered.room
  }

  channel(name: string): string {
    const found = this.room.channels.find((channel) => channel.name === name)
    if (found === undefined) throw new Error(`there is no channel ${name}`)
    return found.id
  }

  all<Kind extends Told['tell']>(kind: Kind): ToldOf<Kind>[] {
    return this.told.filter((one): one is ToldOf<Kind> => one.tell === kind)
  }

  /** Waits until the server tells something of this kind that fits. What it told before counts too. */
  async hears<Kind extends Told['tell']>(kind: Kind, fits: (told: ToldOf<Kind>) => boolean = () => true) {
    const known = this.all(kind).find(fits)
    if (known !== undefined) return known
    const { promise, resolve, reject } = Promise.withResolvers<ToldOf<Kind>>()
    const isMeant = (told: Told): told is ToldOf<Kind> => told.tell === kind
    const listen = (told: Told) => isMeant(told) && fits(told) && resolve(told)
    this.#listeners.add(listen)
    const timer = setTimeout(() => reject(new Error(`the visitor heard no ${kind} that fits`)), PATIENCE_MS)
    try {
      return await promise
    } finally {
      clearTimeout(timer)
      this.#listeners.delete(listen)
    }
  }

  /** Sends an act. @returns its nonce */
  does(act: Plain): string {
    this.#nonce += 1
    const nonce = String(this.#nonce)
    this.#send({ ...act, nonce } as Act)
    return nonce
  }

  /** Sends an act, and waits for its answer of this kind. */
  async asks<Kind extends 'modal' | 'choices' | 'refused' | 'interaction' | 'inspected' | 'entered'>(
    kind: Kind,
    act: Plain,
  ) {
    const nonce = this.does(act)
    // Each of these kinds has a nonce.
    return await this.hears(kind, (told) => (told as { nonce?: string }).nonce === nonce)
  }

  /** Acts as the other member from now on. @param nth in `selves` */
  async becomes(nth: number): Promise<void> {
    await this.asks('entered', { do: 'be', userId: this.room.selves[nth]?.id ?? '' })
  }

  /** The messages that were shown since the room was entered, edits and private ones included. */
  get messages() {
    return this.all('dispatched').flatMap(({ event }) =>
      event.t === 'MESSAGE_CREATE' || event.t === 'MESSAGE_UPDATE' ? [event.d] : [],
    )
  }

  leaves(): void {
    this.#socket.close()
  }

  #send(act: Act): void {
    this.#socket.send(JSON.stringify(act))
  }
}
