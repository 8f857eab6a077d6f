import type { Application } from '../discord/community/application.ts'
import type { Discord } from '../discord/discord.ts'
import type { DiscordEvent } from '../discord/feed.ts'
import { createServer, setUpServer } from './create-server.ts'
import type { Limits } from './limits.ts'
import type { Standing } from './protocol.ts'
import { Room } from './room.ts'

/** Reads the XP of the members of these servers. */
export type ReadStandings = (guildIds: readonly string[]) => Promise<ReadonlyMap<string, readonly Standing[]>>

export interface PlaygroundParts {
  discord: Discord
  application: Application
  limits: Limits
  readStandings: ReadStandings
  /** Milliseconds since 1970. */
  now(): number
}

/** XP is read again for this long after an act, because awards, imports and resets take a moment. */
const READ_XP_FOR_MS = 15_000
/** When all rooms are taken, a new visitor replaces a room without a browser whose last act is this long ago. */
const ABANDONED_MS = 60_000

/** The rooms of all visitors. */
export class Playground {
  readonly discord: Discord
  readonly application: Application
  readonly limits: Limits
  readonly now: () => number
  readonly #readStandings: ReadStandings
  readonly #rooms = new Map<string, Room>()
  readonly #byGuild = new Map<string, Room>()
  readonly #readXpUntil = new Map<Room, number>()
  readonly #stopListening: () => void
  /** Rooms that are being created. */
  #creating = 0

  constructor({ discord, application, limits, readStandings, now }: PlaygroundParts) {
    this.discord = discord
    this.application = application
    this.limits = limits
    this.now = now
    this.#readStandings = readStandings
    this.#stopListening = discord.onEvent((event) => this.#hear(event))
  }

  get size(): number {
    return this.#rooms.size
  }

  /** The room with this token; null if there is none, or if it was removed. */
  find(token: string): Room | null {
    return this.#rooms.get(token) ?? null
  }

  /** Creates a room. @returns null if all rooms are in use @throws if the bot does not answer */
  async createRoom(): Promise<Room | null> {
    if (this.#rooms.size + this.#creating >= this.limits.rooms && !this.#removeAbandoned()) return null
    this.#creating += 1
    try {
      const server = createServer(this.discord, this.application)
      const room = new Room(this.discord, server, this.limits, this.now())
      // Before the set-up, so that the wire shows the commands of the set-up too.
      this.#byGuild.set(room.guild.id, room)
      await setUpServer(this.discord, this.application, server).catch((error: unknown) => {
        this.#remove(room, 'stopping')
        throw error
      })
      for (const self of room.selves) room.privateView(self).messages.clear()
      this.#rooms.set(room.token, room)
      return room
    } finally {
      this.#creating -= 1
    }
  }

  /** Notes that the visitor did something: the room stays, and its XP is read again. */
  use(room: Room): void {
    room.usedAt = this.now()
    this.#readXpUntil.set(room, room.usedAt + READ_XP_FOR_MS)
  }

  /** Removes the idle rooms. */
  sweep(): void {
    const before = this.now() - this.limits.idleMs
    for (const room of this.#rooms.values()) if (room.usedAt <= before) this.#remove(room, 'idle')
  }

  /** Reads the XP of the rooms that were used lately, and sends the changes to their browsers. */
  async updateStandings(): Promise<void> {
    const now = this.now()
    for (const [room, until] of this.#readXpUntil) if (until < now) this.#readXpUntil.delete(room)
    const rooms = [...this.#readXpUntil.keys()]
    if (rooms.length === 0) return
    const found = await this.#readStandings(rooms.map(({ guild }) => guild.id))
    for (const room of rooms) {
      for (const standing of found.get(room.guild.id) ?? []) {
        if (room.standings.get(standing.userId)?.xp === standing.xp) continue
        room.standings.set(standing.userId, standing)
        room.tell({ tell: 'standing', standing })
      }
    }
  }

  close(): void {
    this.#stopListening()
    for (const room of this.#rooms.values()) this.#remove(room, 'stopping')
  }

  #removeAbandoned(): boolean {
    const before = this.now() - ABANDONED_MS
    const abandoned = [...this.#rooms.values()].filter((room) => room.clients.size === 0 && room.usedAt <= before)
    const [oldest] = abandoned.sort((a, b) => a.usedAt - b.usedAt)
    if (oldest !== undefined) this.#remove(oldest, 'idle')
    return oldest !== undefined
  }

  #remove(room: Room, why: 'idle' | 'stopping'): void {
    this.#rooms.delete(room.token)
    this.#byGuild.delete(room.guild.id)
    this.#readXpUntil.delete(room)
    room.remove(why)
  }

  #hear(event: DiscordEvent): void {
    if (event.type === 'interaction-sent') {
      const { guild, asked, status, ms, bodies } = event
      this.#byGuild.get(guild?.id ?? '')?.log({ kind: 'interaction', method: 'POST', route: asked, status, ms }, bodies)
    } else if (event.type === 'request-answered') {
      const { guild, method, route, status, ms, bodies } = event
      this.#byGuild.get(guild.id)?.log({ kind: 'rest', method, route, status, ms }, bodies)
    }
  }
}
