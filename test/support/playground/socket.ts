import type { ServerWebSocket } from 'bun'
import * as v from 'valibot'
import type { UserState } from '../discord/state/user.ts'
import { type Act, act as actSchema, nonceOf } from './acts.ts'
import { perform } from './perform.ts'
import type { Playground } from './playground.ts'
import type { Told } from './protocol.ts'
import type { Client, Room } from './room.ts'
import { snapshot } from './snapshot.ts'

/** A browser that has not read this many bytes is disconnected. */
const MOST_WAITING_BYTES = 4 * 1_048_576

/** One browser's socket: the room that it entered, and the member that it acts as there. */
export class PageSocket {
  readonly #playground: Playground
  readonly #socket: ServerWebSocket<unknown>
  #entered: { room: Room; client: Client & { self: UserState } } | null = null
  #isEntering = false
  #isClosed = false

  constructor(playground: Playground, socket: ServerWebSocket<unknown>) {
    this.#playground = playground
    this.#socket = socket
  }

  /** Reads an act of the page. A socket that sends something else is closed. */
  receive(text: string): void {
    const act = v.safeParse(v.pipe(v.string(), v.parseJson(), actSchema), text)
    if (act.success) void this.#do(act.output)
    else this.#socket.close(4002, 'not an act')
  }

  close(): void {
    this.#isClosed = true
    this.#entered?.room.clients.delete(this.#entered.client)
    this.#entered = null
  }

  async #do(act: Act): Promise<void> {
    if (act.do === 'enter') return await this.#enter(act)
    if (this.#entered === null) return this.#socket.close(4003, 'enter first')
    const { room, client } = this.#entered
    this.#playground.use(room)
    if (act.do === 'be') {
      const self = room.selves.find(({ id }) => id === act.userId)
      const reason = 'you are not this member'
      if (self === undefined) return this.#tell({ tell: 'refused', ...nonceOf(act), by: 'playground', reason })
      client.self = self
      return this.#show(room, client, false, act)
    }
    if (act.do === 'speak') {
      client.self.locale = act.locale
      return this.#show(room, client, false, act)
    }
    await perform(this.#playground, room, client, act)
  }

  async #enter(act: Extract<Act, { do: 'enter' }>): Promise<void> {
    const { token, locale } = act
    if (this.#isEntering) return
    this.#isEntering = true
    const playground = this.#playground
    const known = token === null ? null : playground.find(token)
    const room = known ?? (await playground.createRoom().catch((error: unknown) => this.#fail(error)))
    if (room === undefined || this.#isClosed) return
    if (room === null || room.clients.size >= playground.limits.sockets) {
      this.#tell({ tell: 'closed', why: 'full' })
      return this.#socket.close(4004, 'full')
    }
    const [self] = room.selves
    if (self === undefined) throw new Error('a room has members')
    if (locale !== undefined && known === null) for (const each of room.selves) each.locale = locale
    const client = { self, tell: (told: Told) => this.#tell(told) }
    room.clients.add(client)
    this.#entered = { room, client }
    playground.use(room)
    this.#show(room, client, known === null, act)
  }

  #fail(error: unknown): undefined {
    const reason = `the bot does not answer yet: ${error instanceof Error ? error.message : error}`
    this.#tell({ tell: 'refused', by: 'playground', reason })
    this.#socket.close(4005, 'not ready')
  }

  #show(room: Room, { self }: Client, isNew: boolean, act: Act): void {
    const { discord, application, limits } = this.#playground
    const shown = snapshot(discord, application, room, self, limits)
    this.#tell({ tell: 'entered', ...nonceOf(act), token: room.token, isNew, room: shown })
  }

  #tell(told: Told): void {
    if (this.#socket.getBufferedAmount() > MOST_WAITING_BYTES) this.#socket.close(4006, 'too slow')
    else this.#socket.send(JSON.stringify(told))
  }
}
